#!/bin/bash
# SPDX-License-Identifier: MIT
#
# shorei-mail and a mail server that fails in every way: what becomes of the
# notice, and what arrives.  Prints TAP.
. "$(dirname "$0")/../mail/common"
. "$(dirname "$0")/../mail/sink"

begin

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
first=$(ids | tail -n 1)
queue ok@example.jp
check "it is sent again" ends 0
check "by the same identity" test "$(ids | tail -n 1)" = "$first"
check "and is sent" became SENT delivered 0

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

plan
