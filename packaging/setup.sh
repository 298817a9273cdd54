#!/usr/bin/env bash
# Sets Durascope up on Debian 12: installs what is missing, builds, then opens the demo store or runs the tests.
#   packaging/setup.sh demo    the window on a simulated live system
#   packaging/setup.sh test    all default tests
#   packaging/setup.sh build   only build
# Runs as root or with sudo, any number of times.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

build_packages=(build-essential cmake ninja-build pkg-config qt6-base-dev libgl-dev libsqlite3-dev libexpected-dev
    nlohmann-json3-dev)
run_packages=(libqt6sql6-sqlite fonts-noto-core fonts-jetbrains-mono ccache)
test_packages=(xvfb xauth sqlite3 clang-format-14 man-db libbenchmark-dev)

install_missing() {
    local missing=()
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q "install ok installed" || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || { echo "setup: install these as root first: ${missing[*]}" >&2; exit 1; }
        as_root=(sudo)
    fi
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
}

build() {
    cmake --preset release
    cmake --build --preset release
}

case "${1:-}" in
demo)
    install_missing "${build_packages[@]}" "${run_packages[@]}"
    build
    exec build/bin/durascope demo:
    ;;
test)
    install_missing "${build_packages[@]}" "${run_packages[@]}" "${test_packages[@]}"
    build
    ctest --preset release
    ;;
build)
    install_missing "${build_packages[@]}" "${run_packages[@]}"
    build
    ;;
*)
    sed -n '2,6s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2
    exit 2
    ;;
esac
