#!/bin/bash
# SPDX-License-Identifier: MIT
#
# The commands of the office about members, qualifications, affiliations and
# facilities: done, refused, not there, changed meanwhile.  Prints TAP.
. "$(dirname "$0")/common"
login=jimu

# --- Members ----------------------------------------------------------------

check "members are found" exits 0 --json members やまだ
check "by their reading" json '.[0].member == "A1001"'
check "supervisors alone" exits 0 --json members すず --supervisors
check "have been one" json 'length > 0 and all(.supervisor)'
check "nobody is no fault" exits 0 --json members ＺＺＺ
check "but an empty list" json '. == []'
check "a member is added" exits 0 member-add A2001 '髙﨑 文' 'たかさき ふみ' \
	--mail fumi@example.org --physician yes
check "once" exits 1 member-add A2001 '髙﨑 文' 'たかさき ふみ'
check "by three words" exits 2 member-add A2002 '髙﨑 文'
check "a name is changed" exits 0 member-edit A2001 --name '𠮷田 文'
check "the rest stays" exits 0 --json member A2001
check "and the old name is kept" json '.name == "𠮷田 文" and .physician and
	.mail == "fumi@example.org" and .names[0].name == "髙﨑 文"'
version=$(jq .version "$dir/out")
check "what is given as empty is taken away" exits 0 member-edit A2001 --mail ''
check "as it was seen before" exits 5 member-edit A2001 --mail x@example.org \
	--seen "$version"
check "is said" tells 'changed since'
check "nothing to change" exits 2 member-edit A2001
check "neither yes nor no" exits 2 member-edit A2001 --physician maybe
check "read as text" exits 0 member A２００１
check "by labels" holds $'^Name\t𠮷田 文$'
check "has left" exits 0 --json member-leave A2001
check "in JSON too" json '.fell_back == 0'
check "is back" exits 0 member-return A2001
check "is of the office" exits 0 member-grant A2001
check "and is not" exits 0 member-revoke A2001
check "a login connects anew" exits 0 member-rebind A1001
check "nobody of that number" exits 4 member Z9
check "to be changed" exits 4 member-leave Z9
check "not oneself" exits 1 member-edit J0001 --mail x@example.org
check "a supervisor leaves" exits 0 member-leave A1002
check "and is told what fell back" holds $'applicants\t[1-9]'

# --- Qualifications and affiliations ----------------------------------------

check "a qualification" exits 0 qualification-add A2001 senior \
	--from 2026-04-01 --until 2031-03-31
check "is one" exits 0 --json member A2001
check "of that kind" json '.qualifications[0].kind == "senior"'
one=$(jq '.qualifications[0].qualification' "$dir/out")
check "by its label" exits 0 qualification-add A2001 Specialist \
	--from 2026-04-01 --until 2031-03-31
check "of no kind" exits 2 qualification-add A2001 chief \
	--from 2026-04-01 --until 2031-03-31
check "which says the kinds" tells 'senior, specialist'
check "without its days" exits 2 qualification-add A2001 senior
check "is corrected" exits 0 qualification-edit A2001 "$one" --until 2030-03-31
check "and seen" exits 0 --json member A2001
check "the rest of it stays" json '.qualifications | map(select(
	.qualification == '"$one"'))[0] | .kind == "senior" and
	.from_on == "2026-04-01" and .to_on == "2030-03-31"'
check "one that is not there" exits 4 qualification-edit A2001 9999 \
	--until 2030-03-31
check "is cancelled" exits 0 qualification-cancel A2001 "$one"
check "not one of somebody else" exits 4 qualification-cancel A1001 "$one"
check "an affiliation" exits 0 affiliation-add A2001 1 --from 2024-04-01
check "is one, too" exits 0 --json member A2001
check "to this day" json '.affiliations[0].to_on == null'
one=$(jq '.affiliations[0].affiliation' "$dir/out")
check "ends" exits 0 affiliation-edit A2001 "$one" --until 2026-03-31
check "and goes on" exits 0 affiliation-edit A2001 "$one" --until ''
check "to this day again" exits 0 --json member A2001
check "where it was" json '.affiliations[0] |
	.to_on == null and .from_on == "2024-04-01" and .hospital == 1'
check "at no hospital" exits 4 affiliation-add A2001 9999 --from 2024-04-01
check "is dropped" exits 0 affiliation-drop A2001 "$one"
check "twice" exits 4 affiliation-drop A2001 "$one"

# --- Facilities --------------------------------------------------------------

check "hospitals are found" exits 0 --json hospitals みなと
check "by their reading, too" json '.[0].hospital == 1'
check "one of them" exits 0 hospital 1
check "with its accreditations" holds $'^102\tCore facility\t2024-04-01'
check "none" exits 4 hospital 9999
check "one is added" exits 0 --json hospital-add 髙﨑病院 たかさきびょういん
hospital=$(jq .hospital "$dir/out")
check "is renamed" exits 0 hospital-edit "$hospital" --name 髙﨑総合病院
check "is seen" exits 0 --json hospital "$hospital"
check "read as before" json '.name == "髙﨑総合病院" and
	.kana == "たかさきびょういん"'
check "as it was not" exits 5 hospital-edit "$hospital" --name x --seen 99
check "is accredited" exits 0 accreditation-add "$hospital" core \
	--from 2026-04-01 --until 2031-03-31
check "has one" exits 0 --json hospital "$hospital"
one=$(jq '.entries[0].id' "$dir/out")
check "which is corrected" exits 0 accreditation-edit "$hospital" "$one" \
	--kind training
check "of it" exits 0 --json hospital "$hospital"
check "the days stay" json '.entries[0] | .kind == "training" and
	.from_on == "2026-04-01" and .to_on == "2031-03-31"'
check "one of another hospital" exits 4 accreditation-edit 1 "$one" \
	--kind core
login=yamada
for command in "members a" "member A1001" "member-leave A1002" "hospitals a" \
	"hospital 1" "hospital-add a b" "qualification-cancel A1002 1"; do
	# shellcheck disable=SC2086 # words
	check "not for an applicant: $command" exits 3 $command
done
plan
