/* SPDX-License-Identifier: MIT */
/* The command that takes one's own reports out. */
#include <stdlib.h>
#include <string.h>

#include "arguments.h"
#include "command_own.h"
#include "core/i18n.h"
#include "core/text.h"
#include "logbook.h"
#include "print.h"
#include "tui/export_file.h"

const struct option_row command_export_options[] = {
    COMMAND_OPTIONS,
    COMMAND_OPTION("format", OPTION_TEXT, format, "FORMAT",
	N_("text, json or csv; text where it is not given.")),
    COMMAND_OPTION("output", OPTION_TEXT, output, "FILE",
	N_("Write into a new file that only you can read.")),
    COMMAND_OPTION("encoding", OPTION_TEXT, encoding, "ENCODING",
	N_("Of csv: utf-8 or cp932; else utf-8.")),
    {.name = NULL},
};

static bool
is(const char *word, const char *value)
{
	return strcmp(word, value) == 0;
}

int
command_export_read(struct job *job, struct err *err)
{
	int rc = 0;

	if (job->format == NULL)
		job->format = job->json ? "json" : "text";
	if (job->encoding == NULL)
		job->encoding = "utf-8";
	if (!is(job->format, "text") && !is(job->format, "json") &&
	    !is(job->format, "csv"))
		return err_set(err, ERR_USAGE,
		    N_("After --format comes text, json or csv."));
	if (!is(job->encoding, "utf-8") && !is(job->encoding, "cp932"))
		return err_set(err, ERR_USAGE,
		    N_("After --encoding comes utf-8 or cp932."));
	if (is(job->encoding, "cp932") && !is(job->format, "csv"))
		return err_set(
		    err, ERR_USAGE, N_("Only csv can be written in CP932."));
	for (int i = 0; rc == 0 && i < job->nwords; i++)
		rc = arguments_slot(
		    job->programme, job->words[i], &job->numbers, err);
	return rc;
}

/* The whole file in the chosen format; *bytes is heap, or NULL. */
static int
render(const struct job *job, const struct logbook *book, char **bytes,
    size_t *n, struct err *err)
{
	struct export_table table;
	json_t *json;
	int rc = 0;

	if (is(job->format, "json")) {
		json = logbook_json(book);
		*bytes = json_dumps(json, JSON_INDENT(2) | JSON_SORT_KEYS);
		*n = strlen(*bytes);
		json_decref(json);
		return 0;
	}
	logbook_table(book, &table);
	if (is(job->format, "csv"))
		rc = export_table_csv(
		    &table, is(job->encoding, "cp932"), bytes, n, err);
	else
		export_table_text(&table, bytes, n);
	export_table_release(&table);
	return rc;
}

static bool
confirmed(const struct job *job, const char *code)
{
	const char *const *codes = job->confirm.at;

	for (size_t i = 0; i < job->confirm.n; i++)
		if (is(codes[i], code))
			return true;
	return false;
}

static void
tell_written(const struct job *job, size_t cases)
{
	char *said;

	if (job->output == NULL || is(job->output, "-"))
		return;
	if (job->json) {
		print_json(json_pack("{s:I}", "cases", (json_int_t)cases));
		return;
	}
	said = text_clean_line(job->output, strlen(job->output));
	printf(_("%lld cases were written to %s.\n"), (long long)cases, said);
	free(said);
}

int
command_export_run(struct job *job, struct err *err)
{
	struct logbook book;
	char *bytes = NULL;
	size_t n = 0;
	int rc = logbook_read(
	    &book, job->client, job->programme, &job->numbers, err);

	if (rc == 0)
		rc = render(job, &book, &bytes, &n, err);
	if (rc == 0)
		rc = export_file_write(job->output == NULL ? "-" : job->output,
		    confirmed(job, EXPORT_EXISTS), bytes, n, err);
	if (rc == 0)
		tell_written(job, book.cases.n);
	free(bytes);
	logbook_release(&book);
	return rc;
}
