#!/bin/bash
# SPDX-License-Identifier: MIT
#
# shorei-mail between a real service and a mail server that fails in every way:
# what becomes of the notice, and what arrives.  Prints TAP.
. "$(dirname "$0")/../mail/common"

if ! /usr/bin/python3 -c 'import aiosmtpd' 2>/dev/null; then
	echo "1..0 # SKIP no python3-aiosmtpd, the mail server of this test"
	exit 0
fi
authority
certificate good localhost "$now" "$later"
certificate expired localhost 200101000000Z 200102000000Z
/usr/bin/python3 "$here/sink.py" "$dir" >"$dir/log" 2>&1 &
pids+=($!)
check "the mail server stands" until_true test -s "$dir/ports"
declare -A port
while read -r name number; do port[$name]=$number; done <"$dir/ports"
by() { settings "server = ${2:-localhost}" "port = ${port[$1]}" \
	"ca = $dir/ca.pem" "${@:3}"; }
arrived() { find "$dir/in" -type f ! -name '*~' | wc -l; }
judge() { /usr/bin/python3 "$here/judge.py" "$@" >"$dir/out" 2>"$dir/err"; }

# --- All that waits --------------------------------------------------------

by starttls
check "the service stands" serve
db "UPDATE person SET mail = 'p' || id || '@example.jp';
	UPDATE person SET name = '髙﨑 𠮷' || char(12363, 12441) || '・ｶﾞ👨‍👩‍👧'
	WHERE id = (SELECT person FROM outbox ORDER BY id LIMIT 1)"
check "everything is sent" ends 0
sent=$(db "SELECT count(*) FROM outbox WHERE state = 'SENT'")
check "of which there is some" test "$sent" -ge 10
check "nothing waits" test "$(db "SELECT count(*) FROM outbox
	WHERE state <> 'SENT' OR last <> 'delivered' OR leased <> 0")" = 0
check "each arrived" test "$(arrived)" = "$sent"
check "through few connections" test \
	"$(find "$dir/in" -type f -printf '%f\n' | cut -d - -f 1 | sort -u | wc -l)" = 1
check "encrypted" test "$(grep -c ' tls open$' "$dir/taken")" = "$sent"
check "their form is that of mail" judge "$dir"/in/*
db "SELECT '<' || message_id || '@society.example>' FROM outbox" |
	sort >"$dir/ids"
check "each has the identity of its notice" \
	test "$(jq -r .id "$dir/out" | sort)" = "$(cat "$dir/ids")"
check "from the society" test "$(jq -c .from "$dir/out" | sort -u)" = \
	'["症例登録 𠮷","shorei@society.example"]'
check "answers go to the office" \
	test "$(jq -r .reply_to "$dir/out" | sort -u)" = office@society.example
db "SELECT DISTINCT json_array(p.name, p.mail) FROM outbox o
	JOIN person p ON p.id = o.person" | sort >"$dir/people"
check "to their people, by name" \
	test "$(jq -c .to "$dir/out" | sort -u)" = "$(cat "$dir/people")"
check "one of them with all the letters there are" \
	grep -q "$(printf '髙﨑 𠮷か\u3099・ｶﾞ👨‍👩‍👧')" "$dir/people"
check "no text is empty" not grep -q '"body": ""' "$dir/out"
check "each says how to open the program, as the configuration has it" \
	test "$(jq -r .body "$dir/out" |
		grep -cx 'To open the program: ssh reg.society.example\|プログラムの開き方: ssh reg.society.example')" = "$sent"
# found WHAT QUERY: which of these texts of the database stand in a mail.
found() {
	db "$1" | /usr/bin/python3 -c 'import json, sys
texts = [json.loads(line)["text"] for line in sys.stdin]
mails = [json.loads(line) for line in open(sys.argv[1])]
all = "".join(m["subject"] + m["body"] for m in mails)
parts = {p for t in texts for p in t.splitlines() if len(p) > 5}
print(len(parts), sum(p in all for p in parts))' "$dir/out"
}
read -r texts there < <(found "SELECT json_object('text', name) FROM person
	WHERE id IN (SELECT applicant FROM request UNION
	SELECT supervisor FROM request)")
check "control: of names that are longer, there are" test "$texts" -gt 0
check "and some in the mails" test "$there" -gt 0
read -r texts there < <(found "SELECT json_object('text', text) FROM
	(SELECT text FROM revision_text UNION SELECT text FROM draft_item
	UNION SELECT text FROM request_comment UNION SELECT message FROM sending
	UNION SELECT note FROM slot) WHERE text IS NOT NULL")
check "control: of texts of cases, notes and comments there are many" \
	test "$texts" -gt 100
check "and none in any mail" test "$there" = 0
check "once more there is nothing to do" ends 0
check "and nothing arrives" test "$(arrived)" = "$sent"
id=$(db "SELECT min(o.id) FROM outbox o WHERE kind = 'request'")

# --- What a mail server answers --------------------------------------------

# fault ADDRESS STATE LAST DOUBTS STATUS: the last is the program's.
fault() {
	queue "$1@example.jp"
	check "$1: the program ends" ends "${5:-0}" --send-ms 1500
	check "$1: $3" became "$2" "$3" "$4"
}
fault r451 WAITING temporary 0
check "the office is told what it said" test "$(detail)" = \
	'451 4.2.0 greylisted'
fault r421 WAITING temporary 0
fault r550 FAILED permanent 0
check "the office is told why" test "$(detail)" = '550 5.1.1 no such user'
fault rhang WAITING temporary 0
fault rdrop WAITING temporary 0
fault d451 WAITING temporary 0
fault d421 WAITING temporary 0
fault d554 FAILED permanent 0
before=$(arrived)
fault dhang WAITING possible 1
fault ddrop WAITING possible 1
fault late WAITING possible 1
check "that one has arrived" test "$(arrived)" = $((before + 1))
ids() { judge "$dir"/in/* && jq -r .id "$dir/out"; }
first=$(ids | tail -n 1)
queue ok@example.jp
check "it is sent again" ends 0
check "by the same identity" test "$(ids | tail -n 1)" = "$first"
check "and is sent" became SENT delivered 0

# --- Addresses -------------------------------------------------------------

# The office would be told of each.
db "UPDATE person SET mail = NULL WHERE staff = 1"
before=$(arrived)
for address in 'a b@example.jp' '"a"@example.jp' 'a@example.jp>' \
	'a@[127.0.0.1]' 'あ@example.jp' 'a..b@example.jp' 'a@-example.jp' \
	"$(printf '%065d' 0)@example.jp"; do
	queue "$address"
	check "$address" ends 0
	check "is refused for ever" became FAILED permanent 0
done
db "UPDATE person SET mail = 'a@example.jp>' || char(13, 10) ||
	'RCPT TO:<b@example.jp' WHERE id =
	(SELECT person FROM outbox WHERE id = $id)"
db "UPDATE outbox SET state = 'WAITING', due_at = 0, last = NULL,
	open = 1, done_at = NULL WHERE id = $id"
check "an address with a line's end" ends 0
check "is refused for ever" became FAILED unusable 0
check "no second recipient by it" \
	not grep -q ' b@example.jp' "$dir/taken"
check "none of them arrived" test "$(arrived)" = "$before"

# What the service itself finds can't go out is no end of a round, either.
db "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n
		WHERE i < 250)
	INSERT INTO outbox (person, kind, whom, message_id, written_at,
		written_on, since_at, due_at)
	SELECT person, kind, whom, lower(hex(randomblob(16))), written_at,
		written_on, written_at, 0 FROM outbox, n WHERE id = $id;
	UPDATE person SET mail = NULL WHERE id =
		(SELECT person FROM outbox WHERE id = $id)"
check "250 that have no address" ends 0
check "are found in one round" test "$(db "SELECT count(*) FROM outbox
	WHERE last = 'no_address' AND state = 'FAILED'")" -ge 250
db "DELETE FROM outbox WHERE due_at = 0 AND id <> $id"

# --- The mail server itself ------------------------------------------------

# server DOOR STATE LAST DOUBTS STATUS [HOST [KEY=VALUE…]]
server() {
	queue ok@example.jp
	by "$1" "${6:-localhost}" "${@:7}"
	check "$1 ${*:6}: the program ends" ends "$5" --connect-ms 1000 \
		--send-ms 1500
	check "$1 ${*:6}: $3" became "$2" "$3" "$4"
}
before=$(arrived)
server plain WAITING configuration 0 1
check "and says so" grep -q "can't be sent" "$dir/err"
server expired WAITING configuration 0 1
server starttls WAITING configuration 0 1 127.0.0.1

server busy WAITING temporary 0 0
server none WAITING configuration 0 1
server silent WAITING temporary 0 0
port[closed]=1
server closed WAITING temporary 0 0
check "none of them took it" test "$(arrived)" = "$before"
server implicit SENT delivered 0 0 localhost 'tls = implicit'
server plain SENT delivered 0 0 localhost 'tls = none'
check "unencrypted when it is said" grep -q ' plain open$' "$dir/taken"
queue ok@example.jp
by starttls
sed -i 's/^from = .*/from = m550@society.example/' "$conf"
check "a sender that is refused" ends 1
check "is nobody's address" became WAITING configuration 0
sed -i 's/^from = .*/from = few@society.example/' "$conf"
db "UPDATE outbox SET state = 'SENT';
	UPDATE outbox SET state = 'WAITING', due_at = 0, tries = 0
	WHERE id IN (SELECT id FROM outbox LIMIT 8);
	UPDATE person SET mail = 'ok@example.jp'"
before=$(arrived)
check "a server that has enough after three" ends 0
check "is asked anew" test "$(arrived)" -ge $((before + 8))
check "and none is late" test "$(db "SELECT count(*) FROM outbox
	WHERE state = 'WAITING'")" = 0

# --- The login -------------------------------------------------------------

printf 'shorei\nひみつ\n' >"$dir/secret"
chmod 600 "$dir/secret"
server login WAITING configuration 0 1
server login SENT delivered 0 0 localhost "secret = $dir/secret"
check "with the login" grep -q ' tls login$' "$dir/taken"
printf 'shorei\nwrong\n' >"$dir/secret"
server login WAITING configuration 0 1 localhost "secret = $dir/secret"
check "the office reads no password" not grep -q wrong <<<"$(detail)"
printf 'busy\nx\n' >"$dir/secret"
server login WAITING temporary 0 0 localhost "secret = $dir/secret"
printf 'shorei\nひみつ\n' >"$dir/secret"
by login localhost
mkdir "$dir/credentials"
install -m 440 "$dir/secret" "$dir/credentials/mail"
queue ok@example.jp
export CREDENTIALS_DIRECTORY=$dir/credentials
check "a credential of systemd" ends 0
unset CREDENTIALS_DIRECTORY
check "is the login" became SENT delivered 0
before=$(arrived)
queue ok@example.jp
by login localhost "secret = $dir/secret"
for mode in 640 604 660; do
	chmod $mode "$dir/secret"
	check "a secret of mode $mode" ends 2
	check "is refused by name" grep -qF "$dir/secret" "$dir/err"
done
chmod 600 "$dir/secret"
ln -s secret "$dir/link"
by login localhost "secret = $dir/link"
check "a link to it" ends 2
by login localhost "secret = $dir/none"
check "none where one is named" ends 2
printf 'shorei\n' >"$dir/secret"
by login localhost "secret = $dir/secret"
check "one without a password" ends 2
printf 'shorei\nひみつ\n' >"$dir/secret"
by plain localhost "secret = $dir/secret" 'tls = none'
check "a password without encryption" ends 2
check "is refused with its line" grep -q "conf:[0-9]*: " "$dir/err"
settings 'server = a b'
check "a server that is none" ends 2
settings 'port = 1'
sed -i '/^from/d' "$conf"
check "no sender" ends 2
check "nothing was taken" test "$(db "SELECT tries FROM outbox
	WHERE id = $id")" = 0
check "nor sent" test "$(arrived)" = "$before"

# --- The environment -------------------------------------------------------

by starttls
queue ok@example.jp
export all_proxy=socks5://127.0.0.1:1 smtp_proxy=http://127.0.0.1:1 \
	SSLKEYLOGFILE=$dir/keys SSL_CERT_FILE=/dev/null HOME=$dir
echo 'machine localhost login x password y' >"$dir/.netrc"
check "a proxy, a list of certificates, a file for keys" ends 0
unset all_proxy smtp_proxy SSLKEYLOGFILE SSL_CERT_FILE
check "count nothing" became SENT delivered 0
check "no key is written" test ! -e "$dir/keys"

# --- A program instead of a server -----------------------------------------

cat >"$dir/program" <<'SH'
#!/bin/sh
cd "${0%/*}" || exit 70
printf '%s\n' "$@" >args
env >environment
cat >mail
[ ! -e hang ] || { echo x >>hangs; exec sleep 100; }
echo 'no such person here' >&2
read -r status <status
exit "$status"
SH
chmod 755 "$dir/program"
program() {
	echo "$1" >"$dir/status"
	queue -oQ/x@example.jp
	settings 'by = sendmail' "sendmail = ${5:-$dir/program}"
	check "a program that ends with $1" ends "$4" --send-ms 3000
	check "$3" became "$2" "$3" 0
}
program 0 SENT delivered 0
check "its arguments" test "$(tr '\n' ' ' <"$dir/args")" = \
	'-i -f shorei@society.example -- -oQ/x@example.jp '
check "nothing of the environment" not grep -q HOME "$dir/environment"
check "the mail is one" judge "$dir/mail"
check "with the lines of this host" not grep -q $'\r' "$dir/mail"
program 75 WAITING temporary 0
check "its words" test "$(detail)" = 'no such person here'
program 67 FAILED permanent 0
program 78 WAITING configuration 1
program 0 WAITING configuration 1 "$dir/nothing"
settings 'by = sendmail' "sendmail = $dir/program"
queue 'a b@example.jp'
check "an address that is none" ends 0
check "is refused for ever" became FAILED permanent 0
check "and no program sees it" not grep -q 'a b' "$dir/args"
queue ok@example.jp
touch "$dir/hang"
check "a program that hangs" ends 0 --send-ms 700
check "may have sent it" became WAITING possible 1
rm "$dir/hang"

# --- Killed, watching, two at once -----------------------------------------

hangs() { grep -qx "$1" "$dir/hangs" 2>/dev/null; }
watch() {
	"$build/shorei-mail" --watch --config "$conf" --poll-ms 50 \
		2>>"$dir/service" &
	mailer=$!
	pids+=("$mailer")
}
by starttls
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
waiting() { db "SELECT count(*) FROM outbox WHERE state = 'WAITING'"; }
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

check "no service" ends 6 --socket "$dir/none"
check "is said" grep -q "There is no service" "$dir/err"
check "neither once nor watch" not "$build/shorei-mail" --config "$conf" \
	2>/dev/null
check "both" not "$build/shorei-mail" --once --watch --config "$conf" \
	2>/dev/null
check "a time that is none" ends 2 --send-ms 0
check "no sound from the service" test ! -s "$dir/service"

echo "1..$n"
