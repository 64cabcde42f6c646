#!/bin/bash
# SPDX-License-Identifier: MIT
#
# 5. To be somebody else: by a library that lies, a user namespace, a process
# without new rights, a set-uid program.
# Defences: the kernel says who a peer is (socket_uid in socket.c), no message
# and no program does; root is no person (identity_nobody in admit, listen.c).
. "$(dirname "$0")/common"

check "it starts" service_start
hello=$(call session.hello "$greeting")
# Who the service says this is: a login, or the name of a refusal.
whoami() {
	jq -r '.result.login // .error.message'
}
# seen_as WHO COMMAND…: as somebody, by socat or what stands before it.
seen_as() {
	local who=$1
	shift
	echo "$hello" | as "$who" "$@" - "UNIX-CONNECT:$socket" 2>/dev/null |
		whoami
}
check "control: he is himself" \
	test "$(seen_as a timeout 20 socat -t 20)" = "$(login a)"

lie=(env "LD_PRELOAD=$bin/preload.so" "LIAR=${uid[b]}")
lies() { [ "$(as a "${lie[@]}" id -u)" = "${uid[b]}" ]; }
if control "a library lies about the account" lies; then
	check "the service sees who it is" test \
		"$(seen_as a "${lie[@]}" socat -t 20)" = "$(login a)"
	check "and a stranger" test \
		"$(seen_as x "${lie[@]}" socat -t 20)" = STRANGER
	lie+=(ASAN_OPTIONS=verify_asan_link_order=0)
	check "the program itself, lied to" exits 3 as x "${lie[@]}" \
		"$shorei" --lang en --socket "$socket" list specialist-new
	check "is told whose login it is" tells "\"$(login x)\""
fi

apart() { [ "$(as a unshare -r id -u)" = 0 ]; }
if control "root in a user namespace of one's own" apart; then
	check "is who he is outside" test \
		"$(seen_as a unshare -r socat -t 20)" = "$(login a)"
	check "and a stranger stays one" test \
		"$(seen_as x unshare -r socat -t 20)" = STRANGER
fi

quiet=(setpriv --no-new-privs)
gives_up() { as a "${quiet[@]}" grep -q 'NoNewPrivs:.*1' /proc/self/status; }
if control "a process without new rights" gives_up; then
	check "is served as himself" test \
		"$(seen_as a "${quiet[@]}" socat -t 20)" = "$(login a)"
fi

# Programs that make root of everybody.
for program in id socat; do
	install -m 4755 "$(command -v $program)" "$bin/$program-root"
done
sets() { [ "$(as a "$bin/id-root" -u)" = 0 ]; }
# It is refused before it says a word.
as_root() {
	as a timeout 20 "$bin/socat-root" -u "UNIX-CONNECT:$socket" - | whoami
}
if control "a set-uid program" sets; then
	check "root is no person" test "$(as_root)" = STRANGER
	db "UPDATE person SET login = 'root' WHERE login = '$(login d)'"
	check "not even with a row of his own" test "$(as_root)" = STRANGER
	check "no uid was kept for it" test -z \
		"$(db "SELECT uid FROM person WHERE login = 'root'")"
fi
plan
