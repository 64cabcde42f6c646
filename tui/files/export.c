/* SPDX-License-Identifier: MIT */
#include "export.h"

#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"
#include "export_file.h"
#include "export_sheet.h"

const struct export_form_row export_forms[EXPORT_FORMS] = {
    [EXPORT_XLSX] = {N_("Excel"), ".xlsx", "xlsx", "utf-8"},
    [EXPORT_CSV] = {N_("CSV"), ".csv", "csv", "utf-8"},
    [EXPORT_CP932] = {N_("CSV (Shift_JIS)"), ".csv", "csv", "cp932"},
    [EXPORT_JSON] = {N_("JSON"), ".json", "json", "utf-8"},
    [EXPORT_TEXT] = {N_("plain text"), ".txt", "text", "utf-8"},
};

/* --- What is taken -------------------------------------------------------- */

struct export_source {
	int (*step)(struct export *, struct err *);
	size_t (*count)(const struct export *);
	char *(*said)(long long n, const char *path);
	json_t *(*document)(const struct export *);
	void (*table)(const struct export *, struct export_table *);
	void (*release)(struct export *);
};

static int
book_step(struct export *export, struct err *err)
{
	return logbook_step(&export->of.book, err);
}

static size_t
book_count(const struct export *export)
{
	return export->of.book.cases.n;
}

static char *
book_said(long long n, const char *path)
{
	return heap_printf(_("%lld cases were written to %s."), n, path);
}

static json_t *
book_document(const struct export *export)
{
	return logbook_json(&export->of.book);
}

static void
book_table(const struct export *export, struct export_table *table)
{
	logbook_table(&export->of.book, table);
}

static void
book_release(struct export *export)
{
	logbook_release(&export->of.book);
}

static const struct export_source book_source = {
    .step = book_step,
    .count = book_count,
    .said = book_said,
    .document = book_document,
    .table = book_table,
    .release = book_release,
};

static int
list_step(struct export *export, struct err *err)
{
	return export_list_step(&export->of.list, err);
}

static size_t
list_count(const struct export *export)
{
	return export->of.list.rows.n;
}

static char *
list_said(long long n, const char *path)
{
	return heap_printf(_("%lld rows were written to %s."), n, path);
}

static json_t *
list_document(const struct export *export)
{
	return export_list_json(&export->of.list);
}

static void
list_table(const struct export *export, struct export_table *table)
{
	export_list_table(&export->of.list, table);
}

static void
list_release(struct export *export)
{
	export_list_release(&export->of.list);
}

static const struct export_source list_source = {
    .step = list_step,
    .count = list_count,
    .said = list_said,
    .document = list_document,
    .table = list_table,
    .release = list_release,
};

void
export_cases(struct export *export, call_way *call, void *at, int programme,
    const struct list *slots, int32_t today)
{
	export->source = &book_source;
	logbook_init(&export->of.book, call, at, programme, slots, today);
}

void
export_office(struct export *export, call_way *call, void *at,
    enum taken_list list, int64_t year)
{
	export->source = &list_source;
	export_list_init(&export->of.list, call, at, list, year);
}

void
export_release(struct export *export)
{
	export->source->release(export);
}

int
export_step(struct export *export, struct err *err)
{
	return export->source->step(export, err);
}

size_t
export_count(const struct export *export)
{
	return export->source->count(export);
}

char *
export_said(const struct export *export, const char *path)
{
	char *line = text_clean_line(path, strlen(path));
	char *said =
	    export->source->said((long long)export_count(export), line);

	free(line);
	return said;
}

/* --- The file ------------------------------------------------------------- */

static int
make(const struct export *export, enum export_form form, char **bytes,
    size_t *n, struct err *err)
{
	struct export_table table;
	json_t *document;
	int rc = 0;

	if (form == EXPORT_JSON) {
		document = export->source->document(export);
		*bytes = json_dumps(document, JSON_INDENT(2) | JSON_SORT_KEYS);
		*n = strlen(*bytes);
		json_decref(document);
		return 0;
	}
	export->source->table(export, &table);
	if (form == EXPORT_XLSX)
		rc = export_sheet(&table, bytes, n, err);
	else if (form == EXPORT_TEXT)
		export_table_text(&table, bytes, n);
	else
		rc = export_table_csv(
		    &table, form == EXPORT_CP932, bytes, n, err);
	export_table_release(&table);
	return rc;
}

int
export_write(const struct export *export, enum export_form form,
    const char *path, bool replace, struct err *err)
{
	char *bytes = NULL;
	size_t n = 0;
	int rc = make(export, form, &bytes, &n, err);

	if (rc == 0)
		rc = export_file_write(path, replace, bytes, n, err);
	free(bytes);
	return rc;
}
