#!/usr/bin/env bash
# Takes the pictures of the README, light and dark: the sample runner, and the diary of one whose last runs wait for a
# rating; an account before it is imported, and a table of the runner's own.
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

# What an account would bring, and what the columns of a table nobody knows may mean.
export LIGHTFOOT_LIBRARY=$work/import.lightfoot
cp -r tests/data/fitbit tests/data/whoop tests/data/strength_log/hevy.csv "$work/runner"
(cd "$work" && /usr/bin/python3 -m zipfile -c account.zip runner)
cat >"$work/my log.csv" <<'TABLE'
When,Body weight,Sleep,Resting pulse,Legs,Comment
3/5/2026,154.3,431,48,6,stairs yesterday
3/6/2026,153.9,398,,4,
3/7/2026,154.8,365,51,7,legs like lead
3/8/2026,1543,412,49,3,
3/9/2026,153.7,,50,,rest day
TABLE
open_window 1440 900
settle
/usr/bin/python3 tests/desktop/drop.py Lightfoot "$work/account.zip"
settle
shot assets/screenshots/import-light.png
key Return
settle
/usr/bin/python3 tests/desktop/drop.py Lightfoot "$work/my log.csv"
settle
shot assets/screenshots/table-light.png
kill "$window_pid"
wait "$window_pid" || true
mogrify -strip +dither -colors 256 assets/screenshots/*.png
ls -l assets/screenshots
