#!/usr/bin/env bash
# Installs what the tests need and runs all of them, quickest first.
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/packages.sh
install_missing gcc libc6-dev ca-certificates "${window_packages[@]}" \
    xvfb xauth xdotool imagemagick python3 python3-xlib poppler-utils qpdf
need_rust
# Our own code optimised a little: the invented runners cross years of data.
export CARGO_TERM_COLOR=never CARGO_INCREMENTAL=0 CARGO_PROFILE_DEV_OPT_LEVEL=1

step() { printf '\n== %s\n' "$*"; }

step "Format"
cargo fmt --check
step "The core, without any window"
cargo test --locked --no-default-features
step "Lints of the core"
cargo clippy --locked --no-default-features --tests -- -D warnings
step "Everything, with the window driven through its accessibility tree"
cargo test --locked --features gui-tests --lib --bins --test gui
cargo test --locked --features gui-tests --test core report::
step "Lints of everything"
cargo clippy --locked --features gui-tests --all-targets -- -D warnings
step "Documentation"
RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps --quiet
step "A real window: files dropped by another program"
bash tests/desktop/run.sh
