#!/usr/bin/env bash
# clang-tidy over every source of the project, with the compile commands of a configured build folder.
#   tests/house/check_tidy.sh BUILD_FOLDER [FILE...]
set -euo pipefail
build=$1
shift
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root"
if [ $# -eq 0 ]; then
    mapfile -t files < <(find backends model app -name '*.cpp' | sort)
else
    files=("$@")
fi
printf '%s\0' "${files[@]}" | xargs -0 -n 4 -P "$(nproc)" clang-tidy-14 -p "$build" --quiet --extra-arg=-Wno-unknown-warning-option
