#!/bin/bash
# SPDX-License-Identifier: MIT
#
# 10. Lines that are none, too long, cut short or deep, and descriptors passed
# along: refused or cut; the parent lives and holds what it held.
# Defences: WIRE_BYTES and wire_read (core/wire.c), message_parse
# (core/message.c), the shapes of the arguments (core/shape_decode.c); a line
# is read by read(2), with which the kernel drops passed descriptors.
. "$(dirname "$0")/common"
shopt -s lastpipe	# what stands behind a pipe counts, too

check "it starts" service_start
alone() { ! pgrep -P "$service" >/dev/null; }
descriptors() { find "/proc/$1/fd" -mindepth 1 | wc -l; }
until_true alone
held=$(descriptors "$service") before=$(state)

# sends FILE: its bytes; the answers, one a line.
sends() {
	as a timeout 60 socat -t 20 - "UNIX-CONNECT:$socket" <"$1" 2>/dev/null
}
# refused WHAT NAME: the bytes on standard input give that refusal, and what
# follows on the same connection is served.
refused() {
	cat >"$dir/line"
	echo "$list" >>"$dir/line"
	sends "$dir/line" >"$dir/out"
	check "$1: $2" eval '[ "$(head -n 1 "$dir/out" | result)" = '"$2"' ]'
	check "and the connection is of use" grep -q '"id":7,"result":{' "$dir/out"
}
check "control: a line as it should be" serves
echo | refused "of length 0" BAD_LINE
printf '{"jsonrpc":"2.0",\n' | refused "cut short" BAD_LINE
echo "$list x" | refused "trailing bytes" BAD_LINE
echo "$list$list" | refused "two in one" BAD_LINE
call case.eat '{}' | refused "an unknown call" NO_CALL
call case.list '{"programme":"specialist-new","x":1}' |
	refused "an unknown member" BAD_ARGS
call case.list '{}' | refused "a missing one" BAD_ARGS
call case.list '{"programme":7}' | refused "one of another type" BAD_ARGS
printf '{"a\0b":1}\n' | refused "a NUL" BAD_LINE
call case.list '{"programme":"x\u0000"}' | refused "an escaped NUL" BAD_LINE
printf '{"jsonrpc":"2.0","id":1,"method":"\377\376"}\n' |
	refused "no UTF-8" BAD_LINE
printf '{"jsonrpc":"2.0","id":1,"method":"\355\240\200"}\n' |
	refused "half a surrogate" BAD_LINE
{ head -c 100000 /dev/zero | tr '\0' '['; echo; } |
	refused "100,000 deep" BAD_LINE
call case.show '{"programme":"specialist-new","slot":1e999}' |
	refused "a number beyond all" BAD_LINE
call case.show '{"programme":"specialist-new","slot":99999999999999999999}' |
	refused "and one beyond 64 bits" BAD_LINE
call case.show '{"programme":"specialist-new","slot":9223372036854775807}' |
	refused "the largest" BAD_ARGS
call case.show '{"programme":"specialist-new","slot":-1}' |
	refused "a negative one" BAD_ARGS
echo '[1,2,3]' | refused "no object" BAD_REQUEST
{ head -c 262144 /dev/zero | tr '\0' a; echo; } |
	refused "256 KiB of no JSON" BAD_LINE

# One byte more, and nothing after it is read.
{ head -c 262145 /dev/zero | tr '\0' a; echo; echo "$list"; } >"$dir/line"
sends "$dir/line" >"$dir/out"
check "256 KiB and a byte: told" grep -q '"BAD_LINE"' "$dir/out"
check "and cut" test "$(wc -l <"$dir/out")" = 1
printf %s "$list" >"$dir/line"
sends "$dir/line" >"$dir/out"
check "a line without its end counts for nothing" test ! -s "$dir/out"
for ((i = 0; i < 20; i++)); do
	head -c 5000 /dev/urandom >"$dir/line"
	sends "$dir/line" >"$dir/out"
done
check "random bytes" serves

# Descriptors beside a line.
mkfifo "$dir/hold"
exec 8<>"$dir/hold"
begin a "$bin/peer" "$socket" half 1 <&8 >"$dir/out"
until_true test -s "$dir/out"
child=$(pgrep -P "$service")
usual=$(descriptors "$child")
kill -KILL "$started"
until_true alone
begin a "$bin/peer" "$socket" files 20 <&8 >"$dir/out"
until_true test -s "$dir/out"
child=$(pgrep -P "$service")
check "2000 descriptors along with 20 lines: all answered" \
	test "$(cat "$dir/out")" = 20
check "and none kept" test "$(descriptors "$child")" -le $((usual + 3))
kill -KILL "$started"

check "fifty who come and go" eval 'for ((i = 0; i < 50; i++)); do knocks a; done'
until_true alone
check "the parent holds what it held" test "$(descriptors "$service")" = "$held"
check "it is the same" kill -0 "$service"
check "nothing was written" test "$(state)" = "$before"
check "the database is whole" whole
check "no sound from the service" test ! -s "$dir/service"
plan
