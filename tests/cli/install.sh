#!/bin/bash
# SPDX-License-Identifier: MIT
#
# make install and make uninstall: what is put where, for whom, that it runs
# from there, that it goes away again, and what the units allow.  Prints TAP.
set -u
. "$(dirname "$0")/../tap"

src=${SRC:-.}
build=${BUILD:-build}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

same() { diff "$dir/$1" "$dir/$2" >"$dir/err"; }

# to TARGET ROOT PREFIX: what is built is installed as it is.
to() {
	make -s -C "$src" -o all BUILD="$build" SAN= "$1" DESTDIR="$2" \
		PREFIX="$3" >"$dir/out" 2>"$dir/err" </dev/null
}
# Every file with its mode, and every folder that is not 0755.
files() {
	(cd "$1" && find . -mindepth 1 \( ! -type d -o ! -perm 755 \) \
		-printf '%m %P\n' | LC_ALL=C sort -k 2)
}

cat >"$dir/want" <<'LIST'
644 etc/shorei/shorei.conf
755 usr/local/bin/shorei
644 usr/local/lib/systemd/system/shorei-mail-once.service
644 usr/local/lib/systemd/system/shorei-mail.service
644 usr/local/lib/systemd/system/shorei-mail.timer
644 usr/local/lib/systemd/system/shoreid.service
644 usr/local/lib/systemd/system/shoreid.socket
644 usr/local/lib/sysusers.d/shorei.conf
644 usr/local/lib/tmpfiles.d/shorei.conf
755 usr/local/libexec/shorei/shorei-mail
755 usr/local/libexec/shorei/shorei-print
755 usr/local/libexec/shorei/shorei-sheet
755 usr/local/libexec/shorei/shoreid
644 usr/local/share/bash-completion/completions/shorei
644 usr/local/share/doc/shorei/README.md
644 usr/local/share/doc/shorei/next-steps
644 usr/local/share/doc/shorei/shorei.conf
644 usr/local/share/locale/en/LC_MESSAGES/shorei.mo
644 usr/local/share/locale/ja/LC_MESSAGES/shorei.mo
LIST
{
	for page in "$src"/man/*.[1-9]; do
		echo "644 usr/local/share/man/man${page##*.}/${page##*/}"
	done
	for page in "$src"/man/ja/*.[1-9]; do
		echo "644 usr/local/share/man/ja/man${page##*.}/${page##*/}"
	done
	for picture in "$src"/man/pictures/*.png; do
		echo "644 usr/local/share/doc/shorei/man/pictures/${picture##*/}"
	done
} >>"$dir/want"
LC_ALL=C sort -k 2 -o "$dir/want" "$dir/want"

# --- What is put where -----------------------------------------------------

root=$dir/root
mkdir "$root"
umask 077
check "make install with umask 077" to install "$root" /usr/local
check "tells what to do next" test "$(wc -l <"$dir/out")" = 7
check "without a word on errors" test ! -s "$dir/err"
files "$root" >"$dir/got"
check "every file, with its mode" same want got
rm -rf "$root"
# Folders that are there are the host's.
umask 022
mkdir -p "$root/usr/local/share/man"
chmod 2775 "$root/usr/local/share"
umask 0
check "with umask 0, among folders that are there" to install "$root" /usr/local
umask 022
check "whose modes stay" \
	test "$(stat -c %a "$root/usr/local/share")" = 2775
chmod g-ws "$root/usr/local/share"
files "$root" >"$dir/got"
check "the same files and modes" same want got
check "nothing is set-id" test -z "$(find "$root" -perm /6000)"
check "nothing is a link" test -z "$(find "$root" -type l)"
check "a second time" to install "$root" /usr/local
files "$root" >"$dir/got"
check "changes nothing" same want got
check "nothing is left to be filled in" not grep -Irq '@[A-Z]*@' \
	"$root/usr/local/lib" "$root/usr/local/share/doc"
# What README.md shows is beside it.
grep -o '!\[[^]]*\]([^)]*)' "$src/README.md" |
	sed 's/.*(\(.*\))/\1/' >"$dir/shown"
check "the README shows pictures" test -s "$dir/shown"
# shown DOC: each of them is a picture below DOC.
shown() {
	local picture
	while read -r picture; do
		head -c 4 "$1/$picture" 2>"$dir/err" | grep -aq PNG || return 1
	done <"$dir/shown"
}
check "they are installed where it shows them" \
	shown "$root/usr/local/share/doc/shorei"
check "the units name the program" grep -q \
	'^ExecStart=/usr/local/libexec/shorei/shoreid --listen$' \
	"$root/usr/local/lib/systemd/system/shoreid.service"

# --- It runs from there ----------------------------------------------------

# runs PREFIX: the installed program, from elsewhere.
runs() {
	(cd / && timeout 100 "$1/bin/shorei" --demo "${@:2}" list \
		specialist-new >"$dir/out" 2>"$dir/err" </dev/null)
}
check "it finds its service" runs "$root/usr/local"
check "and its catalogue" grep -q '^番号' "$dir/out"
check "for both languages" runs "$root/usr/local" --lang en
check "in English" grep -q '^Number' "$dir/out"
# A refusal of the service.
refused() {
	"$root/usr/local/bin/shorei" --demo --as suzuki --lang "$1" \
		view 999999 2>&1 </dev/null
}
check "the service finds its catalogue, too" \
	not test "$(refused ja)" = "$(refused en)"

# Where a program is called locale, as in /usr/bin.
check "make install PREFIX=/usr" to install "$root" /usr
echo '#!/bin/sh' >"$root/usr/bin/locale"
chmod 755 "$root/usr/bin/locale"
check "runs beside a program called locale" runs "$root/usr"
check "and finds its catalogue" grep -q '^番号' "$dir/out"
check "the units follow PREFIX" grep -q \
	'^ExecStart=/usr/libexec/shorei/shoreid ' \
	"$root/usr/lib/systemd/system/shoreid.service"
check "PREFIX that would not fit a unit" gives 2 to install "$root" '/opt/a b'
check "or is no absolute path" gives 2 to install "$root" usr

# Elsewhere the configuration is below the prefix, too.
own=$dir/own
check "make install PREFIX=$own" to install "" "$own"
check "with a configuration that it reads" test -f "$own/etc/shorei/shorei.conf"
check "which says what is usual" runs "$own"
check "in Japanese" grep -q '^番号' "$dir/out"
sed -i 's/^#language = .*/language = en/' "$own/etc/shorei/shorei.conf"
check "changed" runs "$own"
check "it is read" grep -q '^Number' "$dir/out"
echo 'languages = en' >>"$own/etc/shorei/shorei.conf"
check "and refused with a fault" gives 2 runs "$own"
check "by its name" grep -qF "$own/etc/shorei/shorei.conf:" "$dir/err"
rm -rf "$own"

# --- What the units allow --------------------------------------------------

service=$root/usr/lib/systemd/system/shoreid.service
socket=$root/usr/lib/systemd/system/shoreid.socket
for line in User=shorei StateDirectory=shorei StateDirectoryMode=0700 \
	UMask=0077 NoNewPrivileges=yes CapabilityBoundingSet= \
	AmbientCapabilities= PrivateNetwork=yes \
	RestrictAddressFamilies=AF_UNIX ProtectSystem=strict \
	ProtectHome=yes KillMode=mixed LimitCORE=0; do
	check "$line" grep -qxF "$line" "$service"
done
mail=$root/usr/lib/systemd/system/shorei-mail.service
for line in User=shorei-mail UMask=0077 NoNewPrivileges=yes \
	CapabilityBoundingSet= AmbientCapabilities= ProtectSystem=strict \
	ProtectHome=yes LimitCORE=0 \
	"RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6" \
	"ExecStart=/usr/libexec/shorei/shorei-mail --watch"; do
	check "the mailer: $line" grep -qxF "$line" "$mail"
done
# What the timer starts may do the same, once.
once=$root/usr/lib/systemd/system/shorei-mail-once.service
check "the mailer, once" grep -qxF Type=oneshot "$once"
check "by its own words" grep -qxF \
	"ExecStart=/usr/libexec/shorei/shorei-mail --once" "$once"
may() { sed -n '/^# Never PrivateUsers/,/^MemoryMax/p;/^User=/,/^UMask=/p' "$1"; }
may "$mail" >"$dir/want"
may "$once" >"$dir/got"
check "control: what the mailer may" test "$(wc -l <"$dir/want")" -gt 30
check "once, it may no more and no less" same want got
timer=$root/usr/lib/systemd/system/shorei-mail.timer
check "the timer begins it" grep -qxF Unit=shorei-mail-once.service "$timer"
# A socket that the office's host has stopped is nobody's to start.
check "which starts no socket" not grep -qx 'Requires=.*' "$once"
check "the timer stops with the socket" \
	grep -qxF Requires=shoreid.socket "$timer"
for unit in "$mail" "$timer"; do
	check "${unit##*/} comes back with the socket" grep -qx \
		'WantedBy=.* shoreid.socket' "$unit"
done
check "the mailer keeps its identity" not grep -q '^PrivateUsers' "$mail"
check "its account is made" grep -q '^u shorei-mail ' \
	"$root/usr/lib/sysusers.d/shorei.conf"
check "clients keep their identity" not grep -q '^PrivateUsers' "$service"
check "the socket's place" \
	grep -qxF ListenStream=/run/shorei/sock "$socket"
check "the socket is for everybody" grep -qxF SocketMode=0666 "$socket"
if type systemd-analyze >/dev/null 2>&1; then
	# As it would stand on the host, for ExecStart is looked for.
	to install "" "$own"
	units=$own/lib/systemd/system
	SYSTEMD_UNIT_PATH=$units: systemd-analyze verify --man=no \
		"$units"/* >"$dir/err" 2>&1
	grep -F shorei "$dir/err" >"$dir/out"
	check "systemd finds no fault with the units" test ! -s "$dir/out"
	# As systemctl edit would: with a login for the mail server.
	for unit in shorei-mail shorei-mail-once; do
		mkdir "$units/$unit.service.d"
		grep -x '#LoadCredential=.*' "$units/$unit.service" |
			sed '1i [Service]
				s/^#//' \
			>"$units/$unit.service.d/login.conf"
		check "the unit $unit names its login" grep -qx \
			LoadCredential=mail:/etc/shorei/mail.secret \
			"$units/$unit.service.d/login.conf"
		SYSTEMD_UNIT_PATH=$units: systemd-analyze verify --man=no \
			"$units/$unit.service" >"$dir/err" 2>&1
		check "nor with that" not grep -F shorei-mail "$dir/err"
		rm -r "$units/$unit.service.d"
	done
	for unit in shoreid shorei-mail shorei-mail-once; do
		score=$(systemd-analyze security --offline=true --no-pager \
			"$units/$unit.service" 2>"$dir/err" |
			tee "$dir/out" |
			sed -n 's/.*Overall exposure level.*: \([0-9.]*\) .*/\1/p')
		echo "# exposure of $unit by systemd-analyze: $score"
		check "it is at most 1.5" \
			awk -v s="${score:-10}" 'BEGIN { exit s > 1.5 }'
	done
	check "uninstall by PREFIX alone" to uninstall "" "$own"
	check "leaves no file" test -z "$(find "$own" ! -type d)"
else
	echo "# systemd-analyze is not installed: it has not judged the units"
fi

# --- It goes away again ----------------------------------------------------

mkdir -p "$root/var/lib/shorei" "$root/usr/local/share/doc/other"
touch "$root/var/lib/shorei/shorei.db" "$root/usr/local/share/doc/other/file" \
	"$root/usr/local/share/locale/ja/LC_MESSAGES/other.mo"
check "make uninstall PREFIX=/usr" to uninstall "$root" /usr
files "$root" | grep ' usr/[^l]' >"$dir/got"
echo "755 usr/bin/locale" >"$dir/left"
check "leaves what is not ours" same left got
check "and no configuration that nobody changed" test ! -e "$root/etc/shorei"
check "which the next install puts there" to install "$root" /usr/local
check "again" cmp "$src/db/etc/shorei.conf" "$root/etc/shorei/shorei.conf"
echo '# mine' >>"$root/etc/shorei/shorei.conf"
check "install among changes" to install "$root" /usr/local
check "leaves them" grep -qx '# mine' "$root/etc/shorei/shorei.conf"
check "and the other prefix" runs "$root/usr/local"
check "make uninstall" to uninstall "$root" /usr/local
check "leaves a changed configuration" \
	grep -qx '# mine' "$root/etc/shorei/shorei.conf"
check "says that the data stay" grep -q /var/lib/shorei "$dir/out"
files "$root" | cut -d ' ' -f 2 >"$dir/got"
cat >"$dir/left" <<'LIST'
etc/shorei/shorei.conf
usr/bin/locale
usr/local/share/doc/other/file
usr/local/share/locale/ja/LC_MESSAGES/other.mo
var/lib/shorei/shorei.db
LIST
check "leaves nothing of ours, and the data" same left got
check "no folder of ours" test -z "$(find "$root/usr" -name 'shorei*')"
check "a second time" to uninstall "$root" /usr/local

plan
