/* SPDX-License-Identifier: MIT */
#include "audit.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "core/i18n.h"
#include "db/rows.h"

#define PAGE 1000 /* rows read at once */
#define NUMBER 24 /* bytes of an int64_t as text */

int
audit_add(struct store *store, int64_t at, int64_t person, const char *call,
    const char *subject, const char *result, struct err *err)
{
	struct audit_end_row last;
	char hash[DIGEST_HEX], id[NUMBER], when[NUMBER], who[NUMBER];
	const char *texts[] = {id, when, who, call, subject, result};
	int rc = store_one(
	    store, QUERY_AUDIT_LAST, NO_ARGS, &audit_end_row_shape, &last, err);

	if (rc < 0)
		return rc;
	if (rc == 0)
		last.id = 0;
	snprintf(id, sizeof id, "%" PRId64, last.id + 1);
	snprintf(when, sizeof when, "%" PRId64, at);
	snprintf(who, sizeof who, "%" PRId64, person);
	digest_link(rc == 0 || last.hash == NULL ? DIGEST_START : last.hash,
	    texts, sizeof texts / sizeof *texts, hash);
	rc = store_run(store, QUERY_AUDIT_ADD,
	    ARGS(arg_int(last.id + 1), arg_int(at), arg_int(person),
		arg_text(call), arg_text(subject), arg_text(result),
		arg_text(hash)),
	    err);
	shape_release(&audit_end_row_shape, &last);
	return rc;
}

/* A row as its writer hashed it; a text that hides something behind a NUL has
 * more bytes than C sees. */
static bool
linked(const struct audit_row *row, const char *before)
{
	char hash[DIGEST_HEX], id[NUMBER];
	const char *texts[] = {
	    id, row->at, row->person, row->call, row->subject, row->result};
	size_t n = sizeof texts / sizeof *texts, bytes = 0;

	for (size_t i = 1; i < n; i++) {
		if (texts[i] == NULL)
			return false;
		bytes += strlen(texts[i]);
	}
	snprintf(id, sizeof id, "%" PRId64, row->id);
	digest_link(before, texts, n, hash);
	return row->hash != NULL && strcmp(row->hash, hash) == 0 &&
	       row->bytes == (int64_t)bytes;
}

static int
step(struct audit_walk *walk, const struct audit_row *row, const char *kept,
    struct err *err)
{
	if (row->id != walk->rows + 1)
		return err_set(err, ERR_INVALID,
		    N_("Row %lld of the audit was removed."),
		    (long long)walk->rows + 1);
	if (!linked(row, walk->head))
		return err_set(err, ERR_INVALID,
		    N_("Row %lld of the audit was changed, or stands in the "
		       "place of another."),
		    (long long)row->id);
	walk->rows = row->id;
	memcpy(walk->head, row->hash, DIGEST_HEX);
	if (kept != NULL && strcasecmp(kept, walk->head) == 0)
		walk->kept = row->id;
	return 0;
}

static int
walk_page(struct store *store, int64_t most, const char *kept,
    struct audit_walk *walk, bool *done, struct err *err)
{
	struct list page = {0};
	const struct audit_row *row;
	int rc = store_rows(store, QUERY_AUDIT_AFTER,
	    ARGS(arg_int(walk->rows == 0 ? INT64_MIN + 1 : walk->rows),
		arg_int(most)),
	    &audit_row_shape, &page, err);

	row = page.at;
	for (size_t i = 0; rc == 0 && i < page.n; i++)
		rc = step(walk, &row[i], kept, err);
	*done = (int64_t)page.n < most;
	shape_list_release(&audit_row_shape, &page);
	return rc;
}

int
audit_walk_on(struct store *store, int64_t most, struct audit_walk *walk,
    bool *done, struct err *err)
{
	return walk_page(store, most, NULL, walk, done, err);
}

int
audit_verify(struct store *store, const char *kept, struct audit_walk *walk,
    struct err *err)
{
	bool done = false;
	int rc = 0;

	*walk = (struct audit_walk){.head = DIGEST_START, .kept = -1};
	if (kept != NULL && strcmp(kept, walk->head) == 0)
		walk->kept = 0;
	while (rc == 0 && !done)
		rc = walk_page(store, PAGE, kept, walk, &done, err);
	if (rc == 0 && kept != NULL && walk->kept < 0)
		rc = err_set(err, ERR_INVALID,
		    N_("The kept head is not in the audit of %lld rows: rows "
		       "were removed from its end, or it was written anew."),
		    (long long)walk->rows);
	return rc;
}
