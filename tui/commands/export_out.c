/* SPDX-License-Identifier: MIT */
#include "export_out.h"

#include <stdlib.h>
#include <string.h>

#include "core/i18n.h"
#include "core/text.h"
#include "print.h"
#include "tui/files/export_file.h"
#include "tui/files/export_sheet.h"

static bool
is(const char *word, const char *value)
{
	return strcmp(word, value) == 0;
}

int
export_out_read(struct job *job, struct err *err)
{
	if (job->format == NULL)
		job->format = job->json ? "json" : "text";
	if (job->encoding == NULL)
		job->encoding = "utf-8";
	if (!is(job->format, "text") && !is(job->format, "json") &&
	    !is(job->format, "csv") && !is(job->format, "xlsx"))
		return err_set(err, ERR_USAGE,
		    N_("After --format comes text, json, csv or xlsx."));
	if (!is(job->encoding, "utf-8") && !is(job->encoding, "cp932"))
		return err_set(err, ERR_USAGE,
		    N_("After --encoding comes utf-8 or cp932."));
	if (is(job->encoding, "cp932") && !is(job->format, "csv"))
		return err_set(
		    err, ERR_USAGE, N_("Only csv can be written in CP932."));
	return 0;
}

bool
export_out_json(const struct job *job)
{
	return is(job->format, "json");
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

char *
export_out_said(const struct job *job, const char *what, size_t n)
{
	if (job->output == NULL || is(job->output, "-"))
		return NULL;
	if (!job->json)
		return text_clean_line(job->output, strlen(job->output));
	print_json(json_pack("{s:I}", what, (json_int_t)n));
	return NULL;
}

static int
write_out(struct job *job, const char *bytes, size_t n, struct err *err)
{
	return export_file_write(job->output == NULL ? "-" : job->output,
	    confirmed(job, EXPORT_EXISTS), bytes, n, err);
}

int
export_out_document(struct job *job, json_t *document, struct err *err)
{
	char *bytes = json_dumps(document, JSON_INDENT(2) | JSON_SORT_KEYS);
	int rc = write_out(job, bytes, strlen(bytes), err);

	free(bytes);
	json_decref(document);
	return rc;
}

int
export_out_table(struct job *job, struct export_table *table, struct err *err)
{
	char *bytes = NULL;
	size_t length = 0;
	int rc = 0;

	if (is(job->format, "csv"))
		rc = export_table_csv(
		    table, is(job->encoding, "cp932"), &bytes, &length, err);
	else if (is(job->format, "xlsx"))
		rc = export_sheet(table, &bytes, &length, err);
	else
		export_table_text(table, &bytes, &length);
	if (rc == 0)
		rc = write_out(job, bytes, length, err);
	free(bytes);
	export_table_release(table);
	return rc;
}
