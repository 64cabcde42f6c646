#!/bin/bash
# SPDX-License-Identifier: MIT
#
# shorei-mail is killed while a mail server holds it, watches, and is started
# twice at once: nothing is lost, and nothing is sent twice without a doubt.
# Prints TAP.
. "$(dirname "$0")/../mail/common"
. "$(dirname "$0")/../mail/sink"

begin

hangs() { grep -qx "$1" "$dir/hangs" 2>/dev/null; }
watch() {
	"$build/shorei-mail" --watch --config "$conf" --poll-ms 50 \
		2>>"$dir/service" &
	mailer=$!
	pids+=("$mailer")
}
for word in rhang dhang; do
	rm -f "$dir/hangs"
	queue $word@example.jp
	watch
	check "$word holds the mailer" until_true hangs "$word"
	kill -9 $mailer
	wait $mailer 2>/dev/null
	check "killed, it still has the notice" test "$(db "SELECT state, leased
		FROM outbox WHERE id = $id")" = 'WAITING|1'
	before=$(arrived)
	check "another does not take it meanwhile" ends 0
	check "nor send it" test "$(arrived)" = "$before"
	db "UPDATE outbox SET due_at = 0 WHERE id = $id;
		UPDATE person SET mail = 'ok@example.jp'"
	check "when its time is over" ends 0
	check "it goes out, and may be the second" became SENT delivered 1
done

# Results are told several at once: what was sent and not told when the mailer
# was killed comes again, as the doubt that it is, by its identity.
rm -f "$dir/hangs" "$dir"/in/*
db "UPDATE outbox SET state = 'SENT', leased = 0, open = 0;
	UPDATE person SET mail = 'ok@example.jp';
	UPDATE outbox SET state = 'WAITING', due_at = 0, tries = 0, doubts = 0,
		last = NULL, since_at = strftime('%s')
		WHERE id IN (SELECT min(id) FROM outbox GROUP BY person
		ORDER BY min(id) LIMIT 5);
	UPDATE outbox SET due_at = 1 WHERE id =
		(SELECT max(id) FROM outbox WHERE due_at = 0);
	UPDATE person SET mail = 'dhang@example.jp' WHERE id =
		(SELECT person FROM outbox WHERE due_at = 1)"
few=$(db "SELECT group_concat(id) FROM outbox WHERE state = 'WAITING'")
watch
check "four go out, the fifth holds the mailer" until_true hangs dhang
kill -9 $mailer
wait $mailer 2>/dev/null
check "four have arrived" test "$(arrived)" = 4
db "UPDATE outbox SET due_at = 0 WHERE state = 'WAITING';
	UPDATE person SET mail = 'ok@example.jp'"
check "killed, all of them are sent" ends 0
check "for good" test "$(db "SELECT count(*) FROM outbox
	WHERE id IN ($few) AND state = 'SENT'")" = 5
ids | tr -d '<>' | sed 's/@.*//' | sort | uniq -c >"$dir/times"
check "each arrived" test "$(wc -l <"$dir/times")" = 5
undoubted() {
	local times message
	while read -r times message; do
		db "SELECT message_id FROM outbox WHERE doubts < $times - 1
			AND message_id = '$message'"
	done <"$dir/times"
}
check "what came twice is a doubt" test -z "$(undoubted)"

queue ok@example.jp
db "UPDATE outbox SET state = 'SENT', open = 0"
watch
check "while one watches" until_true kill -0 $mailer
before=$(arrived)
queue ok@example.jp
check "a new notice goes out by itself" until_true became SENT delivered 0
check "once" test "$(arrived)" = $((before + 1))
kill "${pids[1]}"
wait "${pids[1]}" 2>/dev/null
check "without its service it stays" kill -0 $mailer
check "the service is back" serve
queue ok@example.jp
check "and so is the mailer" until_true became SENT delivered 0
kill $mailer
wait $mailer
check "it ends at SIGTERM" test $? = 0
db "UPDATE outbox SET state = 'WAITING', due_at = 0, tries = 0, doubts = 0;
	UPDATE person SET mail = 'ok@example.jp'"
rm "$dir"/in/*
all=$(waiting)
ends 0 &
other=$!
check "two at once" ends 0
wait $other
drained() { [ "$(waiting)" = 0 ]; }
check "send all" until_true drained
check "each once" test "$(arrived)" = "$all"
judge "$dir"/in/*
check "by its identity" test "$(jq -r .id "$dir/out" | sort -u | wc -l)" = "$all"

# A service whose lease is as good as over: nothing is begun.
queue ok@example.jp
printf '%s\n' '{"jsonrpc":"2.0","id":1,"method":"mail.take","params":{"limit":1}}' |
	socat -t 20 - "UNIX-CONNECT:$socket" | jq -c '.result.lease_s = 2' \
	>"$dir/taken.json"
/usr/bin/python3 "$here/lender.py" "$dir/lender" "$dir/taken.json" \
	>"$dir/told" &
pids+=($!)
check "another service stands" until_true test -S "$dir/lender"
before=$(arrived)
check "late in its lease" ends 0 --socket "$dir/lender" --send-ms 1500
check "nothing is sent" test "$(arrived)" = "$before"
check "and it is told so" test "$(jq -r '.params.results[0].result' \
	<"$dir/told")" = temporary

plan
