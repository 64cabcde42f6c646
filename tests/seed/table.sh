#!/bin/bash
# SPDX-License-Identifier: MIT
# table: every sentence of README.md has the test that its row names: a folder
# of a screen test, or FILE:FUNCTION. TAP.
set -u
here=$(dirname "$0")
top=$here/../..

n=0
while IFS='|' read -r _ sentence test _; do
	sentence=${sentence# } sentence=${sentence% }
	test=${test# } test=${test% }
	n=$((n + 1))
	if [ "${test%:*}" = "$test" ]; then
		found=$([ -f "$top/$test/steps" ] && echo yes)
	else
		found=$(grep -q "^${test##*:}(" "$top/${test%:*}" && echo yes)
	fi
	[ "$found" = yes ] || printf 'not '
	printf 'ok %d - %s (%s)\n' "$n" "$sentence" "$test"
done < <(grep '^| .*| tests/' "$here/README.md")
echo "1..$n"
[ "$n" -gt 0 ]
