#!/bin/bash
# SPDX-License-Identifier: MIT
#
# A database of each earlier schema is brought up to date, with a backup first;
# an older program refuses a newer one and changes nothing. (The chain that
# rows from before get, and an upgrade without room for its backup: test_audit
# and test_backup.)
# Defences: sqlite_keep_before, sqlite_not_newer (sqlite_migrate.c).
people="s a"
. "$(dirname "$0")/common"

newest=$(db 'PRAGMA user_version')
# old SCHEMA: a database as that program left it, with one person in it. Its
# audit has no row yet, which alone would need the program to be chained.
old() {
	local i
	rm -rf "$data"
	install -d -m 700 -o "${uid[s]}" "$data"
	for ((i = 1; i <= $1; i++)); do
		sed -z "s/audit_link([^()]*)/''/g; s/text_fold(/lower(/g
			s/text_grams(/lower(/g" \
			"$src/db/store/migrations/$(printf %04d "$i").sql"
	done >"$dir/sql"
	(umask 077 && : >"$data/shorei.db")
	chown "${uid[s]}" "$data/shorei.db"
	db "PRAGMA journal_mode = WAL; $(cat "$dir/sql")
		PRAGMA user_version = $1;
		INSERT INTO person (member, name, kana, roman, physician, active,
		staff, login, key) VALUES ('A1', '山田 花子', '', '', 1, 1, 0,
		'$(login a)', '');
		INSERT INTO slot (person, programme, number, note)
		VALUES (1, 'specialist-new', 3, '髙﨑𠮷');" >/dev/null
}
schema() { sqlite3 "$1" 'PRAGMA user_version'; }
check "there are earlier ones" test "$newest" -gt 3
for ((from = 1; from < newest; from++)); do
	old $from
	check "schema $from" test "$(schema "$data/shorei.db")" = $from
	check "is opened" service_start
	check "and served" serves
	check "with what was in it" eval 'says a "$list" | grep -q 髙﨑𠮷'
	check "and written" refuses a DONE note.save \
		"{$(once),\"programme\":\"specialist-new\",\"slot\":4,\"text\":\"新\"}"
	service_stop TERM
	check "as schema $newest" test "$(schema "$data/shorei.db")" = "$newest"
	kept=$data/shorei.db.before-$from
	check "with a backup of schema $from" test "$(schema "$kept")" = $from
	check "which is the service's alone" \
		test "$(stat -c '%a %U' "$kept")" = "600 $(login s)"
	check "and has what was in it" test "$(sqlite3 "$kept" \
		'SELECT note FROM slot')" = 髙﨑𠮷
	check "the schema is that of a new one" test -z "$(diff \
		<(db "SELECT type, name, tbl_name FROM sqlite_schema ORDER BY 1, 2") \
		<(as s "$shoreid" --init --data "$host/home/s/new" >/dev/null &&
			sqlite3 "$host/home/s/new/shorei.db" "SELECT type, name,
			tbl_name FROM sqlite_schema ORDER BY 1, 2"))"
	rm -rf "$host/home/s/new"
	check "verified" exits 0 as s "$shoreid" --verify --data "$data"
done

# A newer one.
db "PRAGMA user_version = $((newest + 1))"
before=$(sha256sum <"$data/shorei.db")
listing=$(ls "$data")
for task in "--listen $socket" "--verify" "--backup $host/home/s/b" \
	"--grant-staff $(login a)" "--stdio --as $(login a)"; do
	# shellcheck disable=SC2086
	check "a newer database: $task" exits 6 as s env LC_ALL=en_US.UTF-8 \
		timeout 20 "$shoreid" $task --data "$data"
	check "is told so" tells "newer program (schema $((newest + 1))"
done
check "and nothing is changed" test "$(sha256sum <"$data/shorei.db")" = "$before"
check "nor made" test "$(ls "$data")" = "$listing"
plan
