/* SPDX-License-Identifier: MIT */
/* The command that reads a report of an export into an empty number. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command_own.h"
#include "core/i18n.h"
#include "core/text.h"
#include "print.h"

const struct option_row command_import_report_options[] = {
    COMMAND_OPTIONS,
    COMMAND_OPTION("dry-run", OPTION_FLAG, dry_run, NULL,
	N_("Only say what would change, and what is wrong.")),
    {.name = NULL},
};

/* The report of the one case in the document; borrowed from it. */
static const json_t *
only_report(const json_t *document, struct err *err)
{
	const json_t *cases = json_object_get(document, "cases"), *report;

	report = json_object_get(json_array_get(cases, 0), "report");
	if (!json_is_object(report))
		err_set(err, ERR_INVALID,
		    N_("The file holds no report of an export."));
	else if (json_array_size(cases) != 1)
		err_set(err, ERR_INVALID,
		    N_("The file holds %lld cases. Please export the one that "
		       "you want by its number."),
		    (long long)json_array_size(cases));
	else
		return report;
	return NULL;
}

static void
wrong(struct err *err, const char *code, const char *item, const char *what)
{
	char *said = text_clean_line(item, strlen(item));

	reason_add(&err->why, code, NULL, INT64_MIN, N_("%s: %s"), said,
	    gettext(what));
	free(said);
}

/* Why this text can't stand in the item, a msgid; or NULL. */
static const char *
judge_text(const struct form_row *row, const char *text, size_t n)
{
	enum text_fault fault = row->type == FORM_PROSE
				    ? text_check_prose(text, n)
				    : text_check_line(text, n);

	if (fault != TEXT_OK)
		return N_("It holds characters that can't be stored.");
	if (n > ITEM_BYTES)
		return N_("It is too long to be kept.");
	if (row->type == FORM_CHOICE && n > 0 &&
	    words_find(row->words, text) == WORD_NONE)
		return N_("There is no such choice.");
	return NULL;
}

/* Takes one member into the job, or adds to what is wrong. */
static void
take_item(struct job *job, const char *id, const json_t *value, struct err *err)
{
	int item = words_find(&form_words, id);
	const char *fault;

	if (item == WORD_NONE)
		wrong(err, "item", id, N_("There is no such item."));
	else if (!form_asks(
		     (enum programme)job->programme, (enum form_item)item))
		wrong(err, "item", gettext(form_rows[item].label),
		    N_("It is not on the form of this application."));
	else if (!json_is_string(value))
		wrong(err, "text", gettext(form_rows[item].label),
		    N_("It is not a text."));
	else if ((fault = judge_text(&form_rows[item], json_string_value(value),
		      json_string_length(value))))
		wrong(err, "text", gettext(form_rows[item].label), fault);
	else
		items_set(&job->texts, (enum form_item)item,
		    json_string_value(value));
}

static int
take_report(struct job *job, const json_t *report, struct err *err)
{
	json_t *members = (json_t *)report; /* walking needs it so */
	const char *id;
	json_t *value;

	if (json_object_size(report) == 0)
		return err_set(
		    err, ERR_INVALID, N_("The report in the file is empty."));
	json_object_foreach(members, id, value)
	{
		take_item(job, id, value, err);
	}
	if (err->why.n == 0)
		return 0;
	return err_set(err, ERR_INVALID,
	    N_("Nothing was imported: %lld problems in the file."),
	    (long long)err->why.n);
}

/* Before there is any connection: the file is ours. */
int
command_import_report_read(struct job *job, struct err *err)
{
	const char *path = job->words[0];
	int fd = STDIN_FILENO, rc = 0;
	const json_t *report;
	json_error_t fault;
	json_t *document;

	if (strcmp(path, "-") != 0)
		fd = import_file_open(path, err);
	if (fd < 0)
		return fd;
	document = json_loadfd(fd, JSON_REJECT_DUPLICATES, &fault);
	if (fd != STDIN_FILENO)
		close(fd);
	if (document == NULL)
		return err_set(err, ERR_INVALID,
		    N_("The file is not JSON; line %d can't be read."),
		    fault.line);
	report = only_report(document, err);
	rc = report == NULL ? -err->code : take_report(job, report, err);
	json_decref(document);
	return rc;
}

static int
must_be_empty(struct job *job, const struct case_args *where, struct err *err)
{
	struct case_view view;
	bool empty;
	int rc = client_call(job->client, CALL_CASE_SHOW, where, &view, err);

	if (rc < 0)
		return rc;
	empty = view.state == STATE_EMPTY && view.drafted.n == 0;
	shape_release(&case_view_shape, &view);
	if (empty)
		return 0;
	return err_set(err, ERR_STATE,
	    N_("Number %lld is not empty. Please choose an empty number."),
	    (long long)where->slot);
}

/* In one call: all items or none. */
static int
save(struct job *job, const struct case_args *where, struct draft_saved *saved,
    struct err *err)
{
	struct draft_save_args args = {job->programme, where->slot, {0}};
	struct draft_change *change;
	int rc;

	for (int i = 0; i < ITEM_COUNT; i++) {
		if (job->texts.text[i] == NULL)
			continue;
		change = shape_add(&draft_change_shape, &args.changes);
		change->item = i;
		change->text = job->texts.text[i];
		change->seen = 0;
	}
	rc = client_call(job->client, CALL_DRAFT_SAVE, &args, saved, err);
	free(args.changes.at); /* its texts are the job's */
	return rc;
}

static void
tell_dry(const struct job *job, int64_t slot)
{
	if (job->json)
		print_json(json_pack(
		    "{s:I, s:b}", "slot", (json_int_t)slot, "written", 0));
	else
		printf(_("Number %lld: the report can be imported. Nothing "
			 "was written.\n"),
		    (long long)slot);
}

int
command_import_report_run(struct job *job, struct err *err)
{
	const struct case_args where = {
	    job->programme, *(const int64_t *)job->numbers.at};
	struct draft_saved saved;
	int rc = must_be_empty(job, &where, err);

	if (rc < 0)
		return rc;
	if (job->dry_run) {
		tell_dry(job, where.slot);
		return 0;
	}
	rc = save(job, &where, &saved, err);
	if (rc < 0)
		return rc;
	if (job->json) {
		print_json(shape_to_json(&draft_saved_shape, &saved));
	} else {
		printf(_("Number %lld: the draft is kept.\n"),
		    (long long)where.slot);
		print_findings(&saved.findings);
	}
	shape_release(&draft_saved_shape, &saved);
	return 0;
}
