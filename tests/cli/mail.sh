#!/bin/bash
# SPDX-License-Identifier: MIT
#
# shorei-mail between a real service and a mail server: all that waits is sent,
# whatever the addresses and the environment, and how it is called.  Prints TAP.
. "$(dirname "$0")/../mail/common"
. "$(dirname "$0")/../mail/sink"

check "the mail server stands" sink

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

# --- How it is called ------------------------------------------------------

check "no service" ends 6 --socket "$dir/none"
check "is said" grep -q "There is no service" "$dir/err"
check "neither once nor watch" gives 2 "$build/shorei-mail" --config "$conf" \
	2>/dev/null
check "both" gives 2 "$build/shorei-mail" --once --watch --config "$conf" \
	2>/dev/null
check "a time that is none" ends 2 --send-ms 0
check "no sound from the service" test ! -s "$dir/service"

plan
