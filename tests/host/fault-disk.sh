#!/bin/bash
# SPDX-License-Identifier: MIT
#
# The disk is full, breaks, or can only be read: a clear sentence, nothing half
# done, and with a disk again all goes on.
# Defences: sqlite_fail, which makes a sentence of it; the rollback of
# transact in session.c; store_commit, which answers only what is on the disk.
. "$(dirname "$0")/common"

note='{%,"programme":"specialist-new","slot":3,"text":"@"}'
# writes TEXT: the name of what becomes of it; the answer is in out.
writes() {
	local params=${note//%/$(once)}
	says a "$(call note.save "${params//@/$1}")" >"$dir/out"
	result <"$dir/out"
}
stands() { db "SELECT note FROM slot JOIN person ON person.id = slot.person
	WHERE login = '$(login a)' AND programme = 'specialist-new' AND number = 3"; }
rows() { db 'SELECT count(*) FROM audit'; }

# --- Full: a small file system of its own ---------------------------------------

own=$host/small
mkdir "$own"
small() {
	mount -t tmpfs -o "size=2m,mode=700,uid=${uid[s]}" tmpfs "$own" &&
		cp -p "$data"/* "$own" && data=$own
}
usual=$data
n=$((n + 1))
if small 2>"$dir/err"; then
	echo "ok $n - control: a small file system"
	check "it starts there" service_start
	check "control: a note is written" test "$(writes 先)" = DONE
	# one who is connected, whose log and index are there already
	dial d
	check "another is connected" ask "$list"
	before=$(rows)
	fill() { as s dd if=/dev/zero of="$own/fill" bs=4096 2>/dev/null; }
	fill
	# what is free in the log that is there may still be written
	for ((i = 0; i < 500; i++)); do
		got=$(writes "$(printf '長%.0s' {1..90})$i")
		[ "$got" = DONE ] || break
	done
	check "full: it is refused" test "$got" = STORAGE
	check "with a sentence, and no word of SQL" eval \
		'jq -e ".error.data.text | length > 10" "$dir/out" >/dev/null &&
		! grep -qi "sql\|disk I/O" "$dir/out"'
	last=$(stands)
	done_before=$(rows)
	check "the same again" test \
		"$(writes "$(printf '長%.0s' {1..90})")" = STORAGE
	check "nothing half done: the note is as it was" \
		test "$(stands)" = "$last"
	check "nor a row of the audit" test "$(rows)" = "$done_before"
	check "who is connected reads" ask "$list"
	check "as before" eval '[[ $answer == *"\"result\":{"* ]]'
	check "by the program it is told so" exits 6 program a \
		note specialist-new 3 "$(printf '長%.0s' {1..90})"
	check "in one line" test "$(wc -l <"$dir/err")" = 1
	hang_up
	rm "$own/fill"
	check "with room again it is written" test "$(writes 後)" = DONE
	check "and stands there" test "$(stands)" = 後
	check "the rows of the audit are those of the writes" \
		test "$(rows)" -gt "$before"
	check "the database is whole" whole
	check "and verified" exits 0 as s "$shoreid" --verify --data "$data"
	service_stop TERM
	# Only to be read: it does not begin.
	mount -o remount,ro "$own"
	check "on a disk that can only be read it does not start" exits 6 \
		as s timeout 20 env LC_ALL=en_US.UTF-8 "$shoreid" \
		--listen "$socket" --data "$data"
	check "which is told in a line" test "$(wc -l <"$dir/err")" = 1
	umount "$own"
else
	echo "ok $n - control: a small file system # SKIP no mount here"
fi
data=$usual

# --- Broken: each write and sync fails -------------------------------------------

broken=$host/broken
export ASAN_OPTIONS="${ASAN_OPTIONS:-}:verify_asan_link_order=0"
check "it starts on the usual disk" service_start env \
	"LD_PRELOAD=$bin/broken_disk.so" "BROKEN_DISK=$broken"
check "control: a note is written" test "$(writes 先)" = DONE
number() { sed -n "s/^#define[[:space:]]*$1[[:space:]]*\([0-9]*\).*/\1/p" \
	/usr/include/asm-generic/errno-base.h; }
# says_so WORDS…: a call of the program is refused in a sentence.
says_so() { exits 6 program "$@" && tells "can't be written"; }
alone() { ! pgrep -P "$service" >/dev/null; }
breaks() {
	number "$1" >"$broken"
	chmod 644 "$broken"
}
for name in EIO EROFS ENOSPC; do
	before=$(rows)
	# nobody is connected: the database can't even be opened
	until_true alone
	breaks $name
	check "$name: who comes first is told so" \
		says_so a note specialist-new 3 中
	rm "$broken"
	dial d	# one who is connected, and one who comes
	ask "$list"
	breaks $name
	ask "$(call note.save "{$(once),\"programme\":\"specialist-new\",\"slot\":3,\"text\":\"中\"}")"
	check "$name: refused" test "$(result <<<"$answer")" = STORAGE
	check "with a sentence" grep -q "can't be written" <<<"$answer"
	check "who comes is told so, too" says_so a note specialist-new 3 中
	rm "$broken"
	check "nothing half done" test "$(stands)$(rows)" = "先$before"
	ask "$(call note.save "{$(once),\"programme\":\"specialist-new\",\"slot\":3,\"text\":\"後\"}")"
	check "the next is written" test "$(result <<<"$answer")" = DONE
	hang_up
	check "and by who comes" test "$(writes 後)" = DONE
	check "and stands there" test "$(stands)" = 後
	check "as what comes after it" test "$(writes 先)" = DONE
done
# In the middle of many writes.
begin d "$bin/peer" "$socket" write 300 1 >"$dir/done" 2>"$dir/tally"
writer=$started
while kill -0 "$writer" 2>/dev/null; do
	echo 5 >"$broken"
	pause 0.01
	rm "$broken"
	pause 0.01
done
wait "$writer"
echo "# of 300 writes $(wc -l <"$dir/done") were done"
check "some were done" test -s "$dir/done"
check "and some refused" test "$(awk '{ print $1 + $2 }' "$dir/tally")" -gt 0
check "every acknowledged write is there" test -z "$(comm -23 \
	<(sort "$dir/done") <(db 'SELECT once FROM done ORDER BY once'))"
check "the database is whole" whole
check "and verified" exits 0 as s "$shoreid" --verify --data "$data"
service_stop TERM
plan
