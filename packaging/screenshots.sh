#!/usr/bin/env bash
# Takes the pictures of the README, light and dark: the sample runner, and the diary of one whose last runs wait for a
# rating.
# usage: packaging/screenshots.sh [LIGHTFOOT]
set -euo pipefail
cd "$(dirname "$0")/.."
lightfoot=$(realpath "${1:-target/release/lightfoot}")
. tests/desktop/lib.sh
mkdir -p assets/screenshots

# pictures SCREEN...: each as its number on the keyboard and its name.
pictures() {
    open_window 1440 900
    settle
    for theme in light dark; do
        for screen in "$@"; do
            key "ctrl+${screen%%:*}" 1.5
            settle
            shot "assets/screenshots/${screen##*:}-$theme.png"
        done
        key ctrl+t
        settle
    done
    kill "$window_pid"
    wait "$window_pid" || true
}

start_desktop 1440 900
"$lightfoot" import --sample >/dev/null
pictures 1:today 2:trends 3:runs
export LIGHTFOOT_LIBRARY=$work/diary.lightfoot
"$lightfoot" simulate --cause sleep --seed 4 --profile usual --last "$(date +%F)" "$work/runner" >/dev/null
rm "$work/runner/truth.json"
"$lightfoot" import "$work/runner" >/dev/null
pictures 4:diary
mogrify -strip +dither -colors 256 assets/screenshots/*.png
ls -l assets/screenshots
