/* SPDX-License-Identifier: MIT */
/*
 * blanks: passages that wait for the 事務局 to blank them: where they stand
 * and how long they are, not what they say. Two are needed for each.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/call/blanks.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"
#include "tui/program/program.h"
#include "tui/screens/parts/list.h"
#include "tui/screens/parts/pages.h"
#include "tui/screens/screens.h"

static struct pages *
own(const struct screen *screen)
{
	return screen->own;
}

static int64_t
row_id(const void *row)
{
	return ((const struct blank_row *)row)->id;
}

static const char *
state_text(const void *r, char *out, size_t bytes)
{
	const struct blank_row *row = r;

	/* a state is a word and a symbol */
	snprintf(out, bytes, "%s%s", row->state == BLANK_ASKED ? "> " : "- ",
	    words_label(&blank_words, row->state));
	return out;
}

static const char *
applicant_text(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return ((const struct blank_row *)row)->applicant;
}

static const char *
number_text(const void *row, char *out, size_t bytes)
{
	snprintf(out, bytes, "%4d", (int)((const struct blank_row *)row)->slot);
	return out;
}

static const char *
item_text(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return gettext(form_rows[((const struct blank_row *)row)->item].label);
}

static const char *
length_text(const void *row, char *out, size_t bytes)
{
	snprintf(
	    out, bytes, "%4d", (int)((const struct blank_row *)row)->clusters);
	return out;
}

static const char *
proposed_text(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return ((const struct blank_row *)row)->proposed_by;
}

static const char *
asked_text(const void *row, char *out, size_t bytes)
{
	const char *by = ((const struct blank_row *)row)->asked_by;

	(void)out;
	(void)bytes;
	return by == NULL ? "" : by;
}

static const struct column columns[] = {
    {.title = N_("State"), .cells = 12, .text = state_text},
    {.title = N_("Applicant"),
	.cells = 11,
	.weight = 1,
	.text = applicant_text},
    {.title = N_("No."), .cells = 4, .text = number_text},
    {.title = N_("Item"), .cells = 20, .weight = 2, .text = item_text},
    {.title = N_("Length"), .cells = 6, .leaves = 2, .text = length_text},
    {.title = N_("Marked by"), .cells = 10, .weight = 1, .text = proposed_text},
    {.title = N_("Asked by"),
	.cells = 10,
	.weight = 1,
	.leaves = 1,
	.text = asked_text},
    {0},
};

static int
open_blanks(struct screen *screen, const void *arg, struct err *err)
{
	(void)arg;
	(void)err;
	screen->own = pages_new(CALL_BLANK_LIST);
	return 0;
}

static int
load(struct screen *screen, struct err *err)
{
	return pages_load(own(screen), screen, err);
}

static const char *
refuses(const struct screen *screen, enum action action)
{
	const struct blank_row *row = table_selected_row(screen->table);
	bool asks = action == ACTION_ASK_OTHER, agrees = action == ACTION_AGREE;

	if (row == NULL)
		return asks || agrees || action == ACTION_REFUSE
			   ? N_("There is no row.")
			   : NULL;
	if (asks && row->state != BLANK_PROPOSED)
		return N_("Somebody has asked for this already: another staff "
			  "member agrees.");
	if (agrees && row->state != BLANK_ASKED)
		return N_("Nobody of the office has asked for this yet.");
	return NULL;
}

/* blank.agree or blank.refuse for the selected one. */
static void
answer(struct screen *screen, enum call_id call, const char *done)
{
	const struct blank_row *row = table_selected_row(screen->table);
	struct blank_args args = {.blank = row->id, .seen = row->version};
	struct blank_written reply;
	struct err err = {0};
	char once[ONCE_CHARS + 1];

	client_once(once);
	args.once = once;
	if (program_call(screen->program, call, &args, &reply, &err) < 0)
		program_say_err(screen->program, &err);
	else
		program_say(screen->program, done);
	err_clear(&err);
}

static void
agree(struct screen *screen)
{
	answer(screen, CALL_BLANK_AGREE,
	    _("It is blanked, wherever it stood in this case."));
}

static void
refuse(struct screen *screen)
{
	answer(screen, CALL_BLANK_REFUSE, _("It stays as it is."));
}

static void
ask(struct screen *screen, const char *reason)
{
	const struct blank_row *row = table_selected_row(screen->table);
	struct blank_ask_args args = {.blank = row->id, .seen = row->version};
	struct blank_written reply;
	struct err err = {0};
	char once[ONCE_CHARS + 1];

	client_once(once);
	args.once = once;
	args.reason = text_clean_line(reason, strlen(reason));
	if (program_call(screen->program, CALL_BLANK_ASK, &args, &reply, &err) <
	    0)
		program_say_err(screen->program, &err);
	else
		program_say(
		    screen->program, _("Another staff member can agree now."));
	free(args.reason);
	err_clear(&err);
	if (screen->ops->load(screen, &err) < 0)
		program_say_err(screen->program, &err);
	err_clear(&err);
}

static void
ask_agree(struct screen *screen)
{
	const struct blank_row *row = table_selected_row(screen->table);
	/* TRANSLATORS: applicant, number, item, how many, who asks, why */
	char *text = heap_printf(
	    _("%s, number %d, %s: %d characters are blanked for good in all "
	      "revisions and drafts. Asked by %s: %s\nAgree?"),
	    row->applicant, (int)row->slot, gettext(form_rows[row->item].label),
	    (int)row->clusters, row->asked_by, row->reason);

	program_ask(screen->program, text, agree);
	free(text);
}

static int
act(struct screen *screen, enum action action, struct err *err)
{
	const struct comment_question question = {
	    .title = _("Why it is to be blanked (no patient's name, please)"),
	    .limit = REASON_LIMIT,
	    .written = ask};

	(void)err;
	switch (action) {
	case ACTION_ASK_OTHER:
		program_push(screen->program, &comment_screen, &question);
		break;
	case ACTION_AGREE:
		ask_agree(screen);
		break;
	case ACTION_REFUSE:
		program_ask(screen->program,
		    _("The text stays as it is, and this goes from the list. "
		      "Leave it?"),
		    refuse);
		break;
	default:
		break;
	}
	return 0;
}

static void
status(const struct screen *screen, char *out)
{
	const struct blank_row *row = table_selected_row(screen->table);

	if (row == NULL)
		snprintf(
		    out, SCREEN_TEXT, " %s", _("Nothing is to be blanked."));
	else if (row->reason == NULL)
		snprintf(out, SCREEN_TEXT, " %s",
		    _("Ask the one who marked it why; the text is not shown."));
	else
		snprintf(out, SCREEN_TEXT, _(" Reason: %s"), row->reason);
}

static void
draw(struct screen *screen)
{
	pages_read_on(own(screen), screen);
	list_draw(screen);
}

static void
close_blanks(struct screen *screen)
{
	pages_release(own(screen), screen);
	free(screen->own);
}

const struct screen_ops blanks_screen = {
    .name = "blanks",
    .also = KEYMAP_LIST,
    .title = N_("Texts to be blanked"),
    .columns = columns,
    .id = row_id,
    .open = open_blanks,
    .load = load,
    .refuses = refuses,
    .act = act,
    .heading = list_heading,
    .status = status,
    .draw = draw,
    .close = close_blanks,
};
