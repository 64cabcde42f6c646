/* SPDX-License-Identifier: MIT */
/* The commands about one's own cases. */
#include <stdlib.h>
#include <string.h>

#include "arguments.h"
#include "command_own.h"
#include "core/call/requests.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "core/workflow.h"
#include "print.h"

static int64_t
first_number(const struct job *job)
{
	return *(const int64_t *)job->numbers.at;
}

static char *
state_text(int programme, int state, bool draft)
{
	const char *label =
	    workflow_state_label((enum programme)programme, (enum state)state);

	return draft ? heap_printf(_("%s+draft"), label) : heap_dup(label);
}

static void
print_cases(const struct job *job, const struct case_list *list)
{
	static const char *const labels[] = {N_("Number"), N_("Case category"),
	    N_("Note"), N_("State"), N_("Supervisor"), N_("Requested on"),
	    N_("Decided on"), N_("Notice"), NULL};
	const struct case_row *row = list->rows.at;
	struct print_table table;
	char *state;

	print_begin(&table, labels, job->spoken);
	for (size_t i = 0; i < list->rows.n; i++, row++) {
		state = state_text(list->programme, row->state, row->draft);
		print_number(&table, row->slot);
		print_text(&table, words_label(&category_words, row->category));
		print_text(&table, row->note);
		print_text(&table, state);
		print_text(&table, row->supervisor);
		print_date(&table, row->requested_on);
		print_date(&table, row->decided_on);
		print_text(&table, words_label(&notice_words, row->notice));
		free(state);
	}
	print_end(&table);
}

int
command_list_run(struct job *job, struct err *err)
{
	struct case_list_args args = {job->programme};
	struct case_list list;
	int rc;

	rc = client_call(job->client, CALL_CASE_LIST, &args, &list, err);
	if (rc < 0)
		return rc;
	if (job->json)
		print_rows(&case_row_shape, &list.rows);
	else
		print_cases(job, &list);
	shape_release(&case_list_shape, &list);
	return 0;
}

static void
print_draft(const struct items *draft, const struct list *entries)
{
	char *label, *text;

	for (int i = 0; i < ITEM_COUNT; i++) {
		if (draft->text[i] == NULL)
			continue;
		label = heap_printf(_("%s+draft"), gettext(form_rows[i].label));
		text = print_shown((enum form_item)i, draft->text[i], entries);
		print_field(label, text);
		free(text);
		free(label);
	}
}

static void
print_case(const struct case_view *view)
{
	char *state = state_text(view->programme, view->state, false);
	char *slot = heap_printf("%lld", (long long)view->slot);

	print_field(_("Number"), slot);
	print_field(_("State"), state);
	print_field(_("Note"), view->note);
	print_field(_("Supervisor"), view->supervisor);
	print_field(_("Message"), view->message);
	print_comments(&view->comments);
	print_items(&view->items, &view->entries);
	print_draft(&view->draft, &view->entries);
	print_findings(&view->findings);
	print_hints(&view->hints, true);
	free(slot);
	free(state);
}

int
command_show_run(struct job *job, struct err *err)
{
	struct case_args args = {job->programme, first_number(job)};
	struct case_view view;
	int rc;

	rc = client_call(job->client, CALL_CASE_SHOW, &args, &view, err);
	if (rc < 0)
		return rc;
	if (job->json)
		print_json(shape_to_json(&case_view_shape, &view));
	else
		print_case(&view);
	shape_release(&case_view_shape, &view);
	return 0;
}

int
command_set_read(struct job *job, struct err *err)
{
	enum form_item item;
	const char *text;
	int rc = 0;

	for (int i = 0; rc == 0 && i < job->nwords; i++) {
		rc = arguments_pair(job->words[i], &item, &text, err);
		if (rc == 0 && job->given[item])
			rc = err_set(err, ERR_USAGE,
			    N_("The item \"%s\" is given twice."),
			    form_rows[item].id);
		if (rc == 0 && !form_asks((enum programme)job->programme, item))
			rc = err_set(err, ERR_USAGE,
			    N_("The item \"%s\" is not on the form of this "
			       "application."),
			    form_rows[item].id);
		if (rc < 0)
			break;
		job->given[item] = true;
		rc = arguments_value(item, text, &job->texts.text[item], err);
	}
	return rc;
}

/* The changes of a draft, with the versions that lie there now. */
static void
gather_changes(
    const struct job *job, const struct list *drafted, struct list *changes)
{
	const struct drafted *there = drafted->at;
	struct draft_change *change;

	for (int i = 0; i < ITEM_COUNT; i++) {
		if (!job->given[i])
			continue;
		change = shape_add(&draft_change_shape, changes);
		change->item = i;
		change->text = job->texts.text[i];
		change->seen = 0;
		for (size_t k = 0; k < drafted->n; k++)
			if (there[k].item == i)
				change->seen = there[k].version;
	}
}

/* What would still keep the changed items from registration. */
static void
print_open(const struct job *job, const struct list *findings)
{
	const struct reason *all = findings->at;
	int item;

	for (size_t i = 0; i < findings->n; i++) {
		item = all[i].item == NULL
			   ? WORD_NONE
			   : words_find(&form_words, all[i].item);
		if (item != WORD_NONE && job->given[item])
			print_field(_("To be corrected"), all[i].text);
	}
}

int
command_set_run(struct job *job, struct err *err)
{
	struct case_args where = {job->programme, first_number(job)};
	struct draft_save_args args = {job->programme, where.slot, {0}};
	struct case_view view;
	struct draft_saved saved;
	int rc;

	rc = client_call(job->client, CALL_CASE_SHOW, &where, &view, err);
	if (rc < 0)
		return rc;
	gather_changes(job, &view.drafted, &args.changes);
	shape_release(&case_view_shape, &view);
	rc = client_call(job->client, CALL_DRAFT_SAVE, &args, &saved, err);
	free(args.changes.at); /* its texts are the job's */
	if (rc < 0)
		return rc;
	if (job->json) {
		print_json(shape_to_json(&draft_saved_shape, &saved));
	} else {
		printf(_("Number %lld: the draft is kept.\n"),
		    (long long)where.slot);
		print_open(job, &saved.findings);
	}
	shape_release(&draft_saved_shape, &saved);
	return 0;
}

/* draft.discard and case.register: one slot, one write. */
static int
write_case(struct job *job, enum call_id id, const struct case_seen *seen,
    const char *sentence, struct err *err)
{
	char once[ONCE_CHARS + 1];
	struct case_write_args args = {
	    once, job->programme, seen->slot, seen->seen, job->confirm};
	struct case_written written;
	int rc;

	client_once(once);
	rc = client_call(job->client, id, &args, &written, err);
	if (rc < 0)
		return rc;
	if (job->json)
		print_json(shape_to_json(&case_written_shape, &written));
	else
		printf("%s\n", sentence);
	return 0;
}

/* Nothing keeps it from being registered, but it is to be looked at. */
static int
tell_hints(struct job *job, int64_t slot, struct err *err)
{
	struct case_args args = {job->programme, slot};
	struct case_view view;
	int rc = 0;

	if (job->json)
		return 0;
	rc = client_call(job->client, CALL_CASE_SHOW, &args, &view, err);
	if (rc < 0)
		return rc;
	print_hints(&view.hints, false);
	shape_release(&case_view_shape, &view);
	return 0;
}

/* Each slot by itself, until one is refused. */
static int
write_cases(
    struct job *job, enum call_id id, const char *msgid, struct err *err)
{
	const struct case_seen *all;
	struct list seen = {0};
	char *sentence;
	int rc = command_seen(job, &seen, err);

	all = seen.at;
	for (size_t i = 0; rc == 0 && i < seen.n; i++) {
/* the msgids below hold one %lld */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
		sentence = heap_printf(gettext(msgid), (long long)all[i].slot);
#pragma GCC diagnostic pop
		rc = write_case(job, id, &all[i], sentence, err);
		free(sentence);
		if (rc == 0 && id == CALL_CASE_REGISTER)
			rc = tell_hints(job, all[i].slot, err);
	}
	free(seen.at);
	return rc;
}

int
command_discard_run(struct job *job, struct err *err)
{
	return write_cases(job, CALL_DRAFT_DISCARD,
	    N_("Number %lld: the draft is thrown away."), err);
}

const struct option_row command_delete_options[] = {
    COMMAND_OPTIONS,
    COMMAND_OPTION("draft", OPTION_FLAG, draft, NULL,
	N_("Put an approved case back into a draft.")),
    {.name = NULL},
};

/* The number that an approved case asks for was typed as its word. */
int
command_delete_run(struct job *job, struct err *err)
{
	char once[ONCE_CHARS + 1];
	struct case_delete_args args = {.once = once,
	    .programme = job->programme,
	    .slot = first_number(job),
	    .typed = first_number(job),
	    .draft = job->draft,
	    .confirm = job->confirm};
	struct case_written written;
	struct list seen = {0};
	int rc = command_seen(job, &seen, err);

	if (rc < 0)
		return rc;
	args.seen = ((struct case_seen *)seen.at)->seen;
	free(seen.at);
	client_once(once);
	rc = client_call(job->client, CALL_CASE_DELETE, &args, &written, err);
	if (rc < 0)
		return rc;
	if (job->json)
		print_json(shape_to_json(&case_written_shape, &written));
	else
		printf(job->draft
			   ? _("Number %lld: deleted, and a draft again.\n")
			   : _("Number %lld: deleted.\n"),
		    (long long)written.slot);
	return 0;
}

int
command_register_run(struct job *job, struct err *err)
{
	return write_cases(job, CALL_CASE_REGISTER,
	    N_("Number %lld: the case is registered."), err);
}

int
command_note_read(struct job *job, struct err *err)
{
	return arguments_text(_("Note"), job->words[0], strlen(job->words[0]),
	    false, &job->text, err);
}

int
command_note_run(struct job *job, struct err *err)
{
	char once[ONCE_CHARS + 1];
	struct note_save_args args = {
	    once, job->programme, first_number(job), job->text};
	struct note_saved saved;
	int rc;

	client_once(once);
	rc = client_call(job->client, CALL_NOTE_SAVE, &args, &saved, err);
	if (rc < 0)
		return rc;
	if (job->json)
		print_json(shape_to_json(&note_saved_shape, &saved));
	else
		printf(_("Number %lld: the note is kept.\n"),
		    (long long)saved.slot);
	shape_release(&note_saved_shape, &saved);
	return 0;
}
