#!/bin/bash
# SPDX-License-Identifier: MIT
#
# README.md shows screens as they are: its fenced blocks are golden screens,
# its pictures were drawn from what the screen test "pictures" holds now, and
# its commands run.  Prints TAP.
# shellcheck disable=SC2317 # check calls them
. "$(dirname "$0")/common"

src=$(realpath "${SRC:-.}")
build=$(realpath "$(dirname "$shorei")")
blocks=0
same() { diff "$@" >"$dir/out"; }
quiet() { "$@" >"$dir/out" 2>"$dir/err"; }

# shows GOLDEN: the next fenced block of README is this screen.
shows() {
	blocks=$((blocks + 1))
	check "$1" same \
		<(sed '$d' "$src/tests/tui/screens/$1" | sed -e :a -e '/^\n*$/{$d;N;ba' -e '}') \
		<(awk -v want=$blocks '
			/^```/ { inside = !inside; block += inside; next }
			inside && block == want' "$src/README.md")
}

shows cases-list/list.screen
check "no block that nothing proves" test "$(grep -c '^```' "$src/README.md")" \
	= $((2 * blocks))

# --- Pictures --------------------------------------------------------------

pictures=$src/man/pictures
current() { (cd "$src/tests/tui/screens/pictures" && sha256sum -- *.screen); }
check "the pictures are those screens (else: make pictures)" \
	same "$pictures/screens" <(current)
check "each screen has its picture, and none has gone" \
	same <(cd "$pictures" && ls -- *.png) \
	<(current | sed 's/.* //; s/screen$/png/')
check "README shows each of them, and no other" \
	same <(cd "$src" && ls man/pictures/*.png) \
	<(grep -oE '\(man/pictures/[a-z]*\.png\)' "$src/README.md" |
		tr -d '()' | sort)

# The drawing itself: a cell of each kind, and the same bytes each time.
mkdir "$dir/cells"
check "the screens with how their cells look" quiet env SHOREI="$build/shorei" \
	SCREENTEST_CELLS="$dir/cells" "$build/tests/screentest" \
	"$src/tests/tui/screens/pictures"
check "a screen and its cursor" grep -qx '24 80 2 0' "$dir/cells/list.cells"
check "the row under the cursor is reversed" \
	grep -qxF '2 7 1 -1 -1 -r 31' "$dir/cells/list.cells"
check "a frame is blue" \
	grep -qE '^[0-9]+ [0-9]+ 1 4 -1 -b? 2500$' "$dir/cells/edit.cells"
check "a heading is bold, and kana take two cells" \
	grep -qxE '1 [0-9]+ 2 -1 -1 -b 9078' "$dir/cells/list.cells"
draw() { "$build/tests/pictures/picture" "$dir/$1.png" <"$dir/cells/list.cells"; }
check "is drawn" draw one
check "and again" draw two
check "as the same bytes" cmp "$dir/one.png" "$dir/two.png"
# Bytes 16 to 23 of a PNG are its width and height.
measures() { od -An -tu1 -j16 -N8 "$1"; }
check "as large as the one that is shown" test "$(measures "$dir/one.png")" = \
	"$(measures "$pictures/list.png")"
check "not without cells" gives 2 quiet "$build/tests/pictures/picture" "$dir/three.png" \
	</dev/null

# --- Commands --------------------------------------------------------------

cd "$dir" || exit 1
ln -s "$build" build
while IFS= read -r line; do
	check "$line" quiet eval "$line </dev/null"
done < <(sed -n 's/^    \$ \(build\/.*\)/\1/p' "$src/README.md")
check "there were some" test $n -ge 18
plan
