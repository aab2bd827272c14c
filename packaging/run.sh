#!/usr/bin/env bash
# Installs what is missing, builds Lightfoot and opens its window; files given are imported.
# Without a display it imports the given files (or the sample runner) and writes lightfoot-summary.pdf here.
set -euo pipefail
here=$PWD
cd "$(dirname "$0")/.."
. packaging/packages.sh
install_missing gcc libc6-dev ca-certificates
need_rust

files=()
for file in "$@"; do
    case $file in /*) files+=("$file") ;; *) files+=("$here/$file") ;; esac
done

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    install_missing "${window_packages[@]}"
    cargo build --release --locked
    exec "${CARGO_TARGET_DIR:-target}/release/lightfoot" "${files[@]}"
fi

echo "No display here: Lightfoot works on the command line and writes the summary."
cargo build --release --locked
lightfoot=${CARGO_TARGET_DIR:-target}/release/lightfoot
if [ ${#files[@]} -eq 0 ]; then
    LIGHTFOOT_LIBRARY=$(mktemp -d)/sample.db
    export LIGHTFOOT_LIBRARY
    "$lightfoot" import --sample
else
    "$lightfoot" import "${files[@]}" || [ $? -eq 3 ]
fi
"$lightfoot" diagnose
"$lightfoot" report --output "$here/lightfoot-summary.pdf"
echo "The summary is $here/lightfoot-summary.pdf"
