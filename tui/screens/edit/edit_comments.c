/* SPDX-License-Identifier: MIT */
/*
 * edit_comments: the frame at the top of a rejected case: who rejected it,
 * and each item with its comment [seed]. It stays until the next decision.
 */
#include <stdio.h>
#include <string.h>

#include "core/i18n.h"
#include "core/text.h"
#include "edit_inside.h"

static const char *
comment_label(const struct comment *comment)
{
	return comment->item == WORD_NONE
		   ? _("In general")
		   : gettext(form_rows[comment->item].label);
}

static int
cells_of(const char *text)
{
	return text_cells(text, strlen(text));
}

static int
label_cells(const struct edit *edit)
{
	const struct comment *comments = edit->view.comments.at;
	int most = 0;

	for (size_t i = 0; i < edit->view.comments.n; i++) {
		int cells = cells_of(comment_label(&comments[i]));

		most = cells > most ? cells : most;
	}
	return most;
}

/* Walks over the comments; draws them when told to. Returns their rows. */
static int
walk_comments(struct edit *edit, bool write)
{
	const struct comment *comments = edit->view.comments.at;
	int x = 2 + label_cells(edit) + 2, y = 1;
	size_t bytes;

	for (size_t i = 0; i < edit->view.comments.n; i++) {
		struct paragraph *text = paragraph_new(comments[i].text);
		int cells = edit->width - x - 2;
		int rows = (int)paragraph_rows(text, cells);

		if (write)
			mvwaddstr(edit->pad, y, 2, comment_label(&comments[i]));
		for (int row = 0; write && row < rows; row++) {
			const char *s =
			    paragraph_row(text, cells, (size_t)row, &bytes);

			mvwaddnstr(edit->pad, y + row, x, s, (int)bytes);
		}
		paragraph_free(text);
		y += rows;
	}
	return y - 1;
}

int
edit_comments_rows(struct edit *edit)
{
	if (edit->view.comments.n == 0)
		return 0;
	return walk_comments(edit, false) + 2;
}

static void
frame_edge(struct edit *edit, int y, bool top, attr_t look, const char *text)
{
	wattrset(edit->pad, look);
	mvwadd_wch(edit->pad, y, 0, top ? WACS_ULCORNER : WACS_LLCORNER);
	mvwhline_set(edit->pad, y, 1, WACS_HLINE, edit->width - 2);
	mvwadd_wch(
	    edit->pad, y, edit->width - 1, top ? WACS_URCORNER : WACS_LRCORNER);
	wattrset(edit->pad, A_BOLD);
	mvwaddnstr(
	    edit->pad, y, 2, text, (int)text_fit(text, edit->width - 4, NULL));
}

void
edit_comments_draw(struct screen *screen)
{
	struct edit *edit = edit_own(screen);
	int rows = edit->comment_rows;
	attr_t look = terminal_frame(screen->program->terminal);
	char title[SCREEN_TEXT], day[DATE_SIZE];

	if (rows == 0)
		return;
	snprintf(title, sizeof title, _(" Rejected %s, supervisor: %s "),
	    date_format(edit->view.decided_on, day),
	    edit->view.supervisor == NULL ? "" : edit->view.supervisor);
	frame_edge(edit, 0, true, look, title);
	wattrset(edit->pad, look);
	for (int y = 1; y < rows - 1; y++) {
		mvwadd_wch(edit->pad, y, 0, WACS_VLINE);
		mvwadd_wch(edit->pad, y, edit->width - 1, WACS_VLINE);
	}
	frame_edge(edit, rows - 1, false, look, _(" Ctrl-N: next comment "));
	wattrset(edit->pad, A_NORMAL);
	walk_comments(edit, true);
}
