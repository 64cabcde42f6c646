/* SPDX-License-Identifier: MIT */
#include "verify.h"

#include "core/i18n.h"
#include "db/rows.h"

/* Queries that find a row that can't be. */
static const struct {
	enum query query;
	const char *table, *found;
	int since; /* schema */
} checks[] = {
    {QUERY_CHECK_SLOT_REQUEST, "slot",
	N_("The state of a case and its request don't agree"), 1},
    {QUERY_CHECK_SLOT_REVISION, "slot",
	N_("A registered report is empty or another case's"), 1},
    {QUERY_CHECK_SLOT_DRAFT, "slot",
	N_("A case has a draft in a state that can have none"), 1},
    {QUERY_CHECK_SLOT_BEGUN, "slot",
	N_("A case is begun and not counted as such, or the other way round"),
	5},
    {QUERY_CHECK_REQUEST_WAITING, "request",
	N_("A request waits and no case knows of it"), 1},
    {QUERY_CHECK_SLOT_APPLICATION, "slot",
	N_("A case and the application that holds it don't agree"), 4},
    {QUERY_CHECK_BLANK, "blank", N_("A passage is half blanked"), 4},
    {QUERY_CHECK_PERSON_WAITING, "person",
	N_("The count of waiting requests is wrong"), 1},
    {QUERY_CHECK_PERSON_REJECTED, "person",
	N_("The count of rejected cases is wrong"), 1},
    {QUERY_CHECK_CASE_TALLY, "case_tally",
	N_("The statistics of cases are wrong"), 6},
    {QUERY_CHECK_REQUEST_TALLY, "request_tally",
	N_("The statistics of requests are wrong"), 6},
};

static int
check_rows(struct store *store, int schema, struct err *err)
{
	struct id_row row;
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < sizeof checks / sizeof *checks; i++) {
		if (checks[i].since > schema)
			continue;
		rc = store_one(
		    store, checks[i].query, NO_ARGS, &id_row_shape, &row, err);
		if (rc == 1)
			rc = err_set(err, ERR_INVALID, "%s (%s %lld).",
			    _(checks[i].found), checks[i].table,
			    (long long)row.id);
	}
	return rc;
}

static int
verify_all(struct store *store, const char *kept, struct audit_walk *walk,
    struct err *err)
{
	int schema = 0, rc = store_sound(store, err);

	if (rc == 0)
		rc = store_schema(store, &schema, err);
	if (rc == 0)
		rc = check_rows(store, schema, err);
	if (rc == 0 && schema >= AUDIT_SCHEMA)
		rc = audit_verify(store, kept, walk, err);
	return rc;
}

int
verify_store(struct store *store, const char *kept, struct audit_walk *walk,
    struct err *err)
{
	int rc = store_begin_read(store, err);

	*walk = (struct audit_walk){.head = DIGEST_START, .kept = -1};
	if (rc == 0)
		rc = verify_all(store, kept, walk, err);
	store_rollback(store);
	return rc;
}
