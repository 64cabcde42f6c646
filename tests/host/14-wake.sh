#!/bin/bash
# SPDX-License-Identifier: MIT
#
# 14. A person sends a request, and his supervisor has mail before anybody
# would have looked for it: the service wakes the mailer, which waits. Who may
# write may not make it run in circles, and nobody else may wait.
# Defences: bell_ring after the commit (transact in session.c); the role column
# and wait_for_notice (session.c); PACE_MS (watch.c).
people="s a b j x m"
. "$(dirname "$0")/common"

sink=$host/sink
mkdir -p "$sink/in"
for name in good expired; do
	openssl req -x509 -newkey rsa:2048 -nodes -keyout "$sink/$name.key" \
		-out "$sink/$name.crt" -subj /CN=localhost -days 2 2>/dev/null
	cat "$sink/$name.crt" "$sink/$name.key" >"$sink/$name.pem"
done
cp "$src/tests/mail/sink.py" "$sink"
chown -R "${uid[m]}" "$sink"
begin m /usr/bin/python3 "$sink/sink.py" "$sink" >"$dir/sink" 2>&1
check "the mail server stands" until_true test -s "$sink/ports"
conf=$host/mail.conf
printf '%s\n' '[service]' "socket = $socket" "data = $data" \
	"mailer = $(login m)" '[mail]' 'from = shorei@society.example' \
	'tls = none' "port = $(awk '$1 == "plain" { print $2 }' "$sink/ports")" \
	>"$conf"
chmod 644 "$conf"
serve() {
	begin s setsid "$shoreid" --listen "$socket" --data "$data" \
		--config "$conf" >>"$dir/service" 2>&1
	service=$started
	until_true test -S "$socket" && until_true knocks
}
watch() {
	begin m setsid "$host/usr/local/libexec/shorei/shorei-mail" --watch \
		--config "$conf" --poll-ms 240000 2>>"$dir/mailer"
	mailer=$started
	until_true is m "$mailer"
}
waiting() { db "SELECT count(*) FROM outbox WHERE state = 'WAITING'"; }
quiet() { [ "$(waiting)" = 0 ]; }
arrived() { find "$sink/in" -type f ! -name '*~' | wc -l; }
more() { [ "$(arrived)" -ge "$1" ]; }
db "UPDATE person SET mail = 'p' || id || '@example.jp'"
slot=$(db "SELECT number FROM slot JOIN person p ON p.id = slot.person
	WHERE p.login = '$(login a)' AND programme = 'specialist-new'
	AND state = 'REGISTERED' ORDER BY number LIMIT 1")
wakes() { # WHAT COMMAND…
	local before
	before=$(arrived)
	check "$1" exits 0 "${@:2}"
	check "$1: a mail has arrived" until_true more $((before + 1))
	check "$1: which is told" until_true quiet
	check "$1: one" test "$(arrived)" = $((before + 1))
}
asks() {
	program a request specialist-new "$slot" --to A1002
}
takes_back() { program a withdraw specialist-new "$slot" --confirm told; }

check "it starts" serve
check "and the mailer" watch
check "which sends what there is" until_true quiet
check "control: there was something" test "$(arrived)" -gt 0
wakes "a request" asks
wakes "its withdrawal" takes_back
check "the service ends while the mailer waits" service_stop TERM
check "well" test "$ended" = 0
check "it is back" serve
wakes "a request after that" asks
wakes "its withdrawal" takes_back

# What others can do about it.
for who in a b j x; do
	name=DENIED
	[ $who != x ] || name=STRANGER
	check "$who waits for nothing" refuses $who $name mail.wait '{"ms":20000}'
done
# The rounds of the mailer are connections to the mail server, where there is
# something, and nothing otherwise: its own turns are counted by the kernel.
turns() { awk '/^voluntary/ { print $2 }' "/proc/$mailer/status"; }
note() {
	call note.save "{$(once),\"programme\":\"specialist-new\",\"slot\":1,
		\"text\":\"$1\"}" | tr -d '\n'
	echo
}
for ((i = 0; i < 300; i++)); do note $i; done >"$dir/notes"
before=$(turns)
as a timeout 60 socat -t 60 - "UNIX-CONNECT:$socket" <"$dir/notes" >"$dir/out"
check "control: 300 notes are written" test \
	"$(grep -c '"result":' "$dir/out")" = 300
check "and the mailer has not turned for one" test $(($(turns) - before)) -lt 20
check "no sound from the service" test ! -s "$dir/service"
plan
