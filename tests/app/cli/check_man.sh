#!/usr/bin/env bash
# usage: check_man.sh MAN_DIR BIN_DIR
# The manual pages format without a warning, by whichever formatter the machine has, and name every option that the
# programs' own help names.
set -euo pipefail
complaints_of() {
    if command -v groff >/dev/null; then
        groff -ww -man -Tutf8 -z "$1" 2>&1
    elif command -v mandoc >/dev/null; then
        mandoc -T lint -W warning "$1" 2>&1 || true
    elif command -v man >/dev/null; then
        man --warnings -l "$1" 2>&1 >/dev/null
    else
        echo "no formatter of manual pages here; $1 is not checked" >&2
    fi
}
for program in durascope dscope; do
    page=$1/$program.1
    complaints=$(complaints_of "$page")
    [ -z "$complaints" ] || { echo "$page: $complaints"; exit 1; }
    options=$("$2/$program" --help | grep -oE -- '--[a-z-]+' | sort -u)
    [ -n "$options" ] || { echo "$program --help names no option"; exit 1; }
    plain=$(sed 's/\\-/-/g' "$page")
    for option in $options; do
        grep -qF -- "$option" <<<"$plain" || { echo "$page does not name $option"; exit 1; }
    done
done
