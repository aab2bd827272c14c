#!/usr/bin/env bash
# The real window on a real (virtual) screen: files dropped by another process, every screen looked at.
# usage: tests/desktop/run.sh [LIGHTFOOT]     keeps the pictures in target/desktop
set -euo pipefail
cd "$(dirname "$0")/../.."
lightfoot=$(realpath "${1:-target/debug/lightfoot}")
for tool in Xvfb xdotool import identify; do
    command -v "$tool" >/dev/null || { echo "skipped: $tool is not installed"; exit 0; }
done
. tests/desktop/lib.sh
pictures=target/desktop
mkdir -p "$pictures"

# Six weeks of an invented runner, as files with spaces and letters beyond ASCII in their names.
"$lightfoot" simulate --cause sleep --seed 5 --days 42 "$work/files" >/dev/null
runs=$(find "$work/files" -name '*.fit' | wc -l)
mv "$work/files" "$work/läufe und mehr"

start_desktop 1280 800
open_window 1280 800
shot "$pictures/first-start.png"

/usr/bin/python3 tests/desktop/drop.py Lightfoot "$work/läufe und mehr"
arrived() { [ "$("$lightfoot" runs --json 2>/dev/null | grep -c '"id"')" -ge "$runs" ]; }
wait_for 120 arrived || { echo "dropped $runs runs, the library holds fewer"; "$lightfoot" runs | tail -3; exit 1; }
sleep 3

for theme in light dark; do
    for screen in 1:today 2:trends 3:runs 4:diary 5:profile 6:import; do
        key "ctrl+${screen%%:*}"
        shot "$pictures/${screen##*:}-$theme.png"
    done
    key ctrl+t
done

# A window nobody touches draws nothing.
ticks() { awk '{ print $14 + $15 }' "/proc/$window_pid/stat"; }
before=$(ticks); sleep 4; after=$(ticks)
[ $((after - before)) -le 8 ] || { echo "idle, yet it used $((after - before)) ticks in 4 s"; exit 1; }

kill -0 "$window_pid" || { echo "the window is gone"; cat "$work/log"; exit 1; }
echo "desktop: $runs runs dropped and imported, 13 pictures, idle $((after - before)) ticks"
