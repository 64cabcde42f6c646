#!/bin/bash
# SPDX-License-Identifier: MIT
#
# 15. An account is deleted and its uid given to a new one, or its name: the
# new one has no access. And nothing that is installed is set-id.
# Defences: login and uid are kept together (identity_keep, identity_load,
# the query PERSON_UID); .ci/install sets modes without them.
. "$(dirname "$0")/common"

check "it starts" service_start
check "control: he is served" serves a
check "and his uid kept" test "$(db "SELECT uid FROM person
	WHERE login = '$(login a)'")" = "${uid[a]}"
check "control: another, too" serves d
check "he reads his own cases" eval 'says a "$list" | grep -q "みなと"'

# again NAME UID: an account, after its forerunner has gone.
again() { useradd -l -M -N -g nogroup -o -u "$2" "$1" 2>/dev/null; }
userdel "$(login a)"
check "without an account he is nobody" refuses a STRANGER case.list \
	'{"programme":"specialist-new"}'
check "his uid goes to another login" again "$(login e)" "${uid[a]}"
uid[e]=${uid[a]}
check "who is a stranger" refuses e STRANGER case.list \
	'{"programme":"specialist-new"}'
check "by his own name" grep -qF "$(login e)" "$dir/out"

# …and his name to another uid.
uid[f]=$((uids += 1))
check "his name goes to another uid" again "$(login a)" "${uid[f]}"
check "who is refused" refuses f STRANGER case.list \
	'{"programme":"specialist-new"}'
check "nothing of the person's is in it" not grep -q "みなと\|山田" "$dir/out"
check "the try stands in the audit" test "$(db "SELECT count(*) FROM audit
	WHERE result = 'STRANGER' AND subject = 'uid ${uid[f]}'")" = 1
check "what was kept stays" test "$(db "SELECT uid FROM person
	WHERE login = '$(login a)'")" = "${uid[a]}"

# The new login is registered, with the uid that another person's has.
db "INSERT INTO person (member, name, kana, roman, physician, active, staff,
	login, key) VALUES ('N1', '新', '', '', 1, 1, 0, '$(login e)', '')"
check "registered, one uid is still not two persons" refuses e STRANGER \
	case.list '{"programme":"specialist-new"}'
db "UPDATE person SET login = NULL WHERE login = '$(login a)'"
check "until the old login is taken away" refuses e DONE case.list \
	'{"programme":"specialist-new"}'
check "and then has his own cases only" not grep -q "みなと" "$dir/out"
userdel "$(login e)"
uid[a]=${uid[f]}

check "nothing installed is set-id" \
	test -z "$(find "$host/usr" -perm /6000)"
check "nor writable by others" \
	test -z "$(find "$host/usr" ! -type l -perm /022)"
check "nor with a capability" test -z "$(! type getcap >/dev/null 2>&1 ||
	getcap -r "$host/usr" 2>/dev/null)"
check "control: a set-id file is found" test -n "$(install -m 4755 /bin/true \
	"$host/usr/local/bin/x" && find "$host/usr" -perm /6000)"
plan
