#!/usr/bin/env bash
# The rules of the house that a command can judge: sizes, layers, engines, forbidden calls, format.
# Prints each breach and exits with 1 when there is one.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
breaches=0
breach() { echo "$1"; breaches=$((breaches + 1)); }

mapfile -t all < <(find backends model app tests -name '*.h' -o -name '*.cpp' | sort)
mapfile -t own < <(printf '%s\n' "${all[@]}" | grep -v '^tests/')

# no_match PATTERN SENTENCE FILE...: every line that matches is a breach.
no_match() {
    local pattern=$1 sentence=$2
    shift 2
    [ $# -eq 0 ] && return 0
    while IFS= read -r line; do breach "$sentence: $line"; done < <(grep -nHE "$pattern" "$@")
}

check_sizes() {
    local median
    median=$(wc -l "${own[@]}" | grep -v ' total$' | awk '{print $1}' | sort -n | awk '{a[NR]=$1} END {print a[int((NR+1)/2)]}')
    [ "$median" -le 180 ] || breach "the median source file has $median lines (180)"
    while read -r lines file; do
        [ "$lines" -le 500 ] || breach "$file has $lines lines (500)"
    done < <(wc -l "${all[@]}" | grep -v ' total$')
}

in_layer() { printf '%s\n' "${own[@]}" | grep "^$1/"; }

check_layers() {
    mapfile -t backends < <(in_layer backends)
    mapfile -t model < <(in_layer model)
    mapfile -t app < <(in_layer app)
    no_match '#include [<"](model|app)/' "an arrow that runs back" "${backends[@]}"
    no_match '#include [<"]app/' "an arrow that runs back" "${model[@]}"
    no_match '#include <Q' "Qt in an engine" "${backends[@]}"
    no_match '#include <Q(Widget|Dialog|Application|GuiApplication|MainWindow|Painter|Pixmap|Image|Color|Font|Icon|Action|Style)' \
        "a pixel below app/" "${model[@]}"
    no_match '#include [<"](sqlite3\.h|libpq-fe\.h|pqxx/)' "an engine above backends/" "${model[@]}" "${app[@]}"
    mapfile -t without_local < <(printf '%s\n' "${model[@]}" | grep -v '^model/local/')
    no_match '"[^"]*\b(SELECT .*FROM|INSERT INTO|UPDATE [a-z_]+ SET|DELETE FROM)\b' "SQL above backends/" \
        "${without_local[@]}" "${app[@]}"
}

check_calls() {
    no_match '\bprocessEvents\(' "a nested event loop" "${own[@]}"
    no_match '\b(SIGNAL|SLOT)\(' "a connection by text" "${own[@]}"
    no_match '\b(QTextBrowser|setHtml|setMarkdown|Qt::RichText|Qt::AutoText)\b' "text of a store could become markup" "${own[@]}"
    mapfile -t lists < <(printf '%s\n' "${own[@]}" | grep '^app/widgets/row')
    no_match '\.elidedText\(' "text measured in a paint" "${lists[@]}"
    no_match '"[^"]*\b(OFFSET [0-9?:]|SELECT \*)' "paging by offset, or all columns" "${own[@]}"
    no_match '\bQ_ASSERT_X?\(false' "an assertion instead of an error" "${own[@]}"
}

check_format() {
    local formatter
    formatter=$(command -v clang-format-14) || { echo "format not checked: clang-format-14 is not installed"; return 0; }
    local complaints
    complaints=$("$formatter" --dry-run -Werror "${all[@]}" 2>&1) || breach "$(grep -m 5 error: <<<"$complaints")"
}

check_licences() {
    for file in "${all[@]}"; do
        head -n 1 "$file" | grep -q 'SPDX-License-Identifier: Apache-2.0' || breach "$file does not name its licence"
    done
}

check_sizes
check_layers
check_calls
check_format
check_licences
[ "$breaches" -eq 0 ] && echo "the house is in order" || exit 1
