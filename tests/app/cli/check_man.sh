#!/usr/bin/env bash
# The manual pages format without a warning. Uses whichever formatter the machine has.
set -euo pipefail
for page in "$1"/*.1; do
    if command -v groff >/dev/null; then
        complaints=$(groff -ww -man -Tutf8 -z "$page" 2>&1)
    elif command -v mandoc >/dev/null; then
        complaints=$(mandoc -T lint -W warning "$page" 2>&1 || true)
    elif command -v man >/dev/null; then
        complaints=$(man --warnings -l "$page" 2>&1 >/dev/null)
    else
        echo "no formatter of manual pages here; $page is not checked"
        continue
    fi
    [ -z "$complaints" ] || { echo "$page: $complaints"; exit 1; }
done
