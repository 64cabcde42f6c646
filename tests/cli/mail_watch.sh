#!/bin/bash
# SPDX-License-Identifier: MIT
#
# shorei-mail --watch is woken by the service: a notice goes out long before
# anybody would look for it, also after the service or the mailer's child ended,
# and with two of them no notice goes out twice.  (A request that is sent by a
# person is in tests/host/14-wake.sh: here everybody is the mailer.)  Prints TAP.
. "$(dirname "$0")/../mail/common"
. "$(dirname "$0")/../mail/sink"

check "the mail server stands" sink
by starttls
watch() {
	"$build/shorei-mail" --watch --config "$conf" --poll-ms 240000 \
		2>>"$dir/service" &
	mailers+=($!)
	pids+=($!)
}
mailers=()
check "the service stands" serve
service=${pids[-1]}
check "all that waits is sent" ends 0
db "UPDATE person SET mail = 'office@example.jp' WHERE staff = 1"
staff=$(db "SELECT count(*) FROM person WHERE staff = 1 AND active = 1")
check "control: there is an office" test "$staff" -gt 0
id=$(db "SELECT min(o.id) FROM outbox o WHERE kind = 'request'")
# fails: a notice fails by another mailer's hand, of which the office is told:
# that notice is written by the service, and nobody looks for it for a minute.
lease=0123456789abcdef0123456789abcdef
fails() {
	db "UPDATE outbox SET state = 'WAITING', lease = '$lease', leased = 1,
		due_at = strftime('%s') + 600 WHERE id = $id"
	jq -nc --argjson id "$id" --arg lease "$lease" \
		'{jsonrpc: "2.0", id: 1, method: "mail.done", params:
			{results: [{$id, $lease, result: "permanent"}]}}' |
		socat -t 20 - "UNIX-CONNECT:$socket" >"$dir/out"
	all=$((all + staff))
}
told() { [ "$(arrived)" -ge "$all" ]; }
quiet() { [ "$(db "SELECT count(*) FROM outbox WHERE state = 'WAITING'")" = 0 ]; }
# look: whoever begins a round finds one that nobody rang for.
look() {
	queue ok@example.jp
	all=$((all + 1))
}
looks() { # WHAT
	check "$1: whoever begins looks" until_true told
	check "$1: and has told so" until_true quiet
}
wakes() { # WHAT
	fails
	check "$1: the office has mail" until_true told
	check "$1: and nothing waits" until_true quiet
	check "$1: each once" test "$(arrived)" = "$all"
}

all=$(arrived)
look
watch
looks "a mailer watches"
for time in one two three; do
	wakes "woken, time $time"
done
look
watch
looks "another watches"
for time in one two three; do
	wakes "two of them, time $time"
done
kill "${mailers[0]}"
wait "${mailers[0]}"
check "one ends at SIGTERM while it waits" test $? = 0
wakes "the other"

# --- What it waits for ends ------------------------------------------------

look
kill "$service"
wait "$service"
check "the service ends while a mailer waits" test $? = 0
check "which stays" kill -0 "${mailers[1]}"
check "the service is back" serve
service=${pids[-1]}
looks "back"
wakes "and woken"
child() { pgrep -P "$service" >"$dir/children"; }
check "control: its child waits" until_true child
look
xargs kill -9 <"$dir/children"
looks "its child is killed"
wakes "and woken"
look
child
{ xargs -a "$dir/children" kill -9 "$service" && wait "$service"; } 2>/dev/null
check "the service is killed" not knocks
check "the mailer stays" kill -0 "${mailers[1]}"
check "the service is back" serve
service=${pids[-1]}
looks "back"
wakes "and woken"
kill "${mailers[1]}"
wait "${mailers[1]}"
check "it ends at SIGTERM" test $? = 0
alone() { ! child; }
check "and its child with it" until_true alone
check "no sound from the service" not grep -v 'There is no service' \
	"$dir/service"

plan
