#!/bin/bash
# SPDX-License-Identifier: MIT
#
# shorei-mail and a mail server as sites have it, exim: encrypted, with a login,
# into a mailbox, by SMTP and by its sendmail.  The texts of the notices come
# out as they went in.  Prints TAP.
. "$(dirname "$0")/../mail/common"

if ! type exim4 >/dev/null 2>&1 && [ ! -x /usr/sbin/exim4 ]; then
	echo "1..0 # SKIP no exim4"
	exit 0
fi
authority
certificate good localhost "$now" "$later"
mkdir "$dir/spool" "$dir/boxes"
cp /usr/sbin/exim4 "$dir/exim"
chmod 755 "$dir/exim" # never set-id: all of this is one account's
port=$(/usr/bin/python3 -c 'import socket
s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
cat >"$dir/exim.conf" <<E
primary_hostname = localhost
exim_path = $dir/exim
exim_user = $(id -un)
exim_group = $(id -gn)
spool_directory = $dir/spool
log_file_path = $dir/exim.%slog
pid_file_path = $dir/exim.pid
daemon_smtp_ports = $port
local_interfaces = 127.0.0.1
tls_advertise_hosts = *
tls_certificate = $dir/good.crt
tls_privatekey = $dir/good.key
auth_advertise_hosts = \${if def:tls_in_cipher {*}{}}
acl_smtp_rcpt = recipient
deliver_drop_privilege = true
never_users =
trusted_users = $(id -un)
keep_environment =
begin acl
recipient:
  deny message = a login is needed
       !authenticated = *
  deny message = no such mailbox
       local_parts = nobody
  accept
begin routers
all:
  driver = accept
  local_parts = box : local
  transport = box
begin transports
box:
  driver = appendfile
  directory = $dir/boxes/\$local_part_data
  maildir_format
  create_directory
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = \${if and {{eq{\$auth2}{shorei}}{eq{\$auth3}{himitsu}}}}
  server_set_id = \$auth2
E
"$dir/exim" -C "$dir/exim.conf" -bdf -q10s >"$dir/log" 2>&1 &
pids+=($!)
listens() { socat -u OPEN:/dev/null "TCP:127.0.0.1:$port" 2>/dev/null; }
check "exim stands" until_true listens
printf 'shorei\nhimitsu\n' >"$dir/secret"
chmod 600 "$dir/secret"
by() { settings "port = $port" "ca = $dir/ca.pem" "$@"; }
judge() { /usr/bin/python3 "$here/judge.py" "$@" >"$dir/out" 2>"$dir/err"; }
box() { find "$dir/boxes/$1/new" -type f 2>/dev/null | sort; }
holds() { [ "$(box "$1" | wc -l)" = "$2" ]; }

by "secret = $dir/secret"
check "the service stands" serve
# What letters there are: a leading dot, a long line, 𠮷, a family, か + 濁点.
long=$(printf '%0994d' 0 | sed 's/0/な/g')
name=$(printf '.𠮷か\u3099👨‍👩‍👧 髙﨑ｶﾞ　①')$long
db "UPDATE person SET mail = 'box@example.jp', lang = 'ja';
	UPDATE person SET lang = 'en' WHERE id % 2 = 0;
	UPDATE person SET name = '$name'
	WHERE id = (SELECT min(person) FROM outbox);
	UPDATE person SET lang = 'ja' WHERE id = (SELECT min(person) FROM outbox)"
id=$(db "SELECT min(id) FROM outbox WHERE person =
	(SELECT min(person) FROM outbox)")
check "all is sent" ends 0
sent=$(db "SELECT count(*) FROM outbox WHERE state = 'SENT'")
check "none was refused" test "$(db "SELECT count(*) FROM outbox
	WHERE state <> 'SENT'")" = 0
check "and lies in the mailbox" until_true holds box "$sent"
mapfile -t mails < <(box box)
check "as mail" judge "${mails[@]}"
check "with a login over TLS" test "$(grep -c 'X=TLS.* A=plain:shorei' \
	"$dir/exim.mainlog")" = "$sent"
db "SELECT DISTINCT name FROM person WHERE id IN
	(SELECT person FROM outbox)" | sort >"$dir/names"
check "names come out as they went in" test \
	"$(jq -r '.to[0]' "$dir/out" | sort -u)" = "$(cat "$dir/names")"
body() { jq -r "select(.body | contains(\"$1\")) | .id" "$dir/out" | wc -l; }
check "and in the texts, with a dot that begins a line of 1,000 characters" \
	test "$(body "$name")" -ge 1
check "Japanese for who reads it" test "$(jq -r .subject "$dir/out" |
	grep -c '症例')" -ge 1
check "English, too" test "$(jq -r .subject "$dir/out" |
	grep -vc '症例')" -ge 1

queue nobody@example.jp
check "a mailbox that is not there" ends 0
check "fails for ever" became FAILED permanent 0
queue box@example.jp
printf 'shorei\nwrong\n' >"$dir/secret"
check "a wrong password" ends 1
check "waits to be mended" became WAITING configuration 0

# Its sendmail takes the configuration as the account's own.
printf '#!/bin/sh\nexec "%s/exim" -C "%s/exim.conf" "$@"\n' "$dir" "$dir" \
	>"$dir/sendmail"
chmod 755 "$dir/sendmail"
settings 'by = sendmail' "sendmail = $dir/sendmail"
queue local@example.jp
check "by sendmail" ends 0
check "it is sent" became SENT delivered 0
check "and arrives" until_true holds local 1
mapfile -t mails < <(box local)
check "whole" judge "${mails[@]}"
check "with its identity" test "$(jq -r .id "$dir/out")" = "<$(db "SELECT
	message_id FROM outbox WHERE id = $id")@society.example>"
cat >"$dir/whole" <<MAIL
【症例登録】症例が承認されました
$name 様

次の症例が、指導者に承認されました。ご対応は不要です。

指導者: 髙橋 文子
専門医新規申請
  番号 8  痛み
  番号 9  身体症状（痛み以外）

症例一覧でご覧いただけます。
プログラムの開き方: ssh reg.society.example

-- 
お問い合わせ: 事務局（jimu@example.org）
このメールは症例登録システムから送信されました。症例の内容がメールに書かれることはありません。
MAIL
check "every letter of it" cmp "$dir/whole" <(jq -jr '.subject, "\n", .body' "$dir/out")

plan
