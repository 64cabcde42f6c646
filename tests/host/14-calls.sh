#!/bin/bash
# SPDX-License-Identifier: MIT
#
# 14. Every call of the table that is not for applicants, by an applicant, and
# the tasks of the host by anybody but the service's account.
# Defences: the role column (inside in session.c), asked before any object is
# looked at; place_is_ours and the modes of the folder for the tasks.
. "$(dirname "$0")/common"

check "it starts" service_start

# calls ROLE: the names of the calls that role may not call, from the table.
others() {
	gcc -E -P -x c - -DX='X' <"$src/core/call/call.def" |
		tr '\n' ' ' | sed 's/X(/\n&/g' | awk -F, -v role="$1" '
		/^X/ { gsub(/[ "]/, "", $2); gsub(/ /, "", $6)
			if ($6 !~ role && $6 !~ "EVERYBODY") print $2 }'
}
# Arguments that each of these calls takes, as far as its shape is.
declare -A words=(
	[request.view]='{"request":7}'
	[request.inbox]='{}'
	[staff.waiting]='{}'
	[request.approve]='{%,"requests":[{"request":7,"seen":1}]}'
	[request.reject]='{%,"request":7,"seen":1,"comment":"x"}'
)
tried=0
before=$(state)
while read -r name; do
	params=${words[$name]:-}
	[ -n "$params" ] || params='{}'
	says a "$(call "$name" "${params//%/$(once)}")" >"$dir/out"
	got=$(result <"$dir/out")
	check "$name: $got" test "$got" = DENIED -o "$got" = BAD_ARGS
	[ "$got" != DENIED ] || tried=$((tried + 1))
	[ -z "${words[$name]:-}" ] ||
		check "it was understood" test "$got" = DENIED
done < <(others APPLICANT)
check "there are such calls" test $tried -ge 5
check "nothing was written" test "$(state)" = "$before"
check "the tries to write stand in the audit" test "$(db "SELECT count(*)
	FROM audit WHERE result = 'DENIED'")" -ge 3
check "control: staff work" refuses j DONE staff.waiting '{}'
check "not with an applicant's calls" refuses j DENIED case.list \
	'{"programme":"specialist-new"}'
check "a supervisor is no staff" refuses b DENIED staff.waiting '{}'
db "UPDATE person SET active = 0 WHERE login = '$(login j)'"
check "nor who has left" refuses j DENIED staff.waiting '{}'

# The tasks of the host.
task() { as "$1" timeout 20 env LC_ALL=en_US.UTF-8 "$shoreid" "${@:2}" --data "$data"; }
before=$(state)
for who in a x; do
	check "$who makes nobody staff" \
		exits 6 task $who --grant-staff "$(login a)"
	check "$who makes no backup" \
		exits 6 task $who --backup "$host/home/$who/backup"
	check "and has no part of one" not test -e "$host/home/$who/backup"
	check "$who verifies nothing" exits 6 task $who --verify
	check "$who serves nobody with it" exits 6 as $who timeout 20 \
		env LC_ALL=en_US.UTF-8 "$shoreid" --stdio --as yamada --data "$data"
done
check "root neither, whose files would shut the service out" exits 6 \
	env LC_ALL=en_US.UTF-8 "$shoreid" --grant-staff "$(login a)" --data "$data"
check "nothing was written" test "$(state)" = "$before"
check "no file is anybody else's" test -z \
	"$(find "$data" ! -user "$(login s)")"
check "control: the service's account does" \
	exits 0 task s --grant-staff "$(login d)"
check "which is in the audit" test "$(db "SELECT subject FROM audit
	WHERE call = 'grant-staff'")" = "$(login d)"
plan
