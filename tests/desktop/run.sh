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

# What is dropped has spaces and letters beyond ASCII in its name; what should come of it, the command line says.
files="$work/läufe und mehr"
cp -r tests/data "$files"
"$lightfoot" --library "$work/expected.lightfoot" import "$files" >/dev/null || true
expected() { "$lightfoot" --library "$work/expected.lightfoot" runs --json; }
runs=$(expected | grep -c '"start_utc"')
[ "$runs" -gt 0 ] || { echo "no runs in tests/data"; exit 1; }

# Where there is no display it says so in one sentence.
said=$(env -u DISPLAY "$lightfoot" 2>&1) && { echo "a window without a display?"; exit 1; }
[ "$(wc -l <<<"$said")" -eq 1 ] && ! grep -q '\.rs' <<<"$said" || { echo "not a sentence: $said"; exit 1; }

start_desktop 1280 800
open_window 1280 800
shot "$pictures/first-start.png"

/usr/bin/python3 tests/desktop/drop.py Lightfoot "$files"
starts() { grep -o '"start_utc": *"[^"]*"' | sort; }
arrived() { diff <("$lightfoot" runs --json 2>/dev/null | starts) <(expected | starts) >/dev/null; }
# So many files are looked at first; the button that imports them has the focus.
settle
key Return
wait_for 120 arrived || { echo "$runs runs were dropped; the library holds:"; "$lightfoot" runs; exit 1; }
settle

for theme in light dark; do
    for screen in 1:today 2:trends 3:runs 4:diary 5:profile 6:import; do
        key "ctrl+${screen%%:*}"
        shot "$pictures/${screen##*:}-$theme.png"
    done
    key ctrl+t
done

# A window nobody touches draws nothing.
settle
before=$(ticks); sleep 4; after=$(ticks)
[ $((after - before)) -le 8 ] || { echo "idle, yet it used $((after - before)) ticks in 4 s"; exit 1; }

kill -0 "$window_pid" || { echo "the window is gone"; cat "$work/log"; exit 1; }
memory=$(awk '/^VmRSS/ { print int($2 / 1024) }' "/proc/$window_pid/status")
echo "desktop: $runs runs dropped and imported, 13 pictures, idle $((after - before)) ticks, $memory MB"
