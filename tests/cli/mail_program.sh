#!/bin/bash
# SPDX-License-Identifier: MIT
#
# shorei-mail and a program instead of a mail server, as sendmail(8): its words,
# its statuses, and what it is handed.  Prints TAP.
. "$(dirname "$0")/../mail/common"
. "$(dirname "$0")/../mail/sink"

begin

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

plan
