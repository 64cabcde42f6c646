#!/bin/bash
# SPDX-License-Identifier: MIT
#
# 13. What the program writes for somebody is written with his rights: onto a
# link to the database, or to another's file, the kernel denies it.
# Defences: shorei has no privilege and no set-id (.ci/install); the demo's and
# the private data are made 0700 and 0600 (place.c in tui/, store_open).
. "$(dirname "$0")/common"

check "it starts" service_start
database=$data/shorei.db
sum() { sha256sum <"$database"; }
as b touch "$host/home/b/file"
chmod 711 "$host/home/b"
as b chmod 600 "$host/home/b/file"
service_stop TERM
before=$(sum)

# onto WHO TARGET: output through a link of one's own.
onto() {
	as "$1" ln -sfn "$2" "$host/home/$1/out"
	as "$1" bash -c '"$1" --lang en --demo list specialist-new >"$2"' - \
		"$shorei" "$host/home/$1/out" 2>"$dir/err"
}
as a touch "$host/home/a/mine"
own() { onto a "$host/home/a/mine" && [ -s "$host/home/a/mine" ]; }
if control "through a link to a file of one's own" own; then
	check "not onto the database" not onto a "$database"
	check "nor another's file" not onto a "$host/home/b/file"
	check "which are as they were" test "$(sum)" = "$before" -a \
		! -s "$host/home/b/file"
fi

# fails COMMAND…: by a status of the program, not by its time or its end.
fails() {
	local got
	"$@"
	got=$?
	[ $got != 0 ] && [ $got -lt 124 ]
}

# An export asked to replace what is there: the file itself, or a link to it.
export_to() {
	as a timeout 20 "$shorei" --lang en --demo export specialist-new \
		--output "$1" --confirm exists >"$dir/out" 2>"$dir/err"
}
if control "an export in the place of one's own" \
	export_to "$host/home/a/mine"; then
	check "which nobody else reads" \
		test "$(stat -c %a "$host/home/a/mine")" = 600
	for target in "$database" "$host/home/b/file"; do
		as a ln -sfn "$target" "$host/home/a/out"
		check "no export to it" fails export_to "$target"
		check "nor through a link" fails export_to "$host/home/a/out"
		check "which stays" test -L "$host/home/a/out"
	done
	check "both are as they were" test "$(sum)" = "$before" -a \
		! -s "$host/home/b/file"
fi

# A PDF likewise, which is written under another name first.
pdf_to() {
	as a timeout 60 "$shorei" --lang en --demo print specialist-new 1 \
		--output "$1" --confirm exists >"$dir/out" 2>"$dir/err"
}
if control "a PDF in the place of one's own" pdf_to "$host/home/a/mine"; then
	check "which nobody else reads, either" \
		test "$(stat -c %a "$host/home/a/mine")" = 600
	for target in "$database" "$host/home/b/file"; do
		as a ln -sfn "$target" "$host/home/a/out"
		check "no PDF over it" fails pdf_to "$target"
		check "nor through a link" fails pdf_to "$host/home/a/out"
		check "which stays, too" test -L "$host/home/a/out"
	done
fi

# In a folder of everybody somebody has links where it would be written first,
# for each process that may come, and swaps one in at the name: whatever
# happens, it is a's own file or none.
# Defences: O_EXCL and O_NOFOLLOW in tui/printer.c.
mkdir "$host/all"
chmod 777 "$host/all"
as a touch "$host/home/a/precious"
as x python3 -c 'import os, sys
with open("/proc/sys/kernel/pid_max") as file:
    most = int(file.read())  # after which the small ones come again
for pid in range(os.getpid(), os.getpid() + 2500):
    os.symlink(sys.argv[2], f"{sys.argv[1]}/one.pdf.{pid % most}~")' \
	"$host/all" "$host/home/a/precious"
check "not where a link waits" fails pdf_to "$host/all/one.pdf"
check "which leads nowhere" test ! -s "$host/home/a/precious"
find "$host/all" -type l -delete
# shellcheck disable=SC2016 # the shell of x expands it
begin x bash -c 'cd "$1" && while :; do
	ln -s "$2" one.pdf
	for half in one.pdf.*~; do ln -sfn "$2" "$half"; done
	rm -f one.pdf
done' - "$host/all" "$host/home/a/precious" 2>/dev/null
swaps=$started
written=0 astray=0
for _ in {1..12}; do
	pdf_to "$host/all/one.pdf" && written=$((written + 1))
	[ "$(find "$host/all" -type f ! -user "${uid[a]}")" = '' ] ||
		astray=1
done
kill "$swaps"
wait "$swaps" 2>/dev/null
check "a link that is swapped in leads nowhere ($written written)" test \
	! -s "$host/home/a/precious" -a $astray = 0
check "and what was written is its owner's alone" test -z \
	"$(find "$host/all" -type f ! -perm 600)"
check "both are as they were, still" test "$(sum)" = "$before" -a \
	! -s "$host/home/b/file"

# The folder of a private database is a link to the service's, or open.
for who in a x; do
	as $who ln -sfn "$data" "$host/home/$who/data"
	check "the service's folder is no private one of $who" exits 6 as $who \
		timeout 20 "$shorei" --lang en --private "$host/home/$who/data" \
		list specialist-new
done
check "it is as it was" test "$(sum)" = "$before"
as a bash -c 'umask 0; exec "$@"' - timeout 20 "$shorei" --lang en \
	--private "$host/home/a/new" list specialist-new >"$dir/out" 2>&1
check "a private folder is its owner's alone" \
	test "$(stat -c %a "$host/home/a/new")" = 700
check "and its files, whatever his umask is" test -z \
	"$(find "$host/home/a/new" -type f ! -perm 600)"
check "a database is in it" test -s "$host/home/a/new/shorei.db"
check "and the demo's" test -z \
	"$(find "$host/home/a/.local/state" -name 'shorei*' -type f ! -perm 600)"
plan
