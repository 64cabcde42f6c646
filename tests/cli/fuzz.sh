#!/bin/bash
# SPDX-License-Identifier: MIT
#
# The fuzz targets, shortly and the same each time: every input of the corpus,
# then so many made from them by a fixed seed.  Prints TAP.
set -u

src=${SRC:-.}
fuzzers=${BUILD%/san}/fuzz
failed=0
n=0

if ! type clang >/dev/null 2>&1; then
	echo "1..0 # SKIP no clang, whose libFuzzer the fuzz targets need"
	exit 0
fi

# try WHAT TARGET OPTION…: one run is one test.
try() {
	local what=$1 target=$2
	shift 2
	n=$((n + 1))
	if "$fuzzers/$target" -seed=1 -timeout=20 -max_len=1024 \
		-artifact_prefix="$TMPDIR/" "$@" >"$TMPDIR/log" 2>&1; then
		echo "ok $n - $target: $what"
	else
		echo "not ok $n - $target: $what"
		tail -n 50 "$TMPDIR/log" | sed 's/^/# /'
		for input in "$TMPDIR"/*-*; do
			[ ! -f "$input" ] || base64 "$input" | sed 's/^/# /'
		done
		failed=1
	fi
}

export ASAN_OPTIONS=quarantine_size_mb=8:$ASAN_OPTIONS
for source in "$src"/tests/fuzz/fuzz_*.c; do
	target=${source##*/fuzz_}
	target=${target%.c}
	try "its corpus" "$target" "$src/tests/fuzz/corpus/$target"/*
	mkdir "$TMPDIR/$target"
	try "beyond its corpus" "$target" -runs=3000 \
		"$TMPDIR/$target" "$src/tests/fuzz/corpus/$target"
done
echo "1..$n"
exit $failed
