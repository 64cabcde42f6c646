/* SPDX-License-Identifier: MIT */
/* tty_seen: what of the screen of a tty is looked at. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "tty.h"

/* A row as text; column[i] is the cell in which its byte i stands. */
struct row {
	char *text;
	int *column;
};

static size_t
encode(uint32_t c, char *out)
{
	static const unsigned char lead[] = {0, 0, 0xc0, 0xe0, 0xf0};
	size_t n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;

	for (size_t i = n; i-- > 1; c >>= 6)
		out[i] = (char)(0x80 | (c & 0x3f));
	out[0] = (char)(lead[n] | c);
	return n;
}

static VTermScreenCell
cell_at(const struct tty *tty, int row, int col)
{
	VTermScreenCell cell = {.width = 1};

	vterm_screen_get_cell(
	    tty->screen, (VTermPos){.row = row, .col = col}, &cell);
	return cell;
}

static struct row
row_read(const struct tty *tty, int number)
{
	size_t most = (size_t)tty->cols * VTERM_MAX_CHARS_PER_CELL * 4 + 1;
	struct row row = {
	    heap_new(most, 1), heap_new(most, sizeof *row.column)};
	size_t n = 0, more;

	for (int col = 0; col < tty->cols;) {
		VTermScreenCell cell = cell_at(tty, number, col);

		/* Nothing, or the right half of a character whose left is gone. */
		if (cell.chars[0] == 0 || cell.chars[0] == (uint32_t)-1) {
			cell.chars[0] = ' ';
			cell.chars[1] = 0;
		}
		for (int i = 0;
		     i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i] != 0; i++) {
			more = encode(cell.chars[i], row.text + n);
			while (more-- > 0)
				row.column[n++] = col;
		}
		col += cell.width > 1 ? cell.width : 1;
	}
	while (n > 0 && row.text[n - 1] == ' ')
		n--;
	row.text[n] = '\0';
	return row;
}

static void
row_release(struct row *row)
{
	free(row->text);
	free(row->column);
}

static bool
looks(VTermScreenCell cell, enum tty_look look)
{
	switch (look) {
	case TTY_REVERSE:
		return cell.attrs.reverse;
	case TTY_BOLD:
		return cell.attrs.bold;
	case TTY_UNDERLINE:
		return cell.attrs.underline != 0;
	case TTY_PLAIN:
		return !cell.attrs.reverse && !cell.attrs.bold &&
		       cell.attrs.underline == 0;
	case TTY_ANY:
		break;
	}
	return true;
}

static int
count_in_row(
    const struct tty *tty, int number, const char *text, enum tty_look look)
{
	struct row row = row_read(tty, number);
	size_t n = strlen(text);
	int count = 0;

	for (char *at = row.text; (at = strstr(at, text)) != NULL; at++) {
		bool all = true;

		for (size_t i = 0; i < n; i++) {
			int col = row.column[at - row.text + (ptrdiff_t)i];

			all &= looks(cell_at(tty, number, col), look);
		}
		count += all;
	}
	row_release(&row);
	return count;
}

int
tty_count(const struct tty *tty, const char *text, enum tty_look look)
{
	int count = 0;

	for (int row = 0; *text != '\0' && row < tty->rows; row++)
		count += count_in_row(tty, row, text, look);
	return count;
}

bool
tty_find(const struct tty *tty, const char *text, int *row, int *col)
{
	for (*row = 0; *row < tty->rows; ++*row) {
		struct row line = row_read(tty, *row);
		const char *at = strstr(line.text, text);

		*col = at == NULL ? -1 : line.column[at - line.text];
		row_release(&line);
		if (*col >= 0)
			return true;
	}
	return false;
}

static VTermPos
cursor(const struct tty *tty)
{
	VTermPos at;

	vterm_state_get_cursorpos(vterm_obtain_state(tty->vt), &at);
	return at;
}

bool
tty_cursor_at(const struct tty *tty, int row, int col)
{
	VTermPos at = cursor(tty);

	return tty->shown && at.row == row && at.col == col;
}

char *
tty_screen(const struct tty *tty)
{
	char *text = NULL;
	size_t n;
	FILE *out = open_memstream(&text, &n);

	if (out == NULL)
		abort();
	for (int number = 0; number < tty->rows; number++) {
		struct row row = row_read(tty, number);

		fprintf(out, "%s\n", row.text);
		row_release(&row);
	}
	if (tty->shown)
		fprintf(
		    out, "cursor %d,%d\n", cursor(tty).row, cursor(tty).col);
	else
		fputs("cursor hidden\n", out);
	fclose(out);
	return text;
}

/* How a cell looks, in words; the caller's. "" is plain. */
static char *
look_words(VTermScreenCell cell)
{
	static const char *const names[] = {"black", "red", "green", "yellow",
	    "blue", "magenta", "cyan", "white"};
	char *text = NULL;
	size_t n;
	FILE *out = open_memstream(&text, &n);

	if (out == NULL)
		abort();
	fputs(cell.attrs.bold ? " bold" : "", out);
	fputs(cell.attrs.reverse ? " reverse" : "", out);
	fputs(cell.attrs.underline != 0 ? " underline" : "", out);
	fputs(cell.attrs.blink ? " blink" : "", out);
	if (!VTERM_COLOR_IS_DEFAULT_FG(&cell.fg))
		fprintf(out, " %s",
		    VTERM_COLOR_IS_INDEXED(&cell.fg) && cell.fg.indexed.idx < 8
			? names[cell.fg.indexed.idx]
			: "colour");
	if (!VTERM_COLOR_IS_DEFAULT_BG(&cell.bg))
		fputs(" background", out);
	fclose(out);
	return text;
}

/* The runs of a row that do not look plain, a line each. */
static void
row_looks(const struct tty *tty, int number, FILE *out)
{
	int from = 0;
	char *look = look_words(cell_at(tty, number, 0)), *next;

	for (int col = 1; col <= tty->cols; col++) {
		VTermScreenCell cell = cell_at(tty, number, col);

		/* the right half of a wide one is not drawn by itself */
		if (col < tty->cols && cell.chars[0] == (uint32_t)-1)
			continue;
		next = col < tty->cols ? look_words(cell) : heap_dup("-");
		if (strcmp(next, look) != 0) {
			if (*look != '\0')
				fprintf(out, "look %d,%d-%d%s\n", number, from,
				    col - 1, look);
			from = col;
		}
		free(look);
		look = next;
	}
	free(look);
}

char *
tty_looks(const struct tty *tty)
{
	char *screen = tty_screen(tty), *text = NULL;
	size_t n;
	FILE *out = open_memstream(&text, &n);

	if (out == NULL)
		abort();
	fputs(screen, out);
	for (int number = 0; number < tty->rows; number++)
		row_looks(tty, number, out);
	fclose(out);
	free(screen);
	return text;
}
