# Sourced: a desktop of its own for one window, and ways to use it.

work=$(mktemp -d)
export XDG_RUNTIME_DIR=$work XDG_DATA_HOME=$work/data XDG_CACHE_HOME=$work/cache NO_AT_BRIDGE=1
export LIGHTFOOT_LIBRARY=$work/library.lightfoot
unset WAYLAND_DISPLAY
started=()

end_desktop() {
    for pid in "${started[@]}"; do kill "$pid" 2>/dev/null || true; done
    wait 2>/dev/null || true
    rm -rf "$work"
}
trap end_desktop EXIT

# start_desktop WIDTH HEIGHT: a screen on the first display that is free; the server finds it and tells.
start_desktop() {
    Xvfb -displayfd 3 -screen 0 "$1x$2x24" -nolisten tcp 3>"$work/display" 2>/dev/null &
    started+=($!)
    for _ in $(seq 100); do [ -s "$work/display" ] && break; sleep 0.1; done
    DISPLAY=:$(cat "$work/display")
    export DISPLAY
}

# open_window WIDTH HEIGHT: starts the program and waits for its window.
open_window() {
    "$lightfoot" >"$work/log" 2>&1 &
    window_pid=$!
    started+=("$window_pid")
    window=""
    for _ in $(seq 150); do
        window=$(xdotool search --onlyvisible --name '^Lightfoot$' 2>/dev/null | head -1) && [ -n "$window" ] && break
        kill -0 "$window_pid" || { cat "$work/log"; exit 1; }
        sleep 0.2
    done
    [ -n "$window" ] || { echo "no window"; exit 1; }
    xdotool windowsize --sync "$window" "$1" "$2" 2>/dev/null || true
    xdotool windowmove "$window" 0 0
    sleep 1
    xdotool windowfocus "$window"
}

# Processor time the window has used, in hundredths of a second.
ticks() { awk '{ print $14 + $15 }' "/proc/$window_pid/stat"; }

# settle: waits until the window has nothing more to do.
settle() {
    local before now
    before=$(ticks)
    for _ in $(seq 90); do
        sleep 1
        now=$(ticks)
        [ $((now - before)) -le 1 ] && return 0
        before=$now
    done
}

key() { xdotool key --clearmodifiers "$1"; sleep "${2:-1.2}"; }

# shot FILE: a picture of the window; fails if it shows next to nothing.
shot() {
    import -window "$window" "$1"
    colours=$(identify -format %k "$1")
    [ "$colours" -gt 60 ] || { echo "$1 is blank: $colours colours"; exit 1; }
}

# wait_for SECONDS COMMAND...: until the command succeeds.
wait_for() {
    local end=$((SECONDS + $1))
    shift
    until "$@"; do
        [ "$SECONDS" -lt "$end" ] || return 1
        sleep 0.5
    done
}
