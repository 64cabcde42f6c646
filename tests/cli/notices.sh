#!/bin/bash
# SPDX-License-Identifier: MIT
#
# The commands about notices: the queue of the office, one sent again by the
# applicant, reminders on and off.  Prints TAP.
. "$(dirname "$0")/common"
login=jimu

# The notice about yamada's case 2, in the last list.
of_two() {
	jq ".[] | select(.applicant == \"山田 花子\" and .slot == 2) | .$1" \
		"$dir/out"
}

check "notices wait" exits 0 --json notices
check "oldest first" json 'length > 1 and all(.state == "WAITING") and
	([.[].written_on] | . == sort)'
one=$(of_two id)
version=$(of_two version)
login=yamada
check "one that waits is not sent again" exits 1 resend specialist-new 2
check "and he is told so" tells 'waits to be sent'
login=jimu
check "it is given up" exits 0 notice-stop "$one"
check "and to whom it was" holds $'^Sent to\t鈴木 一郎'
check "as it was seen before" exits 5 --json notice-stop "$one" \
	--seen "$version"
check "which JSON says" json '.error.code == "stale"'
login=yamada
check "now it is sent again" exits 0 --json resend specialist-new 2
check "to the supervisor" json '.name == "鈴木 一郎" and .state == "WAITING"'
check "not at once again" exits 1 resend specialist-new 2
check "none was sent" exits 1 resend specialist-new 1
check "which case" exits 2 resend specialist-new
check "there is no such number" exits 2 resend specialist-new 21
login=jimu
check "one is tried now" exits 0 notice-again "$one"
check "as text" exits 0 notices
check "it waits again" holds "^$one"$'\tQueued'
check "none of that number" exits 4 notice-again 9999
check "no number" exits 2 notice-stop soon
check "not one's own cases" exits 3 resend specialist-new 2

login=yamada
check "reminders off" exits 0 --json reminders off
check "are off" json '.on == false'
check "on his page" exits 0 --json home
check "as well" json '.reminders == false'
check "and on" exits 0 reminders on
check "again" holds $'^Reminders\tyes'
check "neither" exits 2 reminders perhaps
check "the queue is not his" exits 3 notices
check "nor its notices" exits 3 notice-stop "$one"
plan
