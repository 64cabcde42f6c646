#!/bin/bash
# SPDX-License-Identifier: MIT
#
# shoreid's tasks on the host: a site's first steps, what a tampered database
# is told by, backups and what they are for.  The real program, in directories
# of its own.  Prints TAP.
set -u
. "$(dirname "$0")/../tap"

dir=$(mktemp -d)
# It speaks English here, whatever locales the host has.
shoreid=$dir/shoreid
cat >"$shoreid" <<EOF
#!/bin/sh
exec env -u LC_ALL LC_CTYPE=C.UTF-8 LC_MESSAGES=en_US.UTF-8 \\
	"$(dirname "$(realpath "${SHOREI:-${BUILD:-build}/shorei}")")/shoreid" "\$@"
EOF
chmod +x "$shoreid"
pids=()
finish() {
	[ ${#pids[@]} = 0 ] || kill -9 "${pids[@]}" 2>/dev/null
	rm -rf "$dir"
}
trap finish EXIT

# exits STATUS COMMAND…: with one sentence on standard error if not 0.
exits() {
	local want=$1 got
	shift
	timeout 60 "$@" >"$dir/out" 2>"$dir/err" </dev/null
	got=$?
	[ $got = "$want" ] || {
		echo "# exit status $got"
		return 1
	}
	[ "$want" = 0 ] || { [ "$(wc -l <"$dir/err")" = 1 ] && [ ! -s "$dir/out" ]; }
}
tells() { grep -qF -- "$1" "$dir/err"; }
prints() { grep -qE -- "$1" "$dir/out"; }
sql() { sqlite3 -cmd '.timeout 20000' "$1/shorei.db" "$2"; }
sum() { sha256sum <"$1/shorei.db"; }

# notes DIR LOGIN FROM TO: writes that many notes as one session.
notes() {
	local i
	for ((i = $3; i <= $4; i++)); do
		printf '{"jsonrpc":"2.0","id":1,"method":"note.save","params":{"once":"%032x","programme":"specialist-new","slot":%d,"text":"%s %d"}}\n' \
			"$i" "$((i % 10 + 1))" "$2" "$i"
	done | timeout 120 "$shoreid" --stdio --data "$1" --as "$2" |
		grep -c '"result"'
}

# --- The first steps of a site --------------------------------------------

me=$(id -un)
site=$dir/site
check "staff before there is a database" \
	exits 6 "$shoreid" --grant-staff "$me" --data "$dir"
check "makes none" test ! -e "$dir/shorei.db"
umask 000
check "an empty society" exits 0 "$shoreid" --init --data "$site"
umask 022
check "in a folder of its own" test "$(stat -c %a "$site")" = 700
check "and a file of its own" test "$(stat -c %a "$site/shorei.db")" = 600
check "with nobody in it" test "$(sql "$site" 'SELECT count(*) FROM person')" = 0
check "which the audit begins with" test "$(sql "$site" \
	'SELECT person || call || result FROM audit')" = 0initDONE
check "a second time" exits 1 "$shoreid" --init --data "$site"
check "is refused by name" tells "$site/shorei.db"
check "and changes nothing" test "$(sql "$site" 'SELECT count(*) FROM audit')" = 1
mkdir -m 700 "$dir/ours" "$dir/rest"
check "a folder that is there and empty" \
	exits 0 "$shoreid" --init --data "$dir/ours"
: >"$dir/rest/shorei.db-wal"
check "a rest of a database" exits 1 "$shoreid" --init --data "$dir/rest"
mkdir -m 755 "$dir/open"
check "a folder that others can read" \
	exits 6 "$shoreid" --init --data "$dir/open"
ln -s ours "$dir/link"
check "a link" exits 6 "$shoreid" --init --data "$dir/link"
check "no folder above" exits 6 "$shoreid" --init --data "$dir/none/site"

check "the first member of the staff" \
	exits 0 "$shoreid" --grant-staff "$me" --data "$site"
staff() {
	sql "$site" "SELECT count(*) FROM person WHERE login = '$1' AND
		staff = 1 AND active = 1 AND physician = $2"
}
check "is registered" test "$(staff "$me" 0)" = 1
check "by the service itself" test "$(sql "$site" \
	'SELECT person || call || subject FROM audit WHERE id = 2')" = \
	"0grant-staff$me"
check "twice is once" exits 0 "$shoreid" --grant-staff "$me" --data "$site"
check "one person" test "$(sql "$site" 'SELECT count(*) FROM person')" = 1
waiting='{"jsonrpc":"2.0","id":7,"method":"staff.waiting","params":{}}'
works() {
	echo "$waiting" | timeout 20 "$shoreid" --stdio --data "$site" \
		--as "$me" | grep -q '"id":7,"result"'
}
check "who works as such" works
sql "$site" "INSERT INTO person (member, name, kana, roman, physician, active,
	staff, login, key) VALUES ('A1', '山田 花子', '', '', 1, 0, 0, 'bin', ''),
	('daemon', '鈴木 一郎', '', '', 1, 1, 0, NULL, '')"
check "a member who is there" exits 0 "$shoreid" --grant-staff bin --data "$site"
check "is marked" test "$(staff bin 1)" = 1
check "a number that another has" \
	exits 1 "$shoreid" --grant-staff daemon --data "$site"
check "nobody's account" \
	exits 4 "$shoreid" --grant-staff no-such-login --data "$site"
check "nothing was kept of it" test "$(sql "$site" \
	'SELECT count(*) FROM person WHERE staff')" = 2
check "all of it is in order" exits 0 "$shoreid" --verify --data "$site"
# Who isn't the user of the service has no business there.
if [ "$(id -u)" = 0 ]; then
	mkdir -m 700 "$dir/theirs"
	chown daemon "$dir/theirs"
	check "another user's folder" \
		exits 6 "$shoreid" --init --data "$dir/theirs"
	check "is left alone" test -z "$(ls "$dir/theirs")"
else
	echo "ok $((n += 1)) - another user's folder # SKIP not root"
fi

# --- Verify ---------------------------------------------------------------

sample=$dir/sample
mkdir -m 700 "$sample"
"$shoreid" --stdio --data "$sample" --sample --as yamada </dev/null
check "a database as it should be" exits 0 "$shoreid" --verify --data "$sample"
rows=$(sql "$sample" 'SELECT count(*) FROM audit')
head=$(sql "$sample" 'SELECT hash FROM audit ORDER BY id DESC LIMIT 1')
check "it prints the number of rows and the head" \
	prints "\<$rows rows.* $head\$"
check "a head that was kept" exits 0 "$shoreid" --verify --data "$sample" \
	--head "$head"
check "is named" prints "row $rows\."
# The chain as the manual tells it, by hand.
link() {
	local text out=$1
	shift
	for text; do
		out+=$(printf %s "$text" | wc -c):$text
	done
	printf %s "$out" | sha256sum | cut -d ' ' -f 1
}
by_hand() {
	local id at person call subject result hash link
	local links=0
	link=$(printf '%064d' 0)
	while IFS='|' read -r id at person call subject result hash; do
		link=$(link "$link" "$id" "$at" "$person" "$call" "$subject" \
			"$result")
		[ "$link" = "$hash" ] || return 1
		links=$((links + 1))
	done < <(sql "$sample" 'SELECT * FROM audit WHERE id <= 20')
	[ $links = 20 ]
}
check "twenty links by sha256sum" by_hand

before=$(sum "$sample")
exits 0 "$shoreid" --verify --data "$sample"
check "it changes nothing" test "$(sum "$sample")" = "$before"

# tampered SQL: a copy of the sample that somebody changed.
tampered() {
	rm -rf "$dir/copy"
	cp -rp "$sample" "$dir/copy"
	sql "$dir/copy" "DROP TRIGGER audit_kept; DROP TRIGGER audit_stays;
		DROP TRIGGER revision_kept; DROP TRIGGER revision_stays; $1"
}
found() {
	tampered "$2" && exits 1 "$shoreid" --verify --data "$dir/copy" &&
		tells "$1"
}
check "a changed row" found "Row 7 " \
	"UPDATE audit SET person = 2 WHERE id = 7"
check "a removed row" found "Row 7 of the audit was removed" \
	"DELETE FROM audit WHERE id = 7"
check "two rows in each other's place" found "Row 7 " \
	"UPDATE audit SET id = -7 WHERE id = 7;
	 UPDATE audit SET id = 7 WHERE id = 8;
	 UPDATE audit SET id = 8 WHERE id = -7;"
tampered "DELETE FROM audit WHERE id = $rows"
check "the last row removed is not seen" \
	exits 0 "$shoreid" --verify --data "$dir/copy"
check "but with a head that was kept" \
	exits 1 "$shoreid" --verify --data "$dir/copy" --head "$head"
check "which says so" tells "kept head"
check "a row that refers to nothing" found "person" \
	"UPDATE slot SET person = 999 WHERE id = 1"
check "a state that nobody gave" found "(slot " \
	"UPDATE slot SET state = 'APPROVED' WHERE state = 'REGISTERED'"
# A page of the file itself, in the middle.
tampered ""
sql "$dir/copy" 'PRAGMA wal_checkpoint(TRUNCATE)' >"$dir/out"
pages=$(sql "$dir/copy" 'PRAGMA page_count')
head -c 4096 /dev/zero | tr '\0' x | dd of="$dir/copy/shorei.db" bs=4096 \
	seek=$((pages / 2)) conv=notrunc status=none
damaged() {
	"$shoreid" --verify --data "$dir/copy" >"$dir/out" 2>"$dir/err" &&
		return 1
	[ ! -s "$dir/out" ]
}
check "a damaged file" damaged
check "no database" exits 6 "$shoreid" --verify --data "$dir"
check "says how to make one" tells "--init"
check "and makes none" test ! -e "$dir/shorei.db"
check "no directory" exits 6 "$shoreid" --verify --data "$dir/none"
check "a head that is none" \
	exits 2 "$shoreid" --verify --data "$sample" --head 123
check "a head without --verify" \
	exits 2 "$shoreid" --stdio --data "$sample" --head "$head"
check "two tasks" exits 2 "$shoreid" --verify --stdio --data "$sample"
check "a clock with --verify" exits 2 "$shoreid" --verify --data "$sample" \
	--now 2026-06-15T10:00:00+09:00
printf '[service]\ndata = %s\n' "$sample" >"$dir/conf"
chmod 600 "$dir/conf"
check "no --data: the configuration's" \
	exits 0 "$shoreid" --verify --config "$dir/conf"
check "the usage" exits 0 "$shoreid" --help
check "names the tasks" prints "--verify"

# --- Backup and restore ---------------------------------------------------

live=$dir/live
cp -rp "$sample" "$live"
mkdir -m 700 "$dir/kept"
writers=(yamada tanaka suzuki)
for who in "${writers[@]}"; do
	notes "$live" "$who" 65537 65736 >"$dir/$who.notes" &
	pids+=($!)
done
begun() { [ "$(sql "$live" 'SELECT count(*) FROM audit')" -gt "$rows" ]; }
check "three who write" until_true begun
check "a backup while three write" \
	exits 0 "$shoreid" --backup "$dir/kept/1" --data "$live"
at_backup=$(grep -oE '[0-9]+ rows' "$dir/out" | cut -d ' ' -f 1)
for i in 2 3 4; do
	check "backup $i" \
		exits 0 "$shoreid" --backup "$dir/kept/$i" --data "$live"
done
wait "${pids[@]}"
pids=()
done_notes() { cat "$dir"/*.notes | awk '{ n += $1 } END { print n }'; }
check "nobody's write was refused" test "$(done_notes)" = 600
check "the writes went on beside it" test "$at_backup" -lt $((rows + 600))
check "a backup is one file, and its owner's alone" \
	test "$(cd "$dir/kept" && stat -c '%a %n' ./* | tr '\n' ' ')" = \
	"600 ./1 600 ./2 600 ./3 600 ./4 "
whole() {
	local i
	for i in 1 2 3 4; do
		[ "$(sqlite3 "$dir/kept/$i" 'PRAGMA integrity_check')" = ok ] ||
			return 1
	done
}
check "and whole" whole
# Each note is one row of the audit: a moment has both or none.
one_moment() {
	sqlite3 "$1" "SELECT (SELECT count(*) FROM audit WHERE id > $rows) =
		(SELECT count(*) FROM done WHERE once >= printf('%032x', 65537))"
}
check "of one moment" test "$(one_moment "$dir/kept/1")" = 1
check "a backup over a file that is there" \
	exits 1 "$shoreid" --backup "$dir/kept/1" --data "$live"
check "is refused by name" tells "$dir/kept/1"
ln -s "$dir/kept/1" "$dir/kept/link"
check "and over a link" \
	exits 1 "$shoreid" --backup "$dir/kept/link" --data "$live"
rm "$dir/kept/link"
check "where there is no folder" \
	exits 6 "$shoreid" --backup "$dir/none/1" --data "$live"
check "of no database" exits 6 "$shoreid" --backup "$dir/kept/5" --data "$dir"
check "no rests" test "$(ls "$dir/kept")" = "$(printf '%s\n' 1 2 3 4)"

check "a last backup" \
	exits 0 "$shoreid" --backup "$dir/kept/5" --data "$live"
last=$(cat "$dir/out")
check "a restore elsewhere" \
	exits 0 "$shoreid" --restore "$dir/kept/5" --data "$dir/other"
check "tells the same head" test "$(cat "$dir/out")" = "$last"
check "for the service alone" test "$(stat -c %a "$dir/other" \
	"$dir/other/shorei.db" | tr '\n' ' ')" = "700 600 "
check "has the same content" test \
	"$(sql "$live" .dump | sha256sum)" = "$(sql "$dir/other" .dump | sha256sum)"
check "and is worked with" test "$(notes "$dir/other" yamada 131073 131077)" = 5
check "the head of the backup is in its audit" exits 0 "$shoreid" --verify \
	--data "$dir/other" --head "${last##* }"
check "a restore over a database" \
	exits 1 "$shoreid" --restore "$dir/kept/1" --data "$dir/other"
check "changes nothing" exits 0 "$shoreid" --verify --data "$dir/other" \
	--head "${last##* }"
# On a host where the accounts have other uids.
uids() { sql "$dir/other" 'SELECT count(*) FROM person WHERE uid IS NOT NULL'; }
sql "$dir/other" "UPDATE person SET uid = 4000000 + id WHERE login IS NOT NULL"
content() {
	sqlite3 "$dir/other/shorei.db" .dump |
		grep -v -e 'INTO person ' -e 'INTO audit '
}
content >"$dir/before"
check "uids of another host" test "$(uids)" -gt 2
check "are forgotten" exits 0 "$shoreid" --forget-uids --data "$dir/other"
check "all of them" test "$(uids)" = 0
check "and nothing else" test "$(content)" = "$(cat "$dir/before")"
check "which the audit tells" test "$(sql "$dir/other" "SELECT call, result,
	person FROM audit ORDER BY id DESC LIMIT 1")" = "forget-uids|DONE|0"
check "in its chain" exits 0 "$shoreid" --verify --data "$dir/other" \
	--head "${last##* }"
check "where there is no database" \
	exits 6 "$shoreid" --forget-uids --data "$dir/none"
refused() {
	rm -rf "$dir/new"
	exits "$1" "$shoreid" --restore "$2" --data "$dir/new" &&
		[ ! -e "$dir/new/shorei.db" ]
}
check "a restore of what is not there" refused 6 "$dir/kept/none"
echo "no database" >"$dir/kept/text"
check "of what is no database" refused 6 "$dir/kept/text"
sqlite3 "$dir/kept/foreign" 'CREATE TABLE t (a)'
check "of another program's" refused 6 "$dir/kept/foreign"
sqlite3 "$dir/kept/2" 'PRAGMA user_version = 99'
check "of a newer program's" refused 6 "$dir/kept/2"
check "says so" tells 99
sqlite3 "$dir/kept/3" "DROP TRIGGER audit_stays; DELETE FROM audit WHERE id = 9"
check "of one with a broken audit" refused 1 "$dir/kept/3"
check "names the row" tells "Row 9 "
# A service is at work, with a person who stays, and its database was removed.
mkdir -m 700 "$dir/busy"
mkfifo "$dir/hold"
"$shoreid" --stdio --data "$dir/busy" --as yamada <"$dir/hold" >"$dir/held" &
pids+=($!)
exec 8>"$dir/hold"
echo '{"jsonrpc":"2.0","id":1,"method":"none"}' >&8
check "one who stays" until_true test -s "$dir/held"
rm "$dir/busy"/*
check "while a service works there" \
	exits 6 "$shoreid" --restore "$dir/kept/1" --data "$dir/busy"
check "says to stop it" tells "stop the service"
cp "$dir/kept/1" "$dir/busy/shorei.db"
check "nor are uids forgotten there" \
	exits 6 "$shoreid" --forget-uids --data "$dir/busy"
check "says to stop it, too" tells "stop the service"
rm "$dir/busy"/*
exec 8>&-
wait "${pids[@]}"
pids=()
check "and after it" exits 0 "$shoreid" --restore "$dir/kept/1" --data "$dir/busy"

plan
