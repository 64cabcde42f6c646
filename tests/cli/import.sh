#!/bin/bash
# SPDX-License-Identifier: MIT
#
# The import command: encodings from the shell, a dry run, all or nothing,
# standard input, JSON, and what a society does first: people, facilities,
# qualifications, affiliations into an empty service.  Prints TAP.
. "$(dirname "$0")/common"
cd "$dir" || exit 1
login=jimu

# run WORD…: the private society, as $login.
run() {
	"$shorei" --private "$dir/data" --as "$login" --lang en "$@" \
		>"$dir/out" 2>"$dir/err"
	status=$?
}

sql() {
	sqlite3 data/shorei.db "$1"
}

# The first person of private data is its staff, too.
people='会員番号,氏名,ふりがな,医師会員,在籍,ログイン名,メールアドレス'
cat >people.csv <<EOF
$people
A1001,髙﨑 花子,たかさき はなこ,○,はい,hanako,hanako@example.org
A1002,①㈱ 一郎,まる いちろう,○,はい,ichiro,
J0002,佐々木 恵,ささき めぐみ,,はい,megumi,
EOF
run import people people.csv --dry-run
check "a dry run" says 0 "3 would be added, 0 changed"
check "that wrote nothing" is "$(sql 'SELECT count(*) FROM person')" 1
sed 's/$/\r/' people.csv | iconv -f UTF-8 -t CP932 >windows.csv
run import people windows.csv
check "Shift JIS with CR LF" says 0 "3 were added, 0 changed; 0 stay"
check "髙﨑 and ① as they are" is \
	"$(sql "SELECT group_concat(name) FROM person WHERE login IN
	    ('hanako', 'ichiro')")" "髙﨑 花子,①㈱ 一郎"
{ printf '\xef\xbb\xbf'; cat people.csv; } >mark.csv
run import people mark.csv
check "the same with a mark" says 0 "0 were added, 0 changed; 3 stay"
tr , ';' <people.csv >semicolon.csv
run import people - <semicolon.csv
check "standard input, semicolons" says 0 "0 were added, 0 changed; 3 stay"

printf 'name,kana,kind,from,to\n丘の病院,おかのびょういん,%s,2024-04-01,2029/3/31\n' \
	基幹施設 >facilities.csv
run import facilities facilities.csv
check "facilities" says 0 "1 were added"
printf '会員番号,資格,開始,終了\nA1002,指導医,2024-04-01,２０２９．３．３１\n' \
	>qualifications.csv
run import qualifications qualifications.csv
check "qualifications" says 0 "1 were added"
printf 'member,hospital,from,to\nA1002,丘の病院,2024-04-01,\n' \
	>affiliations.csv
run import affiliations affiliations.csv
check "affiliations" says 0 "1 were added"
login=hanako
run supervisors まる
check "an applicant finds his supervisor there" says 0 丘の病院
run import people people.csv
check "and may not import" says 3 ''
login=jimu

{
	cat people.csv
	echo 'A1003,,な,1,1,,'
	echo 'A1004,"名
前",な,1,1,,'
	echo 'A1005,名,な,1,1,ichiro,'
} >wrong.csv
run import people wrong.csv
check "problems: nothing is written" says 1 \
	"Nothing was imported: 4 problems in the file."
check "each by its line and column" is \
	"$(cut -f 1,2 out | tr '\t\n' ': ')" \
	"Line:Column 5:Name 6:Name 8:Login 8:Login "
run --json import people wrong.csv
check "and as JSON" is "$(jq -r '.error.code + " " +
	.error.reasons[0].text' out)" \
	"invalid Line 5: Name: This must be filled in."
check "indeed nothing" is "$(sql "SELECT count(*) FROM person")" 4
printf 'member,name\n1,\xe5\xb1\xb1\n2,\xff\xff\n' >broken.csv
run import people broken.csv
check "broken bytes" says 1 "Line 3 can be read neither as UTF-8"
printf 'member,name\n1,"x\n2,y\n' >open.csv
run import people open.csv
check "an open quotation mark" says 1 "Line 2: a quotation mark"
: >empty.csv
run import people empty.csv
check "an empty file" says 1 "The file is empty."
head -n 1 people.csv >header.csv
run import people header.csv
check "headings only" says 1 "no line under its headings"
run import people nowhere.csv
check "no file" says 2 "nowhere.csv"
run import people .
check "a folder" says 2 "can't be read"
run import cats people.csv
check "no such kind" says 2 \
	"people, facilities, qualifications, affiliations"
run import people
check "a missing word" says 2 "shorei import KIND FILE [--dry-run]"

# a file of several parts on the wire, wrong in its first and last line
{
	echo 'member,name,kana,physician,active,login,mail'
	echo 'M0,,な,1,1,,'
	seq 9000 | sed 's/.*/M&,山田 花子,やまだ はなこ,1,1,,m&@example.org/'
	echo 'M9,名,,1,1,,'
} >long.csv
run import people long.csv
check "a long file is checked whole" is \
	"$(cut -f 1,2 out | tr '\t\n' ': ')" "Line:Column 2:Name 9003:Kana "
sed -e 2d -e '$d' long.csv >good.csv
run --json import people good.csv
check "and written whole" is "$(jq .added out)" 9000
check "into the audit" is "$(sql "SELECT subject FROM audit WHERE call =
	'import.write' ORDER BY id DESC LIMIT 1")" "people: 9000 added, 0 changed"

plan
