#!/bin/bash
# SPDX-License-Identifier: MIT
#
# 2. Asking for every number there is, and for some that are not: one's own
# alone, and somebody else's answers like an absent one, byte for byte.
# Defences: inbox_request compares the supervisor (db/handlers/inbox.c); the
# role column is asked before any object is looked at (session.c).
. "$(dirname "$0")/common"

check "it starts" service_start
most=40	# requests asked for; the sample has fewer

# lines METHOD PARAMS: one for each number, which stands for @, or with 32
# digits for %.
lines() {
	local i once
	for ((i = 1; i <= most; i++)); do
		printf -v once %032d "$i"
		once=${2//%/$once}
		call "$1" "${once//@/$i}"
	done
}
# answers WHO METHOD PARAMS: a line for each, with the number made #.
answers() {
	local i=0 line
	while read -r line; do
		i=$((i + 1))
		[[ $line != *'"error"'* ]] || line=${line// $i./ #.}
		echo "$line"
	done < <(says "$1" "$(lines "$2" "$3")")
}
# Who gets what: the numbers with a result.
own() { awk '/"result"/ { print NR }' "$dir/$1" | tr '\n' ' '; }
his() {
	db "SELECT request.id FROM request JOIN person
		ON person.id = request.supervisor
		WHERE login = '$(login "$1")' ORDER BY 1" | tr '\n' ' '
}
alike() { [ "$(grep -v '"result"' "$dir/$1" | sort -u | wc -l)" = 1 ]; }
is() { grep -q "\"message\":\"$2\"" "$dir/$1"; }

for who in b c a; do
	answers $who request.view '{"request":@}' >"$dir/$who"
done
check "one supervisor has some" test -n "$(his b)" -a -n "$(his c)"
check "he reads his own" test "$(own b)" = "$(his b)"
check "another reads his" test "$(own c)" = "$(his c)"
for who in b c; do
	check "all others are as absent ($who)" is $who NOT_FOUND
	check "byte for byte" alike $who
done
check "an applicant reads none" test -z "$(own a)"
check "and learns nothing" alike a
check "but that it is not for him" is a DENIED
opened=$(db "SELECT group_concat(id, ' ') FROM request WHERE opened_at > 0")

# Writes, with whatever version he guesses.
before=$(state)
answers c request.approve \
	'{"once":"%","requests":[{"request":@,"seen":9}]}' |
	grep -v STALE >"$dir/b"	# which his own are
check "to approve somebody else's is as an absent one" alike b
check "and says so" is b NOT_FOUND
check "nothing was written" test "$(state)" = "$before"
check "nothing opened" test "$(db "SELECT group_concat(id, ' ')
	FROM request WHERE opened_at > 0")" = "$opened"

# An applicant's cases have no number but his own list's.
show='{"programme":"specialist-new","slot":@}'
most=20
for who in a d; do
	answers $who case.show "$show" |
		grep -o '"diagnosis":"[^"]*"' | sort >"$dir/$who"
	check "his own reports ($who)" test -s "$dir/$who"
done
check "and of another none" test -z "$(comm -12 <(sort -u "$dir/a") \
	<(sort -u "$dir/d") | grep -vxFf <(db "SELECT '\"diagnosis\":\"' || text || '\"'
	FROM revision_text WHERE item = 'diagnosis' GROUP BY text
	HAVING count(*) > 1"))"
plan
