#!/usr/bin/env bash
# Takes the pictures of the README: the sample runner on every screen, light and dark.
# usage: packaging/screenshots.sh [LIGHTFOOT]
set -euo pipefail
cd "$(dirname "$0")/.."
lightfoot=$(realpath "${1:-target/release/lightfoot}")
. tests/desktop/lib.sh
mkdir -p assets/screenshots
"$lightfoot" import --sample >/dev/null
start_desktop 1440 900
open_window 1440 900
settle
for theme in light dark; do
    for screen in 1:today 2:trends 3:runs 4:diary; do
        key "ctrl+${screen%%:*}" 1.5
        settle
        shot "assets/screenshots/${screen##*:}-$theme.png"
    done
    key ctrl+t
    settle
done
mogrify -strip +dither -colors 256 assets/screenshots/*.png
ls -l assets/screenshots
