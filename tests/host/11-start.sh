#!/bin/bash
# SPDX-License-Identifier: MIT
#
# 11. Taking the place of a service that is down, and a service that is asked
# to start where it should not.
# Defences: the socket's folder is the service's alone to write (0755,
# tmpfiles.in); guard_start (root, a user namespace, folder and files);
# store_open's check_file.
. "$(dirname "$0")/common"

# --- Squatting ---------------------------------------------------------------

# squats WHO PATH: by a listener, a link or a file.
squats() {
	as "$1" timeout 1 socat -u "UNIX-LISTEN:$2" OPEN:/dev/null 2>/dev/null
	as "$1" ln -s /dev/null "$2" 2>/dev/null
	as "$1" mkdir "$2.d" 2>/dev/null
	as "$1" touch "$2.file" 2>/dev/null
	as "$1" mv "$(dirname "$2")" "$(dirname "$2").old" 2>/dev/null
	find "$(dirname "$2")" "$(dirname "$2").old" -mindepth 1 2>/dev/null |
		wc -l
}
as x mkdir "$host/home/x/run"
free() { [ "$(squats x "$host/home/x/run/sock")" -ge 3 ]; }
if control "a place of one's own is taken" free; then
	for who in a x; do
		check "nothing of $who in the service's" \
			test "$(squats $who "$socket")" = 0
	done
	check "it starts there" service_start
	check "and serves" serves
	check "nor while it runs" test "$(squats a "$socket")" = 1
	check "nobody removes its socket" not as a rm -f "$socket"
	service_stop KILL
	check "a dead one's stays" test -S "$socket"
	as a rm -f "$socket" 2>/dev/null
	check "for nobody else to remove" test -S "$socket"
	check "and is taken over" service_start
	service_stop TERM
	check "it ends well" test "$ended" = 0
fi

# --- What it does not start with -----------------------------------------------

listen=("$shoreid" --listen "$socket" --data "$data")
# refused WHAT STATUS WORD COMMAND…: with that word, and nothing listens.
refused() {
	local what=$1 status=$2 word=$3
	shift 3
	check "$what" exits "$status" timeout 20 "$@"
	check "is told so" tells "$word"
	check "and nothing listens" test ! -e "$socket"
}
become s
refused "root does not run it" 2 "as root" \
	env LC_ALL=en_US.UTF-8 "${listen[@]}"
apart() { as s unshare -U true; }
if control "a user namespace" apart; then
	refused "not in one (PrivateUsers=)" 2 "user namespace" \
		"${become[@]}" unshare -U "${listen[@]}"
	refused "not as its root" 2 "user namespace" \
		"${become[@]}" unshare -r "${listen[@]}"
fi
for mode in 701 704 710 750 755 777; do
	chmod $mode "$data"
	refused "a folder of mode $mode" 6 "$data" "${become[@]}" "${listen[@]}"
done
chmod 700 "$data"
chown "${uid[a]}" "$data"
refused "somebody else's folder" 6 "$data" "${become[@]}" "${listen[@]}"
chown "${uid[s]}" "$data"
mv "$data" "$data.there"
ln -s "$data.there" "$data"
refused "a link to a folder" 6 "$data" "${become[@]}" "${listen[@]}"
rm "$data"
mv "$data.there" "$data"

database=$data/shorei.db
for mode in 604 640 644 666; do
	chmod $mode "$database"
	refused "a database of mode $mode" 6 "$database" \
		"${become[@]}" "${listen[@]}"
done
chmod 600 "$database"
chown "${uid[a]}" "$database"
refused "somebody else's database" 6 "$database" "${become[@]}" "${listen[@]}"
chown "${uid[s]}" "$database"
ln "$database" "$host/second"
refused "a database with a second name" 6 "$database" \
	"${become[@]}" "${listen[@]}"
rm "$host/second"
mv "$database" "$host/elsewhere"
for part in shorei.db shorei.db-wal shorei.db-shm shorei.queue; do
	rm -f "$data/$part"
	ln -s "$host/elsewhere" "$data/$part"
	refused "a link as $part" 6 "$data/$part" "${become[@]}" "${listen[@]}"
	rm "$data/$part"
	mkfifo -m 600 "$data/$part"
	chown "${uid[s]}" "$data/$part"
	refused "no plain file as $part" 6 "$data/$part" \
		"${become[@]}" "${listen[@]}"
	rm "$data/$part"
	(umask 077 && : >"$data/$part")
	refused "somebody else's $part" 6 "$data/$part" \
		"${become[@]}" "${listen[@]}"
	rm "$data/$part"
done
mv "$host/elsewhere" "$database"
check "with all as it should be it starts" service_start
check "and serves" serves
check "the database is whole" whole
plan
