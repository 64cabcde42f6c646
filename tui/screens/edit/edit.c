/* SPDX-License-Identifier: MIT */
/* edit: the form of one case, written in place; it saves itself. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "core/workflow.h"
#include "edit_inside.h"
#include "tui/program/program_keep.h"

#define IDLE_MS 1000  /* saved so long after the last key */
#define EVERY_MS 5000 /* at most, while keys keep coming */

struct edit *
edit_own(const struct screen *screen)
{
	return screen->own;
}

struct edit_item *
edit_find(struct edit *edit, enum form_item item)
{
	for (size_t i = 0; i < edit->n; i++)
		if (edit->items[i].item == item)
			return &edit->items[i];
	return NULL;
}

const char *
edit_text(const struct edit_item *item)
{
	return item->area != NULL ? textarea_text(item->area) : item->text;
}

bool
edit_set(struct edit_item *item, const char *text)
{
	char *copy;

	item->touched = true;
	if (item->area != NULL)
		return textarea_set(item->area, text);
	copy = heap_dup(text);
	free(item->text);
	item->text = copy;
	return true;
}

enum form_type
edit_type(const struct edit_item *item)
{
	return form_rows[item->item].type;
}

int
edit_category(struct edit *edit)
{
	struct edit_item *item = edit_find(edit, ITEM_CATEGORY);

	if (edit->view.preset != WORD_NONE || item == NULL)
		return edit->view.preset;
	return words_find(&category_words, item->text);
}

static void
make_items(struct edit *edit)
{
	for (int i = 0; i < ITEM_COUNT; i++) {
		struct edit_item *item = &edit->items[edit->n];

		if (!form_asks(
			(enum programme)edit->programme, (enum form_item)i))
			continue;
		edit->n++;
		item->item = (enum form_item)i;
		item->text = heap_dup("");
		item->saved = heap_dup("");
		if (edit_type(item) == FORM_LINE)
			item->area = textarea_new_line();
		if (edit_type(item) == FORM_PROSE)
			item->area = textarea_new_prose();
		if (item->area != NULL)
			textarea_limit(
			    item->area, (size_t)form_rows[item->item].limit);
	}
}

static int
positive(const char *text, int otherwise)
{
	long value = text == NULL ? 0 : strtol(text, NULL, 10);

	return value > 0 && value <= INT_MAX ? (int)value : otherwise;
}

static int
open_edit(struct screen *screen, const void *arg, struct err *err)
{
	const struct options *options = screen->program->options;
	const struct case_key *key = arg;
	struct edit *edit = heap_new(1, sizeof *edit);
	int rc;

	screen->own = edit;
	edit->programme = key->programme;
	edit->slot = key->slot;
	edit->saved_at = TIME_NONE;
	edit->idle_ms = positive(options->save_idle, IDLE_MS);
	edit->every_ms = positive(options->save_every, EVERY_MS);
	edit->shown_top = -1;
	shape_init(&case_view_shape, &edit->view);
	make_items(edit);
	rc = edit_draft_load(screen, err);
	if (rc == 0 && !workflow_has((enum programme)edit->programme,
			   (enum state)edit->view.state, EVENT_SAVE_DRAFT))
		rc =
		    workflow_refuse((enum programme)edit->programme, edit->slot,
			(enum state)edit->view.state, EVENT_SAVE_DRAFT, err);
	/* a request that fell back: why, and the way on */
	if (rc == 0 && edit->view.advice != NULL)
		program_push(
		    screen->program, &notice_screen, edit->view.advice);
	return rc;
}

static void
close_edit(struct screen *screen)
{
	struct edit *edit = edit_own(screen);

	edit_form_release(edit);
	for (size_t i = 0; i < edit->n; i++) {
		textarea_free(edit->items[i].area);
		free(edit->items[i].text);
		free(edit->items[i].saved);
		free(edit->items[i].theirs);
	}
	paragraph_free(edit->verdict);
	reason_clear(&edit->confirm);
	shape_release(&case_view_shape, &edit->view);
	free(edit);
}

static int
save(struct screen *screen, struct err *err)
{
	struct edit *edit = edit_own(screen);
	int rc = edit_draft_save(screen, err);

	/* that the connection was made again stays to be read */
	if (rc == 0 && !edit_draft_torn(edit) &&
	    screen->program->message[0] == '\0')
		program_say(screen->program, edit->saved_at == TIME_NONE
						 ? _("Nothing has changed.")
						 : _("The draft is saved."));
	return rc;
}

static void
discard(struct screen *screen)
{
	program_pop(screen->program, true);
}

/* It stays in the rescue file. */
static void
lay_aside(struct screen *screen)
{
	program_keep_seal(screen->program);
	program_pop(screen->program, true);
}

/* Back: only when the draft is kept, or the person says so. */
static void
back(struct screen *screen)
{
	struct edit *edit = edit_own(screen);
	struct program *program = screen->program;
	struct err err = {0};
	char text[2 * SCREEN_TEXT];

	if (edit_draft_save(screen, &err) < 0 && program_keep_now(program)) {
		snprintf(text, sizeof text,
		    _("%s What was typed is kept on this computer and "
		      "offered at the next start. Leave?"),
		    err.text);
		program_ask(program, text, lay_aside);
	} else if (err.code != ERR_NONE) {
		snprintf(text, sizeof text,
		    _("%s What was typed is not saved. Leave all the same and "
		      "lose it?"),
		    err.text);
		program_ask(program, text, discard);
	} else if (!edit_draft_torn(edit))
		program_pop(program, true);
	err_clear(&err);
}

static struct edit_item *
next_commented(struct edit *edit)
{
	struct edit_item *now = edit_form_item(edit);
	size_t from = now == NULL ? 0 : (size_t)(now - edit->items) + 1;

	for (size_t i = 0; i < edit->n; i++) {
		struct edit_item *item = &edit->items[(from + i) % edit->n];

		if (item->commented)
			return item;
	}
	return NULL;
}

static const char *
refuses(const struct screen *screen, enum action action)
{
	struct edit *edit = edit_own(screen);

	if (action == ACTION_COMMENT && next_commented(edit) == NULL)
		return N_("No item has a comment.");
	if (action == ACTION_HINT && edit_hints_next(edit) == NULL)
		return N_("No hint of the anonymity check waits here.");
	if (action == ACTION_EDITOR)
		return edit_editor_refuses(screen);
	return NULL;
}

static int
act(struct screen *screen, enum action action, struct err *err)
{
	struct edit *edit = edit_own(screen);
	int rc = 0;

	switch (action) {
	case ACTION_SAVE:
		return save(screen, err);
	case ACTION_REGISTER:
		return edit_register(screen, err);
	case ACTION_COMMENT:
		edit_form_go(edit, next_commented(edit)->item);
		break;
	case ACTION_HINT:
		return edit_hints_answer(screen, err);
	case ACTION_FACILITY:
		edit_key_facility(screen, NULL);
		return 0;
	case ACTION_EDITOR:
		return edit_editor(screen, err);
	case ACTION_NEXT_FIELD:
		edit_form_move(edit, 1);
		break;
	case ACTION_PREVIOUS_FIELD:
		edit_form_move(edit, -1);
		break;
	default:
		break;
	}
	if (edit->left)
		rc = edit_draft_save(screen, err);
	return rc;
}

static void
heading(const struct screen *screen, char *left, char *right)
{
	struct edit *edit = edit_own(screen);
	char clock[TIME_SIZE];

	/* TRANSLATORS: 専門医新規申請_編集画面 (番号: 1)  痛み */
	snprintf(left, SCREEN_TEXT, _(" %s: edit (number: %d)  %s"),
	    words_label(&programme_words, edit->programme), (int)edit->slot,
	    words_label(&category_words, edit_category(edit)));
	if (edit->unsaved)
		snprintf(right, SCREEN_TEXT, "%s", _("not saved yet"));
	else if (edit->saved_at != TIME_NONE)
		snprintf(right, SCREEN_TEXT, _("draft saved %s"),
		    time_format_clock(edit->saved_at, clock));
}

/* What is wrong with an item; that it is empty, everybody sees. */
static const char *
finding(const struct edit *edit, const struct edit_item *item)
{
	const struct reason *why = edit->view.findings.at;

	if (item->typed || edit_type(item) == FORM_PERIOD)
		return NULL;
	for (size_t i = 0; i < edit->view.findings.n; i++)
		if (why[i].item != NULL &&
		    strcmp(why[i].item, form_rows[item->item].id) == 0 &&
		    strcmp(why[i].code, "required") != 0)
			return why[i].text;
	return NULL;
}

static void
status(const struct screen *screen, char *out)
{
	struct edit *edit = edit_own(screen);
	struct edit_item *item = edit_form_item(edit);
	const struct form_row *row;
	const struct hinted *hint;
	const char *wrong;

	if (item == NULL) {
		snprintf(out, SCREEN_TEXT, "%s",
		    _(" The comments of the last decision"));
		return;
	}
	row = &form_rows[item->item];
	wrong = finding(edit, item);
	hint = item->typed ? NULL : edit_hints_first(edit, item);
	if (wrong != NULL)
		snprintf(out, SCREEN_TEXT, " %s", wrong);
	else if (hint != NULL)
		snprintf(out, SCREEN_TEXT,
		    hint->confirmed ? _(" Confirmed: \"%s\" (%s)")
				    : _(" \"%s\": %s? Ctrl-G: it is all right"),
		    hint->found, words_label(&hint_words, hint->kind));
	else
		snprintf(out, SCREEN_TEXT,
		    row->need[edit->programme] == FORM_REQUIRED
			? _(" Required. %s")
			: _(" Optional. %s"),
		    gettext(row->help));
}

static int
wait_ms(const struct screen *screen)
{
	return edit_draft_wait(edit_own(screen));
}

static void
tick(struct screen *screen)
{
	struct err err = {0};

	if (edit_draft_wait(edit_own(screen)) == 0 &&
	    edit_draft_save(screen, &err) < 0)
		program_say(screen->program, err.text);
	err_clear(&err);
}

const struct screen_ops edit_screen = {
    .name = "edit",
    .also = KEYMAP_TEXT,
    .title = N_("Case edit"),
    .open = open_edit,
    .refuses = refuses,
    .act = act,
    .key = edit_key,
    .back = back,
    .heading = heading,
    .status = status,
    .draw = edit_draw,
    .wait = wait_ms,
    .tick = tick,
    .keep = edit_draft_keep,
    .leave = edit_draft_last,
    .close = close_edit,
};
