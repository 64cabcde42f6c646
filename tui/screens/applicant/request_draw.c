/* SPDX-License-Identifier: MIT */
/* request_draw: the dialog, shared out over whatever lines there are. */
#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"
#include "request_inside.h"
#include "tui/widgets/box.h"

#define HEAD_LINES 14 /* inside; with fewer the cases have no headings */

/* Lines of the window where the parts begin, and how many they have. */
struct plan {
	struct box box, notes;
	int x, cells; /* inside */
	int head, cases, ncases;
	int search, list, nlist;
	int label, message, nmessage;
};

static void
make_plan(const struct request *request, struct plan *p)
{
	int left, head;

	p->box =
	    (struct box){.y = 1, .x = 0, .lines = LINES - 3, .cells = COLS};
	p->x = p->box.x + 2;
	p->cells = p->box.cells - 4;
	left = p->box.lines - 2;
	head = left >= HEAD_LINES;
	/* the cases stand twice: themselves, and their 備考 in its frame */
	p->ncases = (left - head - 9) / 3;
	if (p->ncases < 1)
		p->ncases = 1;
	if (p->ncases > (int)request->n)
		p->ncases = (int)request->n;
	p->head = p->box.y + 1;
	p->cases = p->head + head;
	p->notes = (struct box){.y = p->cases + p->ncases,
	    .x = p->x,
	    .lines = p->ncases + 2,
	    .cells = p->cells};
	left -= head + 2 * p->ncases + 2 + 2; /* the search, a label */
	p->nmessage = left * 2 / 5;
	if (p->nmessage > 6)
		p->nmessage = 6;
	p->nlist = left - p->nmessage;
	p->search = p->notes.y + p->notes.lines;
	p->list = p->search + 1;
	p->label = p->list + p->nlist;
	p->message = p->label + 1;
}

/* Text in so many cells, the rest blank; bold where the keys go to. */
static void
put(int y, int x, int cells, bool here, const char *text)
{
	char *padded;

	if (cells <= 0)
		return;
	padded = text_pad(text, cells);
	if (here)
		attron(A_BOLD);
	mvaddstr(y, x, padded);
	if (here)
		attroff(A_BOLD);
	free(padded);
}

static void
draw_case(const struct plan *p, int line, const struct case_row *row)
{
	char from[DATE_SIZE], to[DATE_SIZE];
	char *category =
		 text_pad(words_label(&category_words, row->category), 22),
	     *text = heap_printf("%4d %s %s〜%s %s", (int)row->slot, category,
		 date_format(row->from_on, from), date_format(row->to_on, to),
		 row->facility == NULL ? "" : row->facility);

	put(p->cases + line, p->x, p->cells, false, text);
	free(text);
	free(category);
}

static void
draw_head(const struct request *request, const struct plan *p)
{
	char *text;

	if (p->head != p->cases) {
		text = heap_printf("%s %s", _("No."), _("Case category"));
		put(p->head, p->x, p->cells, false, text);
		free(text);
	}
	if (request->seen == request->n)
		return;
	text = heap_printf(" %s %zu-%zu/%zu ", _("Case"), request->first + 1,
	    request->first + request->seen, request->n);
	put(p->box.y, p->x + p->cells / 2, text_cells(text, strlen(text)),
	    request->part == PART_CASES, text);
	free(text);
}

/* 備考 in a blue frame, saying that it is not sent [seed]. */
static void
draw_notes(const struct screen *screen, const struct plan *p)
{
	const struct request *request = request_own(screen);
	char *text;

	box_draw_look(&p->notes,
	    _("The supervisor gets the message below, never a note."),
	    terminal_frame(screen->program->terminal));
	for (int i = 0; i < p->ncases; i++) {
		const struct case_row *row =
		    &request->cases[request->first + (size_t)i];

		text = heap_printf("%s %d  %s", _("Note"), (int)row->slot,
		    row->note == NULL ? "" : row->note);
		put(p->notes.y + 1 + i, p->notes.x + 2, p->notes.cells - 4,
		    false, text);
		free(text);
	}
}

static void
draw_cases(const struct screen *screen, const struct plan *p)
{
	struct request *request = request_own(screen);

	if (request->first + request->seen > request->n)
		request->first = request->n - request->seen;
	draw_head(request, p);
	for (int i = 0; i < p->ncases; i++)
		draw_case(p, i, &request->cases[request->first + (size_t)i]);
	draw_notes(screen, p);
	request->redraw = false;
}

static void
draw_search(const struct screen *screen, const struct plan *p)
{
	struct request *request = request_own(screen);
	const char *label = _("Supervisor search: ");
	int used, cells = text_cells(label, strlen(label));
	int width = (p->cells - cells) / 3;
	char *text;

	put(p->search, p->x, cells, request->part == PART_SEARCH, label);
	textarea_draw(
	    request->query, stdscr, p->search, p->x + cells, 1, width);
	used = cells + width;
	text = heap_printf(_("  %zu%s found"), request->found.rows.n,
	    request->found.more ? "+" : "");
	cells = text_cells(text, strlen(text));
	put(p->search, p->x + used, cells, false, text);
	free(text);
	used += cells;
	text = request->chosen.member == NULL
		   ? heap_dup(_("  nobody chosen"))
		   : heap_printf(_("  chosen: %s (%s)"), request->chosen.name,
			 request->chosen.member);
	put(p->search, p->x + used, p->cells - used,
	    request->chosen.member != NULL, text);
	free(text);
}

static void
draw_message(const struct request *request, const struct plan *p)
{
	size_t clusters = textarea_clusters(request->message);
	char *label =
	    heap_printf(_("Message (at most %d characters)"), MESSAGE_LIMIT);
	char *text = heap_printf("%s  %zu/%d %s", label, clusters,
	    MESSAGE_LIMIT, clusters > MESSAGE_LIMIT ? _("too long") : "");

	put(p->label, p->x, p->cells, request->part == PART_MESSAGE, text);
	textarea_draw(request->message, stdscr, p->message, p->x + 2,
	    p->nmessage, p->cells - 2);
	free(text);
	free(label);
}

static void
draw_frame(const struct plan *p)
{
	char *foot = heap_printf(
	    " Ctrl-R %s   Esc %s ", _("send the request"), _("give up"));
	int cells = text_cells(foot, strlen(foot));

	box_draw(&p->box, _("Request for case approval"));
	if (cells < p->cells)
		mvaddstr(p->box.y + p->box.lines - 1,
		    p->box.x + p->box.cells - 2 - cells, foot);
	for (int i = 0; i < p->nmessage; i++)
		mvadd_wch(p->message + i, p->x, WACS_VLINE);
	free(foot);
}

static void
place_cursor(struct screen *screen, const struct plan *p)
{
	const struct request *request = request_own(screen);

	switch (request->part) {
	case PART_SEARCH:
		textarea_cursor(request->query, &screen->y, &screen->x);
		break;
	case PART_LIST:
		table_cursor(screen->table, &screen->y, &screen->x);
		break;
	case PART_MESSAGE:
		textarea_cursor(request->message, &screen->y, &screen->x);
		break;
	case PART_CASES:
	case PART_COUNT:
		screen->y = p->cases;
		screen->x = p->x;
		break;
	}
}

void
request_draw(struct screen *screen)
{
	struct request *request = request_own(screen);
	struct plan plan;

	make_plan(request, &plan);
	request->seen = (size_t)plan.ncases;
	if (request->part == PART_CASES && request->seen >= request->n)
		request->part = PART_SEARCH;
	if (screen->fresh) {
		draw_frame(&plan);
		table_touch(screen->table);
		textarea_touch(request->query);
		textarea_touch(request->message);
	}
	if (screen->fresh || request->redraw)
		draw_cases(screen, &plan);
	else
		draw_head(request, &plan);
	draw_search(screen, &plan);
	table_draw(
	    screen->table, stdscr, plan.list, plan.x, plan.nlist, plan.cells);
	draw_message(request, &plan);
	place_cursor(screen, &plan);
}
