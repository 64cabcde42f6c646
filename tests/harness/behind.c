/* SPDX-License-Identifier: MIT */
#include "behind.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>
#include <vterm.h>

#include "core/heap.h"

#define CHARACTER_BYTES 4 /* in UTF-8 */
#define RIGHT_HALF UINT32_MAX

struct behind {
	VTerm *vt;
	int rows, cols;
	uint32_t *cells; /* their first characters; 0: none */
	char *kept;      /* the lines, each with a line feed */
	size_t nkept;
};

static uint32_t *
cell(struct behind *behind, int row, int col)
{
	return &behind->cells[(size_t)row * (size_t)behind->cols + (size_t)col];
}

static void
keep(struct behind *behind, int rows)
{
	for (int row = 0; row < rows && row < behind->rows; row++) {
		behind->kept = heap_grow(behind->kept,
		    behind->nkept + 2 + (size_t)behind->cols * CHARACTER_BYTES,
		    1);
		for (int col = 0; col < behind->cols; col++) {
			uint32_t c = *cell(behind, row, col);

			if (c == RIGHT_HALF)
				continue;
			behind->nkept += (size_t)u8_uctomb(
			    (uint8_t *)behind->kept + behind->nkept,
			    c == 0 ? ' ' : c, CHARACTER_BYTES);
		}
		behind->kept[behind->nkept++] = '\n';
		behind->kept[behind->nkept] = '\0';
	}
}

/* --- What libvterm calls ------------------------------------------------- */

static int
put(VTermGlyphInfo *info, VTermPos at, void *arg)
{
	*cell(arg, at.row, at.col) = info->chars[0];
	if (info->width > 1)
		*cell(arg, at.row, at.col + 1) = RIGHT_HALF;
	return 1;
}

static int
scroll(VTermRect rect, int down, int right, void *arg)
{
	struct behind *behind = arg;

	(void)right;
	if (rect.start_row == 0 && rect.start_col == 0 &&
	    rect.end_col == behind->cols)
		keep(behind, down < rect.end_row ? down : rect.end_row);
	return 0; /* to be done by moving and erasing */
}

static int
move(VTermRect to, VTermRect from, void *arg)
{
	int n = to.end_row - to.start_row;
	size_t bytes = sizeof(uint32_t) * (size_t)(to.end_col - to.start_col);

	for (int i = 0; i < n; i++) {
		int row = to.start_row < from.start_row ? i : n - 1 - i;

		memmove(cell(arg, to.start_row + row, to.start_col),
		    cell(arg, from.start_row + row, from.start_col), bytes);
	}
	return 1;
}

static int
erase(VTermRect rect, int selective, void *arg)
{
	struct behind *behind = arg;

	(void)selective;
	/* From the first cell on it is two: the first row and the others. */
	if (rect.start_row <= 1 && rect.end_row == behind->rows)
		keep(behind, behind->rows);
	for (int row = rect.start_row; row < rect.end_row; row++)
		memset(cell(behind, row, rect.start_col), 0,
		    sizeof(uint32_t) * (size_t)(rect.end_col - rect.start_col));
	return 1;
}

static const VTermStateCallbacks callbacks = {
    .putglyph = put,
    .scrollrect = scroll,
    .moverect = move,
    .erase = erase,
};

/* --- For the outside ------------------------------------------------------ */

struct behind *
behind_new(int rows, int cols)
{
	struct behind *behind = heap_new(1, sizeof *behind);
	VTermState *state;

	behind->vt = vterm_new(rows, cols);
	behind_resize(behind, rows, cols);
	behind->kept = heap_dup("");
	vterm_set_utf8(behind->vt, 1);
	state = vterm_obtain_state(behind->vt);
	vterm_state_set_callbacks(state, &callbacks, behind);
	vterm_state_reset(state, 1);
	return behind;
}

void
behind_free(struct behind *behind)
{
	if (behind == NULL)
		return;
	vterm_free(behind->vt);
	free(behind->cells);
	free(behind->kept);
	free(behind);
}

void
behind_feed(struct behind *behind, const char *bytes, size_t n)
{
	vterm_input_write(behind->vt, bytes, n);
}

void
behind_resize(struct behind *behind, int rows, int cols)
{
	uint32_t *before = behind->cells;
	int most = rows < behind->rows ? rows : behind->rows;
	int wide = cols < behind->cols ? cols : behind->cols;

	behind->cells =
	    heap_new((size_t)rows * (size_t)cols, sizeof *behind->cells);
	for (int row = 0; row < most; row++)
		memcpy(behind->cells + (size_t)row * (size_t)cols,
		    before + (size_t)row * (size_t)behind->cols,
		    sizeof *before * (size_t)wide);
	free(before);
	behind->rows = rows;
	behind->cols = cols;
	vterm_set_size(behind->vt, rows, cols);
}

bool
behind_has(const struct behind *behind, const char *text)
{
	return strstr(behind->kept, text) != NULL;
}
