#!/bin/bash
# SPDX-License-Identifier: MIT
# tests/run itself: what fails, dies, hangs or says nothing must be counted.
set -u
n=0
dir=$TMPDIR/programs
mkdir -p "$dir"

# expect LAST-LINE STATUS WHAT: runs the program on standard input.
expect() {
	local last=$1 status=$2 what=$3 out got
	n=$((n + 1))
	cat >"$dir/$n"
	chmod +x "$dir/$n"
	out=$(CI=${as_ci:-} TEST_SECONDS=1 "$SRC/tests/run" "$BUILD" "$dir/$n")
	got=$?
	if [ "$(tail -n 1 <<<"$out")" = "$last" ] && [ $got = "$status" ]; then
		echo "ok $n - $what"
	else
		echo "not ok $n - $what"
		echo "# wanted \"$last\", status $status; got $got and:"
		printf '%s\n' "$out" | sed 's/^/# /'
	fi
}

echo 1..16
expect "2 passed, 0 failed" 0 "two that pass" <<'T'
#!/bin/sh
printf '1..2\nok 1 - a\nok 2 - b\n'
T
expect "1 passed, 1 failed" 1 "one that fails" <<'T'
#!/bin/sh
printf '1..2\nok 1 - a\nnot ok 2 - b\n'; exit 1
T
expect "1 passed, 1 failed" 1 "a failure that the exit status hides" <<'T'
#!/bin/sh
printf '1..2\nok 1 - a\nnot ok 2 - b\n'
T
expect "1 passed, 1 failed" 1 "dying after the first of two" <<'T'
#!/bin/sh
printf '1..2\nok 1 - a\n'; exit 3
T
expect "1 passed, 1 failed" 1 "a bad exit after all results" <<'T'
#!/bin/sh
printf '1..1\nok 1 - a\n'; exit 1
T
expect "1 passed, 2 failed" 1 "killed by a signal" <<'T'
#!/bin/sh
printf '1..2\nok 1 - a\n'; kill -SEGV $$
T
expect "1 passed, 1 failed" 1 "no plan" <<'T'
#!/bin/sh
printf 'ok 1 - a\n'
T
expect "0 passed, 1 failed" 1 "no output" <<'T'
#!/bin/sh
T
expect "0 passed, 1 failed" 1 "a plan of nothing" <<'T'
#!/bin/sh
echo 1..0
T
expect "2 passed, 1 failed" 1 "more results than planned" <<'T'
#!/bin/sh
printf '1..1\nok 1 - a\nok 2 - b\n'
T
expect "0 passed, 2 failed" 1 "hanging" <<'T'
#!/bin/sh
echo 1..1; exec sleep 20
T
expect "1 passed, 0 failed, 1 skipped" 0 "one skipped" <<'T'
#!/bin/sh
printf '1..2\nok 1 - a\nok 2 # SKIP no root\n'
T
as_ci=true expect "1 passed, 1 failed" 1 "one skipped under CI" <<'T'
#!/bin/sh
printf '1..2\nok 1 - a\nok 2 # SKIP no root\n'
T
expect "0 passed, 0 failed, 1 skipped" 0 "everything skipped" <<'T'
#!/bin/sh
echo '1..0 # SKIP no root'
T
expect "2 passed, 0 failed" 0 "two groups, two plans" <<'T'
#!/bin/sh
printf '1..1\nok 1 - a\n# ok - first\n1..1\nok 1 - b\n'
T
n=$((n + 1))
out=$("$SRC/tests/run" "$BUILD" "$dir/absent")
if [ $? = 1 ] && [ "$(tail -n 1 <<<"$out")" = "0 passed, 1 failed" ]; then
	echo "ok $n - a program that is not there"
else
	echo "not ok $n - a program that is not there"
	printf '%s\n' "$out" | sed 's/^/# /'
fi
