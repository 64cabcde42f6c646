/* SPDX-License-Identifier: MIT */
/* The commands about the history of a number. */
#include <stdlib.h>
#include <string.h>

#include "arguments.h"
#include "command_own.h"
#include "core/call/requests.h"
#include "core/call/revisions.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "print.h"
#include "shown.h"
#include "tui/files/logbook.h"

static const struct command_shown columns[] = {
    {N_("Date and time"), "at", NULL},
    {N_("Event"), "event", NULL},
    {N_("By"), "by", NULL},
    {N_("Revision"), "revision", NULL},
    {N_("Case category"), "category", NULL},
    {0},
};

int
command_revisions_run(struct job *job, struct err *err)
{
	struct list rows = {0};
	int rc = logbook_history(&rows, client_way, job->client, job->programme,
	    *(const int64_t *)job->numbers.at, err);

	if (rc == 0 && job->json)
		print_rows(&revision_row_shape, &rows);
	else if (rc == 0)
		shown_table(job, columns, &revision_row_shape, &rows);
	shape_list_release(&revision_row_shape, &rows);
	return rc;
}

int
command_revision_read(struct job *job, struct err *err)
{
	int rc = 0;

	for (int i = 0; rc == 0 && i < job->nwords; i++)
		rc = arguments_revision(job->words[i], &job->revisions, err);
	return rc;
}

static int
show(struct job *job, size_t i, struct revision_view *view, struct err *err)
{
	const struct revision_args args = {
	    ((const int64_t *)job->revisions.at)[i]};

	return client_call(job->client, CALL_REVISION_SHOW, &args, view, err);
}

static void
print_revision(const struct revision_view *view)
{
	char *number = heap_printf("%lld", (long long)view->revision);
	char *slot = heap_printf("%lld", (long long)view->slot);
	char at[TIME_SIZE];

	print_field(_("Revision"), number);
	print_field(
	    _("Application"), words_label(&programme_words, view->programme));
	print_field(_("Number"), slot);
	print_field(_("Registered at"), time_format_minute(view->at, at));
	print_items(&view->items, &view->entries);
	free(slot);
	free(number);
}

static void
print_side(
    const char *msgid, enum form_item item, const struct revision_view *view)
{
	char *text =
	    print_shown(item, items_text(&view->items, item), &view->entries);
	char *label;

/* both msgids hold one %s; they stand below */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	label = heap_printf(gettext(msgid), gettext(form_rows[item].label));
#pragma GCC diagnostic pop
	print_field(label, text);
	free(label);
	free(text);
}

static void
print_difference(
    const struct revision_view *old, const struct revision_view *now)
{
	for (int i = 0; i < ITEM_COUNT; i++) {
		enum form_item item = (enum form_item)i;

		if (strcmp(items_text(&old->items, item),
			items_text(&now->items, item)) == 0)
			continue;
		print_side(N_("%s, before"), item, old);
		print_side(N_("%s, now"), item, now);
	}
}

static void
print_two(
    bool json, const struct revision_view *now, const struct revision_view *old)
{
	json_t *both;

	if (!json) {
		print_difference(old, now);
		return;
	}
	both = json_object();
	json_object_set_new(
	    both, "now", shape_to_json(&revision_view_shape, now));
	json_object_set_new(
	    both, "before", shape_to_json(&revision_view_shape, old));
	print_json(both);
}

int
command_revision_run(struct job *job, struct err *err)
{
	struct revision_view now, old;
	int rc;

	shape_init(&revision_view_shape, &old);
	rc = show(job, 0, &now, err);
	if (rc < 0)
		return rc;
	if (job->revisions.n > 1)
		rc = show(job, 1, &old, err);
	if (rc == 0 && job->revisions.n > 1)
		print_two(job->json, &now, &old);
	else if (rc == 0 && job->json)
		print_json(shape_to_json(&revision_view_shape, &now));
	else if (rc == 0)
		print_revision(&now);
	shape_release(&revision_view_shape, &now);
	shape_release(&revision_view_shape, &old);
	return rc;
}

int
command_copy_run(struct job *job, struct err *err)
{
	char once[ONCE_CHARS + 1];
	struct revision_copy_args args = {.once = once,
	    .revision = *(const int64_t *)job->revisions.at,
	    .programme = job->programme};
	const struct case_seen *to;
	struct case_written written;
	struct list seen = {0};
	int rc = command_seen(job, &seen, err);

	if (rc < 0)
		return rc;
	to = seen.at;
	args.slot = to->slot;
	args.seen = to->seen;
	free(seen.at);
	client_once(once);
	rc = client_call(job->client, CALL_REVISION_COPY, &args, &written, err);
	if (rc < 0)
		return rc;
	if (job->json)
		print_json(shape_to_json(&case_written_shape, &written));
	else
		printf(_("Number %lld: the copy lies there as a draft.\n"),
		    (long long)written.slot);
	return 0;
}
