/* SPDX-License-Identifier: MIT */
#include "width.h"

#include <curses.h>
#include <stddef.h>
#include <wchar.h>

static const struct {
	wchar_t first, last;
} ambiguous[] = {
#define X(first, last) {first, last},
#include "ambiguous.def"
#undef X
};

static bool two; /* cells; a property of the terminal, of which one is */

static bool
is_ambiguous(wchar_t c)
{
	size_t low = 0, high = sizeof ambiguous / sizeof *ambiguous;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (c > ambiguous[middle].last)
			low = middle + 1;
		else
			high = middle;
	}
	return low < sizeof ambiguous / sizeof *ambiguous &&
	       c >= ambiguous[low].first;
}

/* Two cells everywhere: hiragana, katakana, kanji. */
static bool
japanese(wchar_t c)
{
	return (c >= 0x3041 && c <= 0x3096) || (c >= 0x30a1 && c <= 0x30fe) ||
	       (c >= 0x4e00 && c <= 0x9fff);
}

/* Instead of libc's, also for the libraries: the program's own come first. */
int
wcwidth(wchar_t c)
{
	const wchar_t text[] = {c, L'\0'};

	if (c >= ' ' && c < 0x7f)
		return 1;
	if (japanese(c))
		return 2;
	if (two && is_ambiguous(c))
		return 2;
	return wcswidth(text, 1); /* libc's own wcwidth, by another name */
}

static void
draw_with(cchar_t *line, wchar_t c)
{
	wchar_t text[] = {c, L'\0'};

	setcchar(line, text, A_NORMAL, 0, NULL);
}

void
width_ambiguous(bool wide)
{
	two = wide;
	if (!wide)
		return;
	draw_with(WACS_HLINE, L'-');
	draw_with(WACS_VLINE, L'|');
	draw_with(WACS_ULCORNER, L'+');
	draw_with(WACS_URCORNER, L'+');
	draw_with(WACS_LLCORNER, L'+');
	draw_with(WACS_LRCORNER, L'+');
}
