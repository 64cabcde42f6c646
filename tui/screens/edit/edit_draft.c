/* SPDX-License-Identifier: MIT */
/*
 * edit_draft: what the service has of each item, and when it gets more.
 *
 * Only items that differ go out, each with the version that was seen. Nothing
 * is ever written over: when another session was first, what it wrote is
 * taken where nothing was typed here, and asked about where both did.
 */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "core/workflow.h"
#include "edit_inside.h"

#define RETRY_MS 5000 /* after a save that failed */

static int64_t
now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void
set_saved(struct edit_item *item, const char *text)
{
	char *copy = heap_dup(text);

	free(item->saved);
	item->saved = copy;
}

static bool
differs(const struct edit_item *item)
{
	return item->typed && strcmp(edit_text(item), item->saved) != 0;
}

/* The draft of an item lies over what is registered. */
static const char *
text_in(const struct case_view *view, enum form_item item)
{
	const struct drafted *drafted = view->drafted.at;

	for (size_t i = 0; i < view->drafted.n; i++)
		if (drafted[i].item == (int)item)
			return items_text(&view->draft, item);
	if (item == ITEM_CATEGORY && view->preset != WORD_NONE)
		return words_code(&category_words, view->preset);
	return items_text(&view->items, item);
}

static int64_t
version_in(const struct list *list, enum form_item item)
{
	const struct drafted *drafted = list->at;

	for (size_t i = 0; i < list->n; i++)
		if (drafted[i].item == (int)item)
			return drafted[i].version;
	return 0;
}

/* Holds one item against what the service has now. */
static void
take_item(struct edit_item *item, const struct case_view *view)
{
	const char *theirs = text_in(view, item->item);

	item->seen = version_in(&view->drafted, item->item);
	if (strcmp(theirs, item->saved) == 0)
		return;
	if (!differs(item))
		edit_set(item, theirs);
	else if (strcmp(theirs, edit_text(item)) != 0) {
		free(item->theirs);
		item->theirs = heap_dup(theirs);
		return;
	}
	set_saved(item, theirs);
}

static void
take_comments(struct edit *edit)
{
	const struct comment *comments = edit->view.comments.at;
	struct edit_item *item;

	for (size_t i = 0; i < edit->n; i++)
		edit->items[i].commented = false;
	for (size_t i = 0; i < edit->view.comments.n; i++) {
		if (comments[i].item == WORD_NONE)
			continue;
		item = edit_find(edit, (enum form_item)comments[i].item);
		if (item != NULL)
			item->commented = true;
	}
}

int
edit_draft_load(struct screen *screen, struct err *err)
{
	struct edit *edit = edit_own(screen);
	const struct case_args args = {edit->programme, edit->slot};
	struct case_view view;

	if (program_call(screen->program, CALL_CASE_SHOW, &args, &view, err) <
	    0)
		return -err->code;
	shape_release(&case_view_shape, &edit->view);
	edit->view = view;
	for (size_t i = 0; i < edit->n; i++) {
		edit->items[i].fixed = edit->items[i].item == ITEM_CATEGORY &&
				       view.preset != WORD_NONE;
		take_item(&edit->items[i], &view);
	}
	take_comments(edit);
	edit->rebuild = true;
	edit_period_judge(edit);
	return 0;
}

void
edit_draft_typed(struct edit *edit, struct edit_item *item)
{
	edit->typed_at = now_ms();
	item->typed = true;
	if (edit->unsaved)
		return;
	edit->unsaved = true;
	edit->since = edit->typed_at;
}

void
edit_draft_keep(const struct screen *screen, struct rescue *rescue)
{
	struct edit *edit = edit_own(screen);

	for (size_t i = 0; i < edit->n; i++) {
		struct edit_item *item = &edit->items[i];
		const struct form_row *row = &form_rows[item->item];
		char *where;

		if (!differs(item))
			continue;
		/* TRANSLATORS: programme, number, item */
		where = heap_printf(_("%s, number %d: %s"),
		    words_label(&programme_words, edit->programme),
		    (int)edit->slot, gettext(row->label));
		rescue_add(rescue, &(struct rescued){.where = where,
				       .text = (char *)edit_text(item),
				       .programme = edit->programme,
				       .item = (int)item->item,
				       .slot = edit->slot,
				       .seen = item->seen});
		free(where);
	}
}

int
edit_draft_wait(const struct edit *edit)
{
	int64_t due = edit->typed_at + edit->idle_ms, now;

	if (!edit->unsaved || edit_draft_torn(edit))
		return -1;
	if (due > edit->since + edit->every_ms)
		due = edit->since + edit->every_ms;
	if (due < edit->retry_at)
		due = edit->retry_at;
	now = now_ms();
	return due > now ? (int)(due - now) : 0;
}

bool
edit_draft_torn(const struct edit *edit)
{
	for (size_t i = 0; i < edit->n; i++)
		if (edit->items[i].theirs != NULL)
			return true;
	return false;
}

/* What has changed, but for what waits for a choice. */
static void
collect(struct edit *edit, struct list *changes)
{
	struct draft_change *change;

	for (size_t i = 0; i < edit->n; i++) {
		struct edit_item *item = &edit->items[i];

		if (!differs(item) || item->theirs != NULL)
			continue;
		change = shape_add(&draft_change_shape, changes);
		change->item = (int)item->item;
		change->text = heap_dup(edit_text(item));
		change->seen = item->seen;
	}
}

/* The findings and the facility come with every save. */
static void
take_saved(
    struct edit *edit, const struct list *changes, struct draft_saved *saved)
{
	const struct draft_change *change = changes->at;
	struct edit_item *item;

	for (size_t i = 0; i < changes->n; i++) {
		item = edit_find(edit, (enum form_item)change[i].item);
		set_saved(item, change[i].text);
		item->seen = version_in(&saved->drafted, item->item);
		item->typed = false;
	}
	shape_list_release(&reason_shape, &edit->view.findings);
	shape_list_release(&entry_shape, &edit->view.entries);
	if (edit->view.entry != NULL)
		shape_release(&entry_shape, edit->view.entry);
	free(edit->view.entry);
	edit->view.findings = saved->findings;
	edit->view.entries = saved->entries;
	edit->view.entry = saved->entry;
	saved->findings = saved->entries = (struct list){0};
	saved->entry = NULL;
	edit_hints_take(edit, &saved->hints);
	edit->saved_at = saved->saved_at;
	edit->unsaved = false;
	item = edit_find(edit, ITEM_FACILITY);
	if (item != NULL)
		item->touched = true;
	edit_period_judge(edit);
}

static int
send(struct screen *screen, struct err *err)
{
	struct edit *edit = edit_own(screen);
	struct draft_save_args args = {
	    .programme = edit->programme, .slot = edit->slot};
	struct draft_saved reply;
	int rc = 0;

	collect(edit, &args.changes);
	if (args.changes.n == 0) {
		edit->unsaved = edit->unsaved && edit_draft_torn(edit);
		return 0;
	}
	rc = program_call(screen->program, CALL_DRAFT_SAVE, &args, &reply, err);
	if (rc == 0)
		take_saved(edit, &args.changes, &reply);
	shape_release(&draft_saved_shape, &reply);
	shape_list_release(&draft_change_shape, &args.changes);
	return rc;
}

static void
ask_next(struct screen *screen)
{
	struct edit *edit = edit_own(screen);

	for (size_t i = 0; i < edit->n; i++)
		if (edit->items[i].theirs != NULL) {
			edit_form_go(edit, edit->items[i].item);
			edit->left = false;
			program_push(
			    screen->program, &stale_screen, &edit->items[i]);
			return;
		}
}

void
edit_offer(struct screen *screen, const struct rescued *kept)
{
	struct edit *edit = edit_own(screen);
	struct edit_item *item = edit_find(edit, (enum form_item)kept->item);

	if (item == NULL || item->fixed || strcmp(item->saved, kept->text) == 0)
		return;
	if (edit->form == NULL)
		edit_form_make(edit);
	edit->rebuild = true;
	edit_form_go(edit, item->item);
	if (item->seen != kept->seen)
		item->theirs = heap_dup(item->saved);
	if (edit_type(item) == FORM_PERIOD)
		edit_period_set(edit, kept->text);
	else
		edit_set(item, kept->text);
	edit_draft_typed(edit, item);
	if (edit_draft_torn(edit))
		ask_next(screen);
}

/* Another session was first: look again, then save or ask. */
static int
look_again(struct screen *screen, struct err *err)
{
	struct edit *edit = edit_own(screen);
	int rc;

	err_clear(err);
	rc = edit_draft_load(screen, err);
	if (rc == 0 && !workflow_has((enum programme)edit->programme,
			   (enum state)edit->view.state, EVENT_SAVE_DRAFT))
		return workflow_refuse((enum programme)edit->programme,
		    edit->slot, (enum state)edit->view.state, EVENT_SAVE_DRAFT,
		    err);
	if (rc == 0)
		rc = send(screen, err);
	if (rc == 0 && edit_draft_torn(edit))
		ask_next(screen);
	else if (rc == 0)
		program_say(screen->program,
		    _("Another session's changes were taken over."));
	return rc;
}

int
edit_draft_save(struct screen *screen, struct err *err)
{
	struct edit *edit = edit_own(screen);
	int rc;

	edit->left = false;
	if (!edit->unsaved)
		return 0;
	rc = send(screen, err);
	if (rc == -ERR_STALE)
		rc = look_again(screen, err);
	if (rc < 0)
		edit->retry_at = now_ms() + RETRY_MS;
	return rc;
}

void
edit_draft_settle(struct screen *screen, struct edit_item *item, bool mine)
{
	struct edit *edit = edit_own(screen);
	struct err err = {0};
	char *theirs = item->theirs;

	item->theirs = NULL;
	set_saved(item, theirs);
	if (!mine) {
		edit_set(item, theirs);
		item->typed = false;
		edit->rebuild = true;
	}
	free(theirs);
	if (edit_draft_torn(edit))
		ask_next(screen);
	else if (edit_draft_save(screen, &err) < 0)
		program_say_err(screen->program, &err);
	err_clear(&err);
}

/* Nobody can be asked any more: an item that another session changed stays
 * as that session left it, and all others are saved. */
void
edit_draft_last(struct screen *screen)
{
	struct edit *edit = edit_own(screen);
	struct err err = {0};
	const struct reason *why;
	struct edit_item *item;

	for (size_t i = 0; edit->unsaved && i < edit->n; i++) {
		if (send(screen, &err) != -ERR_STALE || err.why.n == 0)
			break;
		why = err.why.at;
		item = edit_find(
		    edit, (enum form_item)words_find(&form_words, why[0].item));
		if (item == NULL)
			break;
		free(item->theirs);
		item->theirs = heap_dup(why[0].text);
		err_clear(&err);
	}
	err_clear(&err);
}
