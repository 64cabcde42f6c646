#!/bin/bash
# SPDX-License-Identifier: MIT
#
# 14. The login for the mail server: its file, and the mailer that has read it.
# Defences: an account of its own, which is neither a person's nor the
# service's (sysusers.in); a file that others can read is refused
# (check_secret); the mailer is not dumpable (keep_memory), closes the file and
# hands nothing on in its arguments or its environment.
people="s a b j x m"
. "$(dirname "$0")/common"

secret=himitsu-$$-no-kotoba
file=$host/etc/mail.secret
mkdir -m 755 "$host/etc" 2>/dev/null
printf 'shorei\n%s\n' "$secret" >"$file"
chmod 600 "$file"
chown "${uid[m]}" "$file"
conf=$host/mail.conf
printf '%s\n' '[service]' "socket = $socket" "data = $data" \
	"mailer = $(login m)" '[mail]' 'from = shorei@society.example' \
	'port = 1' "secret = $file" >"$conf"
chmod 644 "$conf"

# mailer_start FILE: it watches, and has tried to send.
mailer_start() {
	begin m setsid "$host/usr/local/libexec/shorei/shorei-mail" --watch \
		--config "$conf" --poll-ms 100 2>>"$dir/mailer"
	mailer=$started
	until_true is m "$mailer" && until_true tried
}
tried() {
	[ "$(db "SELECT count(*) FROM outbox WHERE last = 'temporary'")" -gt 0 ]
}
# holds PID: the words stand in its memory. Who can't look finds none.
holds() {
	/usr/bin/python3 - "$1" "$secret" <<'PY'
import re, sys
found = False
with open(f"/proc/{sys.argv[1]}/maps") as maps, \
        open(f"/proc/{sys.argv[1]}/mem", "rb", 0) as mem:
    for line in maps:
        m = re.match(r"([0-9a-f]+)-([0-9a-f]+) rw", line)
        if m is None:
            continue
        begin, end = int(m[1], 16), int(m[2], 16)
        if end - begin > 1 << 30:
            continue                    # a sanitizer's own, no data
        try:
            mem.seek(begin)
            found = found or sys.argv[2].encode() in mem.read(end - begin)
        except OSError:
            pass
sys.exit(not found)
PY
}

begin s setsid "$shoreid" --listen "$socket" --data "$data" --config "$conf" \
	>>"$dir/service" 2>&1
service=$started
check "it starts" until_true knocks
check "and the mailer, which is let in and reads its secret" mailer_start

# --- The file --------------------------------------------------------------

check "control: the mailer's account reads it" as m grep -qF "$secret" "$file"
if control "each way reads a file of one's own" all_ways; then
	for who in a b j x s; do
		check "it is closed to $who" contents $who "$file"
	done
fi
for mode in 640 604 660; do
	chmod $mode "$file"
	check "of mode $mode" exits 2 as m timeout 20 \
		"$host/usr/local/libexec/shorei/shorei-mail" --once \
		--config "$conf"
	check "it is refused by its name" tells "$file"
done
chmod 600 "$file"
chown "${uid[a]}" "$file"
chmod 604 "$file"
check "and one that is a person's" exits 2 as m timeout 20 \
	"$host/usr/local/libexec/shorei/shorei-mail" --once --config "$conf"
check "for whose it is" tells "must belong to"
chown "${uid[m]}" "$file"
chmod 600 "$file"

# --- The mailer --------------------------------------------------------------

check "control: root finds it in the mailer's memory" holds "$mailer"
if control "each way works on a process of one's own" every_way; then
	for who in a b j x s; do
		check "the mailer, by $who" test -z "$(ways $who "$mailer")"
	done
fi
check "the service holds nothing of it" not holds "$service"
words() { tr '\0' '\n' <"/proc/$mailer/$1"; }
check "control: its arguments are seen" \
	as x grep -q watch "/proc/$mailer/cmdline"
for what in cmdline environ; do
	check "it is not in its $what" not grep -qF "$secret" <<<"$(words $what)"
done
check "nor open" not grep -qF "$file" <<<"$(readlink /proc/"$mailer"/fd/*)"
check "nor in the database" not grep -qraF "$secret" "$data"
check "nor in what it says" not grep -qF "$secret" "$dir/mailer"
as m "$bin/touch" "$mailer" >"$dir/out"
check "its own account may end it" grep -qx KILL "$dir/out"
check "and not look into it, either" not grep -qxE \
	'ptrace|process_vm_.*|mem|maps|environ|fd|root|pidfd_getfd' "$dir/out"
plan
