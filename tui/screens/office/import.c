/* SPDX-License-Identifier: MIT */
/*
 * import: what the 事務局 can read from files, in the order in which one needs
 * the other; and the box that asks for a file.
 */
#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/call/import.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"
#include "import_result.h"
#include "tui/program/program.h"
#include "tui/screens/parts/list.h"
#include "tui/screens/screens.h"
#include "tui/widgets/line_box.h"

#define LABEL_CELLS 24
#define NAME_CELLS 12
#define LEAST_LINES 3 /* of the list: its title and two kinds */

struct kind {
	enum import kind;
};

struct menu {
	struct kind kinds[IMPORT_COUNT];
	char *path; /* of the last file */
};

static struct menu *
own(const struct screen *screen)
{
	return screen->own;
}

static int64_t
row_id(const void *row)
{
	return (int64_t)((const struct kind *)row)->kind;
}

static const char *
kind_text(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return words_label(&import_words, ((const struct kind *)row)->kind);
}

static const struct column columns[] = {
    {.title = N_("What is read"), .cells = 78, .weight = 1, .text = kind_text},
    {0},
};

static int
open_import(struct screen *screen, const void *arg, struct err *err)
{
	struct menu *menu = heap_new(1, sizeof *menu);

	(void)arg;
	(void)err;
	for (int i = 0; i < IMPORT_COUNT; i++)
		menu->kinds[i].kind = (enum import)i;
	screen->own = menu;
	return 0;
}

static int
load(struct screen *screen, struct err *err)
{
	(void)err;
	table_set(screen->table, own(screen)->kinds, IMPORT_COUNT,
	    sizeof(struct kind));
	return 0;
}

static int
act(struct screen *screen, enum action action, struct err *err)
{
	const struct kind *row = table_selected_row(screen->table);

	(void)action;
	(void)err;
	program_push(screen->program, &import_path_screen, &row->kind);
	return 0;
}

static void
status(const struct screen *screen, char *out)
{
	(void)screen;
	snprintf(out, SCREEN_TEXT, " %s",
	    _("CSV files; the first line holds these headings, or their "
	      "names."));
}

/* One heading: as it is shown, its name for scripts, what may be left out. */
static void
draw_heading(int y, const struct import_kind *kind, const struct member *m)
{
	char *label = text_pad(gettext(m->label), LABEL_CELLS);

	move(y, 3);
	addstr(label);
	printw(" %-*s %s", NAME_CELLS, m->name,
	    import_may_miss(kind, m) ? _("may be missing")
	    : m->optional            ? _("may be empty")
				     : "");
	free(label);
}

/* Lines of the list: all, or as many as the longest headings leave; it
 * scrolls. */
static int
list_lines(void)
{
	const struct member *m;
	int most = 0, n, lines;

	for (int i = 0; i < IMPORT_COUNT; i++) {
		n = 0;
		for (m = import_kinds[i].row->members; m->name != NULL; m++)
			n++;
		most = n > most ? n : most;
	}
	lines = LINES - 3 - most;
	if (lines > IMPORT_COUNT + 1)
		return IMPORT_COUNT + 1;
	return lines < LEAST_LINES ? LEAST_LINES : lines;
}

/* Below the list: the headings of the file under the cursor. */
static void
draw_headings(const struct import_kind *kind, int y)
{
	const struct member *m = kind->row->members;

	for (; y < LINES - 2; y++) {
		move(y, 0);
		clrtoeol();
		if (m->name != NULL)
			draw_heading(y, kind, m++);
	}
}

static void
draw(struct screen *screen)
{
	const struct kind *row = table_selected_row(screen->table);
	int lines = list_lines();

	if (screen->fresh)
		table_touch(screen->table);
	table_draw(screen->table, stdscr, 1, 0, lines, COLS);
	table_cursor(screen->table, &screen->y, &screen->x);
	draw_headings(&import_kinds[row->kind], lines + 1);
}

static void
close_import(struct screen *screen)
{
	table_set(screen->table, NULL, 0, sizeof(struct kind));
	free(own(screen)->path);
	free(screen->own);
}

const struct screen_ops import_screen = {
    .name = "import",
    .also = KEYMAP_LIST,
    .title = N_("Import from files"),
    .columns = columns,
    .id = row_id,
    .open = open_import,
    .load = load,
    .act = act,
    .heading = list_heading,
    .status = status,
    .draw = draw,
    .close = close_import,
};

/* The box: which file. */
struct path {
	enum import kind;
	struct line_box *line;
};

static struct path *
own_path(const struct screen *screen)
{
	return screen->own;
}

static int
open_path(struct screen *screen, const void *arg, struct err *err)
{
	struct path *path = heap_new(1, sizeof *path);
	const struct menu *menu = own(program_below(screen->program, screen));
	char *title;

	(void)err;
	path->kind = *(const enum import *)arg;
	title = heap_printf(
	    _("CSV file: %s"), words_label(&import_words, (int)path->kind));
	path->line = line_box_new(title, menu->path, 0);
	free(title);
	screen->own = path;
	return 0;
}

static bool
key_path(struct screen *screen, const struct key *key)
{
	return line_box_key(own_path(screen)->line, key);
}

static int
read_file(const struct path *path, struct import_file *file, struct err *err)
{
	int fd = import_file_open(line_box_text(path->line), err), rc;

	if (fd < 0)
		return fd;
	rc = import_file_read(file, path->kind, fd, err);
	close(fd);
	return rc;
}

/* The result takes over what was read; this box goes. */
static int
act_path(struct screen *screen, enum action action, struct err *err)
{
	struct program *program = screen->program;
	struct menu *menu = own(program_below(program, screen));
	struct import_outcome outcome = {0};
	int rc = read_file(own_path(screen), &outcome.file, err);

	(void)action;
	if (rc == 0)
		rc = import_file_check(
		    &outcome.file, program_way, program, &outcome.checked, err);
	if (rc < 0) {
		import_outcome_release(&outcome);
		return rc;
	}
	free(menu->path);
	menu->path = heap_dup(line_box_text(own_path(screen)->line));
	program_pop(program, false);
	program_push(program, &import_result_screen, &outcome);
	return 0;
}

static void
draw_path(struct screen *screen)
{
	line_box_draw(
	    own_path(screen)->line, screen->fresh, &screen->y, &screen->x);
}

static void
close_path(struct screen *screen)
{
	line_box_free(own_path(screen)->line);
	free(screen->own);
}

const struct screen_ops import_path_screen = {
    .name = "import-path",
    .also = KEYMAP_LINE,
    .title = N_("File to be imported"),
    .over = true,
    .open = open_path,
    .key = key_path,
    .act = act_path,
    .draw = draw_path,
    .close = close_path,
};
