/* SPDX-License-Identifier: MIT */
#include "facts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "outbox.h"

void
facts_subject(struct ctx *ctx, int programme, int64_t number)
{
	size_t used = strlen(ctx->subject);

	snprintf(ctx->subject + used, sizeof ctx->subject - used, "%s%s %d",
	    used == 0 ? "" : ", ", words_code(&programme_words, programme),
	    (int)number);
}

void
facts_subject_of(
    struct ctx *ctx, int programme, int64_t number, const char *member)
{
	size_t used;

	facts_subject(ctx, programme, number);
	used = strlen(ctx->subject);
	snprintf(
	    ctx->subject + used, sizeof ctx->subject - used, " of %s", member);
}

int
facts_slot(struct ctx *ctx, int programme, int64_t number,
    struct slot_row *slot, struct err *err)
{
	int rc;

	shape_init(&slot_row_shape, slot);
	if (number < 1 || number > form_slots((enum programme)programme))
		return err_set(err, ERR_NOT_FOUND,
		    N_("There is no number %d in this list: it has %d."),
		    (int)number, form_slots((enum programme)programme));
	rc = store_one(ctx->store, QUERY_SLOT_FIND,
	    ARGS(arg_int(ctx->person.id), arg_word(&programme_words, programme),
		arg_int(number)),
	    &slot_row_shape, slot, err);
	if (rc != 0)
		return rc < 0 ? rc : 0;
	slot->person = ctx->person.id;
	slot->programme = programme;
	slot->number = number;
	slot->state = STATE_EMPTY;
	slot->version = slot->draft_version = 0;
	return 0;
}

int
facts_slot_make(struct ctx *ctx, int programme, int64_t number,
    struct slot_row *slot, struct err *err)
{
	int rc = facts_slot(ctx, programme, number, slot, err);

	facts_subject(ctx, programme, number);
	if (rc < 0 || slot->id != INT_NONE)
		return rc;
	rc = store_run(ctx->store, QUERY_SLOT_ADD,
	    ARGS(arg_int(ctx->person.id), arg_word(&programme_words, programme),
		arg_int(number)),
	    err);
	slot->id = store_last_id(ctx->store);
	return rc;
}

int
facts_seen(const struct slot_row *slot, int64_t seen, struct err *err)
{
	if (slot->version == seen)
		return 0;
	return err_set(err, ERR_STALE,
	    N_("Number %d has changed since you opened it; it is now "
	       "\"%s\"."),
	    (int)slot->number,
	    workflow_state_label(
		(enum programme)slot->programme, (enum state)slot->state));
}

int
facts_items(
    struct ctx *ctx, int64_t revision, struct items *items, struct err *err)
{
	struct list rows = {0};
	const struct text_row *row;
	int rc;

	*items = (struct items){0};
	if (revision == INT_NONE)
		return 0;
	rc = store_rows(ctx->store, QUERY_REVISION_TEXTS,
	    ARGS(arg_int(revision)), &text_row_shape, &rows, err);
	row = rows.at;
	for (size_t i = 0; i < rows.n; i++)
		if (row[i].item != WORD_NONE)
			items_set(
			    items, (enum form_item)row[i].item, row[i].text);
	shape_list_release(&text_row_shape, &rows);
	return rc;
}

size_t
facts_bytes(const char *text)
{
	size_t bytes = strlen(text);

	/* other controls are never stored */
	for (; *(text += strcspn(text, "\"\\\n")) != '\0'; text++)
		bytes++;
	return bytes;
}

size_t
facts_items_bytes(const struct items *items)
{
	size_t bytes = 0;

	for (int i = 0; i < ITEM_COUNT; i++)
		bytes += facts_bytes(items_text(items, (enum form_item)i));
	return bytes;
}

static void
merge(struct facts_report *report)
{
	const struct draft_row *draft = report->drafts.at;

	for (int i = 0; i < ITEM_COUNT; i++)
		items_set(&report->merged, (enum form_item)i,
		    report->registered.text[i]);
	for (size_t i = 0; i < report->drafts.n; i++)
		if (draft[i].item != WORD_NONE)
			items_set(&report->merged,
			    (enum form_item)draft[i].item, draft[i].text);
}

int
facts_report(struct ctx *ctx, const struct slot_row *slot,
    struct facts_report *report, struct err *err)
{
	int preset = form_preset((enum programme)slot->programme, slot->number);
	int rc;

	*report = (struct facts_report){0};
	rc = facts_items(ctx, slot->revision, &report->registered, err);
	if (rc == 0 && slot->id != INT_NONE)
		rc = store_rows(ctx->store, QUERY_DRAFT_LIST,
		    ARGS(arg_int(slot->id)), &draft_row_shape, &report->drafts,
		    err);
	merge(report);
	/* a preset category needs no typing */
	if (preset != WORD_NONE &&
	    *items_text(&report->merged, ITEM_CATEGORY) == '\0')
		items_set(&report->merged, ITEM_CATEGORY,
		    words_code(&category_words, preset));
	return rc;
}

void
facts_report_release(struct facts_report *report)
{
	items_release(&report->registered);
	items_release(&report->merged);
	shape_list_release(&draft_row_shape, &report->drafts);
}

int
facts_place(struct ctx *ctx, const struct items *items,
    struct facts_place *place, struct err *err)
{
	int64_t id = report_facility(items);
	struct entry one;
	const struct entry *all;
	int rc;

	*place = (struct facts_place){0};
	if (id == INT64_MIN)
		return 0;
	rc = store_one(ctx->store, QUERY_ENTRY_BY_ID,
	    ARGS(arg_int(id), arg_date(ctx->today)), &entry_shape, &one, err);
	if (rc == 1)
		rc = store_rows(ctx->store, QUERY_ENTRIES_OF,
		    ARGS(arg_int(one.hospital), arg_date(ctx->today)),
		    &entry_shape, &place->entries, err);
	shape_release(&entry_shape, &one);
	all = place->entries.at;
	for (size_t i = 0; i < place->entries.n; i++)
		if (all[i].id == id)
			place->place.entry = &all[i];
	place->place.entries = all;
	place->place.n = place->entries.n;
	return rc < 0 ? rc : 0;
}

void
facts_place_release(struct facts_place *place)
{
	shape_list_release(&entry_shape, &place->entries);
	place->place = (struct place){0};
}

static void
copy_entry(struct entry *to, const struct entry *from)
{
	*to = *from;
	to->name = heap_dup(from->name);
}

void
facts_place_reply(
    const struct facts_place *place, struct entry **entry, struct list *entries)
{
	if (place->place.entry != NULL) {
		*entry = heap_new(1, sizeof **entry);
		copy_entry(*entry, place->place.entry);
	}
	for (size_t i = 0; i < place->place.n; i++)
		copy_entry(
		    shape_add(&entry_shape, entries), &place->place.entries[i]);
}

int
facts_place_more(struct ctx *ctx, const struct items *items,
    const struct entry *there, struct list *entries, struct err *err)
{
	struct facts_place place;
	struct entry *one = NULL;
	int rc = facts_place(ctx, items, &place, err);

	if (rc == 0 && place.place.entry != NULL &&
	    (there == NULL || there->hospital != place.place.entry->hospital))
		facts_place_reply(&place, &one, entries);
	if (one != NULL)
		shape_release(&entry_shape, one);
	free(one);
	facts_place_release(&place);
	return rc;
}

int
facts_reading(struct ctx *ctx, int64_t revision, struct items *items,
    struct entry **entry, struct list *entries, struct err *err)
{
	struct facts_place place = {0};
	int rc = facts_items(ctx, revision, items, err);

	if (rc == 0)
		rc = facts_place(ctx, items, &place, err);
	if (rc == 0)
		facts_place_reply(&place, entry, entries);
	facts_place_release(&place);
	return rc;
}

int
facts_transition(struct ctx *ctx, const struct slot_row *slot, int64_t asked,
    enum event event, const struct transition **row, struct err *err)
{
	struct policy_facts facts = {.person = ctx->person.id,
	    .applicant = (ctx->roles & ROLE_APPLICANT) != 0,
	    .staff = (ctx->roles & ROLE_STAFF) != 0,
	    .owner = slot->person,
	    .asked = asked};

	*row = policy_transition(&facts, (enum programme)slot->programme,
	    (enum state)slot->state, event);
	if (*row != NULL)
		return 0;
	return workflow_refuse((enum programme)slot->programme, slot->number,
	    (enum state)slot->state, event, err);
}

int
facts_keep(struct ctx *ctx, int64_t slot, int64_t revision, enum event event,
    int64_t request, struct err *err)
{
	int64_t by = event == EVENT_FALL_BACK ? INT_NONE : ctx->person.id;

	return store_run(ctx->store, QUERY_REVISION_EVENT_ADD,
	    ARGS(arg_int(slot), arg_int(revision),
		arg_word(&event_words, (int)event), arg_int(by),
		arg_int(ctx->now), arg_int(request)),
	    err);
}

int
facts_notify(struct ctx *ctx, const struct transition *row, int64_t applicant,
    int64_t supervisor, int64_t request, struct err *err)
{
	int rc = 0;

	if ((row->notify & NOTIFY_SUPERVISOR) != 0)
		rc = outbox_tell_case(
		    ctx, row->event, WHOM_SUPERVISOR, supervisor, request, err);
	if (rc == 0 && (row->notify & NOTIFY_APPLICANT) != 0)
		rc = outbox_tell_case(
		    ctx, row->event, WHOM_APPLICANT, applicant, request, err);
	return rc;
}

int
facts_badges(struct ctx *ctx, struct badges **badges, struct err *err)
{
	struct person_row person;
	int rc;

	rc = store_one(ctx->store, QUERY_PERSON_BY_ID,
	    ARGS(arg_int(ctx->person.id)), &person_row_shape, &person, err);
	if (rc == 1) {
		*badges = heap_new(1, sizeof **badges);
		(*badges)->waiting = person.waiting;
		(*badges)->rejected = person.rejected;
	}
	shape_release(&person_row_shape, &person);
	return rc < 0 ? rc : 0;
}

bool
facts_confirmed(const struct list *confirm, const char *code)
{
	char *const *codes = confirm->at;

	for (size_t i = 0; i < confirm->n; i++)
		if (strcmp(codes[i], code) == 0)
			return true;
	return false;
}
