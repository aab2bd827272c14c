#!/usr/bin/env bash
# Tries readers with bytes that a fuzzer finds, guided by the code they reach: `bash tests/fuzz.sh [format] [seconds]`.
# A format is a key of the table in src/import/formats.rs or `archive`; without one, each has its turn. What is found
# lies in fuzz/artifacts and belongs into tests/data/damaged once it is mended. Any stable compiler will do.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${2:-20}
target=$(rustc -vV | sed -n 's/^host: //p')
# What cargo-fuzz would pass: count the branches reached, and what bytes are compared with.
export RUSTFLAGS="-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
-Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
-Cllvm-args=-sanitizer-coverage-trace-compares --cfg fuzzing"
# The same versions as the program's.
cp Cargo.lock fuzz/Cargo.lock
(cd fuzz && cargo build --release --target "$target")
keys=${1:-$(sed -n 's/^ *key: "\(.*\)",$/\1/p' src/import/formats.rs) archive}
for key in $keys; do
    mkdir -p "fuzz/corpus/$key" "fuzz/artifacts/$key"
    printf '\n== %s\n' "$key"
    # Every sample is a seed: what is sound to one reader is hostile to another.
    LIGHTFOOT_FUZZ=$key "fuzz/target/$target/release/format" -max_total_time="$seconds" -max_len=20000 -timeout=10 \
        -rss_limit_mb=1024 -verbosity=0 -print_final_stats=1 -artifact_prefix="fuzz/artifacts/$key/" \
        "fuzz/corpus/$key" tests/data
done
