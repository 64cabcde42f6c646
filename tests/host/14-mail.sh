#!/bin/bash
# SPDX-License-Identifier: MIT
#
# 14. The mailer's calls by everybody else, and everybody's calls by the mailer,
# which is known by its uid alone.
# Defences: the role column (inside in session.c); the name in listen.c:
# what stands in a message, and who is in the society, changes nothing.
people="s a b c d j x m"
. "$(dirname "$0")/common"

conf=$host/mail.conf
# serve_with LOGIN: the service, whose mailer has that login.
serve_with() {
	printf '[service]\nmailer = %s\n' "$1" >"$conf"
	chmod 644 "$conf"
	begin s setsid "$shoreid" --listen "$socket" --data "$data" \
		--config "$conf" >>"$dir/service" 2>&1
	service=$started
	until_true test -S "$socket" && until_true knocks
}
take='{"limit":1}'
# told ID LEASE RESULT
told() { echo "{\"results\":[{\"id\":$1,\"lease\":\"$2\",\"result\":\"$3\"}]}"; }
done=$(told 1 00000000000000000000000000000000 delivered)
names() {
	gcc -E -P -x c - -DX='X' <"$src/core/call/call.def" |
		tr '\n' ' ' | sed 's/X(/\n&/g' |
		awk -F, '/^X/ { gsub(/[ "]/, "", $2); print $2 }'
}

check "it starts" serve_with "$(login m)"
check "something is to be sent" test \
	"$(db "SELECT count(*) FROM outbox WHERE state = 'WAITING'")" -gt 0
before=$(state)
for who in a b j; do
	check "$who takes nothing" refuses $who DENIED mail.take "$take"
	check "$who says nothing of it" refuses $who DENIED mail.done "$done"
	check "which stands in the audit" test "$(audited $who mail.take DENIED)" = 1
done
for who in x s; do
	check "$who neither, of the society's mail" \
		refuses $who STRANGER mail.take "$take"
done
check "nothing was written" test "$(state)" = "$before"

tried=0
while read -r name; do
	case $name in mail.*) continue ;; esac
	says m "$(call "$name" "{}")" >"$dir/out"
	got=$(result <"$dir/out")
	[ "$got" != DENIED ] || tried=$((tried + 1))
	check "the mailer and $name: $got" \
		test "$got" = DENIED -o "$got" = BAD_ARGS
done < <(names)
check "some of them were understood" test $tried -ge 3
check "not its greeting" refuses m DENIED session.hello '{"protocol":1}'
check "no list" refuses m DENIED case.list '{"programme":"specialist-new"}'
check "no report" refuses m DENIED request.view '{"request":7}'
check "nor what the office does" refuses m DENIED notice.list '{}'
check "nothing was written" test "$(state)" = "$before"

# Control: it can take one, and tell; nobody else has seen its lease.
check "control: the mailer takes" refuses m DONE mail.take "$take"
lease=$(jq -r '.result.rows[0].lease' <"$dir/out")
id=$(jq -r '.result.rows[0].id' <"$dir/out")
check "control: and tells" refuses m DONE mail.done \
	"$(told "$id" "$lease" delivered)"
check "which is kept" test \
	"$(db "SELECT state FROM outbox WHERE id = $id")" = SENT
check "another one is out" refuses m DONE mail.take "$take"
lease=$(jq -r '.result.rows[0].lease' <"$dir/out")
id=$(jq -r '.result.rows[0].id' <"$dir/out")
check "whoever knows its lease is denied all the same" refuses a DENIED \
	mail.done "$(told "$id" "$lease" permanent)"
check "a service that ends" service_stop TERM

# A person whose login the mailer's is has nothing of a person; without such a
# login nobody is the mailer.
check "it starts" serve_with "$(login a)"
check "the mailer is no person" refuses a DENIED case.list \
	'{"programme":"specialist-new"}'
check "but the mailer" refuses a DONE mail.take "$take"
service_stop TERM
check "it starts" serve_with nobody-has-this-login
for who in a m x; do
	check "$who takes nothing" not refuses $who DONE mail.take "$take"
done
service_stop TERM
check "a listening service takes no --as-mailer" exits 2 as s \
	"$shoreid" --listen "$socket" --data "$data" --as-mailer
plan
