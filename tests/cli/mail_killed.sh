#!/bin/bash
# SPDX-License-Identifier: MIT
#
# shorei-mail, or the service that it talks to, is killed again and again in
# the middle of sending: every notice arrives, one that arrived more than once
# has one Message-ID, and so many doubts.  Prints TAP.
. "$(dirname "$0")/../mail/common"
. "$(dirname "$0")/../mail/sink"

check "the mail server stands" sink
by plain localhost 'tls = none'
many=${MAIL_KILLED:-400}

check "the service stands" serve
service=${pids[-1]}
check "all that waits is sent" ends 0
rm "$dir"/in/*
last=$(db "SELECT max(id) FROM outbox")
db "UPDATE outbox SET open = 0;
	UPDATE person SET mail = 'ok@example.jp';
	WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n
		WHERE i < $many)
	INSERT INTO outbox (person, kind, whom, message_id, written_at,
		written_on, since_at, due_at, open)
	SELECT person, kind, whom, lower(hex(randomblob(16))), written_at,
		written_on, strftime('%s'), 0, 1 FROM n,
		(SELECT * FROM outbox WHERE kind = 'request' LIMIT 1)"
check "control: many wait" test "$(waiting)" = "$many"

# goes_on: another one has arrived, or the mailer has ended by itself.
goes_on() { [ "$(arrived)" -gt "$before" ] || ! kill -0 "$mailer" 2>/dev/null; }
RANDOM=7 mailers=0 services=0
while [ "$(waiting)" -gt 0 ] && [ $((mailers + services)) -lt 500 ]; do
	# as if ten minutes were over
	db "UPDATE outbox SET due_at = 0 WHERE state = 'WAITING'"
	before=$(arrived)
	"$build/shorei-mail" --once --config "$conf" >"$dir/out" 2>&1 &
	mailer=$!
	until_true goes_on
	pause "0.$(printf %03d $((RANDOM % 20)))"
	if [ $((RANDOM % 3)) != 0 ]; then
		kill -9 "$mailer" && mailers=$((mailers + 1))
	else
		pkill -9 -P "$service"
		kill -9 "$service" && services=$((services + 1))
		wait "$service"
		serve
		service=${pids[-1]}
	fi
	wait "$mailer"
done 2>/dev/null
echo "# killed: the mailer $mailers times, the service $services times"
check "control: each was killed several times" \
	test $mailers -ge 5 -a $services -ge 2
check "nothing waits" test "$(waiting)" = 0
check "nothing has failed" test "$(db "SELECT count(*) FROM outbox
	WHERE open = 1 OR state <> 'SENT'")" = 0
ids | tr -d '<>' | sed 's/@.*//' | sort | uniq -c |
	awk '{ print $2, $1 - 1 }' >"$dir/times"
check "each notice has arrived, and nothing else" test \
	"$(cut -d ' ' -f 1 "$dir/times")" = "$(db "SELECT message_id FROM outbox
		WHERE id > $last ORDER BY message_id")"
# times: how often a notice came again; a doubt may be for nothing.
undoubted() {
	local message again
	while read -r message again; do
		db "SELECT message_id, doubts, $again FROM outbox WHERE
			message_id = '$message' AND doubts < $again"
	done < <(grep -v ' 0$' "$dir/times")
}
echo "# $(grep -cv ' 0$' "$dir/times") of $many came more than once"
check "what came again is a doubt" test -z "$(undoubted)"
verified() { "$build/shoreid" --verify --data "$data" >"$dir/out" 2>&1; }
check "the database and its audit are whole" verified

plan
