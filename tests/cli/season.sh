#!/bin/bash
# SPDX-License-Identifier: MIT
#
# The commands of the office for windows, units and single last days, and what
# an applicant meets then.  Prints TAP.
. "$(dirname "$0")/common"
login=jimu

check "what is open" exits 0 --json windows
check "in this fiscal year" holds '"fiscal_year":2026'
check "a window of no days is set" exits 0 window certified-new registration \
	--from 2026-06-01 --until 2026-06-14
check "and seen" exits 0 windows
check "with its last day" holds '2026-06-14'
login=yamada
check "an applicant meets it" exits 1 register certified-new 1
check "and is told so" grep -q 'closed today' "$dir/err"
login=jimu
check "he is given longer" exits 0 deadline certified-new registration \
	--of A1001 --until 2026-06-30 --reason '病気のため'
login=yamada
check "and registers" exits 0 register certified-new 1
login=jimu
check "a reason is needed" exits 2 deadline certified-new registration \
	--of A1001 --until 2026-06-30
check "his own day is nobody's to give" exits 1 deadline certified-new \
	registration --of J0001 --until 2026-06-30 --reason x
check "the last day is not before the first" exits 1 window certified-new \
	registration --from 2026-06-14 --until 2026-06-01
check "no such period" exits 2 window certified-new decision
check "units are set" exits 0 units 2025 50
check "and kept" exits 0 --json windows --year 2025
check "as hundredths" holds '"units":50'
check "no year" exits 2 units soon
check "last days of single members" exits 0 --json deadlines
check "are listed" holds '"member":"A1001",[^}]*"to_on":"2026-06-30"'
check "how the office is reached" exits 0 settings --office '事務局 03-0000-0000'
check "what else is set" exits 0 --json windows
check "stays" holds '03-0000-0000","accredited_specialist":true'
check "a rule of the site" exits 0 settings --specialist no
check "is seen" exits 0 windows
check "as words" holds $'^specialist-new: .*\tno$'
check "an older page" exits 5 settings --specialist yes --seen 0
check "nothing to set" exits 2 settings
login=yamada
check "an applicant may not" exits 3 windows
check "nor set anything" exits 3 settings --specialist yes
check "a language" exits 0 --json language en
check "is kept" holds '"lang":"en"'
check "one that is not spoken" exits 2 language de
login=jimu
check "an announcement" exits 0 announce 髙﨑先生の講演会 --until 2026-06-30
check "is everybody's" exits 0 home
check "on his page" holds 髙﨑先生の講演会
check "is listed" exits 0 announcements
check "is changed" exits 0 announce-edit 1 --until 2026-07-31
check "and listed" exits 0 --json announcements
check "its text stays" holds '"to_on":"2026-07-31","text":"髙﨑先生の講演会"'
check "one that is not there" exits 4 announce-edit 99 --text x
check "and ended" exits 0 announce-end 1
check "one that is not there" exits 4 announce-end 99
check "a merge is confirmed by the number" exits 2 merge A1006 A1005
check "which must be that one" exits 1 merge A1006 A1005 --confirm A1005
check "then they are one" exits 0 merge A1006 A1005 --confirm A1006
check "the other is found no more" exits 4 merge A1006 A1005 --confirm A1006
check "who is unfinished" exits 0 --json unfinished specialist-new
check "with what is missing" holds '"blockers"'
check "a mail to them" exits 0 --json unfinished specialist-new --remind
check "is written" holds '"skipped":0'
check "once a day" exits 0 --json unfinished specialist-new --remind
check "to each" holds '"written":0'
login=yamada
check "not for an applicant" exits 3 announce 髙
check "nor who is unfinished" exits 3 unfinished specialist-new
plan
