#!/bin/bash
# SPDX-License-Identifier: MIT
#
# README.md shows screens as they are: its fenced blocks are golden screens.
# Prints TAP.
set -u

src=${SRC:-.}
n=0
failed=0

# shows GOLDEN: the next fenced block of README is this screen.
shows() {
	n=$((n + 1))
	if diff <(sed '$d' "$src/tests/tui/screens/$1" | sed -e :a -e '/^\n*$/{$d;N;ba' -e '}') \
		<(awk -v want=$n '/^```/ { inside = !inside; block += inside; next }
			inside && block == want' "$src/README.md") >&2; then
		echo "ok $n - $1"
	else
		echo "not ok $n - $1"
		failed=1
	fi
}

shows cases-list/list.screen
shows request-send/message.screen
n=$((n + 1))
if [ "$(grep -c '^```' "$src/README.md")" -eq $((2 * (n - 1))) ]; then
	echo "ok $n - no block that nothing proves"
else
	echo "not ok $n - no block that nothing proves"
	failed=1
fi
echo "1..$n"
exit $failed
