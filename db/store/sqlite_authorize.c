/* SPDX-License-Identifier: MIT */
/*
 * sqlite_authorize: what the named queries need, and nothing else. SQLite
 * asks for each step when a statement is prepared; so even SQL that somebody
 * smuggled in could neither change the schema, open another file, nor touch
 * what is append-only. (house.md: what an attacker on the same host meets)
 */
#include "sqlite.h"

#include <string.h>
#include <syslog.h>

#define ROW_BYTES (1 << 20)
#define SQL_BYTES 8192
#define PARAMETERS 32
#define TRIGGERS_DEEP 4

enum { ADD = 1, CHANGE = 2, DROP = 4 };

/*
 * Every table, and what may be done to its rows besides reading. The tables
 * of an index of grams are FTS5's own: it asks for them by itself, and SQL that
 * names them is refused by SQLITE_DBCONFIG_DEFENSIVE.
 */
static const struct {
	const char *name;
	unsigned may;
} tables[] = {
    {"accreditation", ADD | CHANGE | DROP},
    {"affiliation", ADD | CHANGE | DROP},
    {"announcement", ADD | CHANGE},
    {"application", ADD | CHANGE},
    {"application_case", ADD},
    {"audit", ADD},
    {"blank", ADD | CHANGE},
    {"blank_text", ADD},
    {"case_tally", ADD | CHANGE},
    {"deadline", ADD | CHANGE | DROP},
    {"done", ADD | DROP},
    {"draft_item", ADD | CHANGE | DROP},
    {"elsewhere", ADD | CHANGE | DROP},
    {"hint", ADD | DROP},
    {"hospital", ADD | CHANGE},
    {"hospital_gram", ADD},
    {"hospital_gram_config", 0},
    {"hospital_gram_data", ADD | CHANGE | DROP},
    {"hospital_gram_idx", ADD | CHANGE | DROP},
    {"open_window", ADD | CHANGE | DROP},
    {"outbox", ADD | CHANGE},
    {"outbox_case", ADD},
    {"person", ADD | CHANGE},
    {"person_gram", ADD},
    {"person_gram_config", 0},
    {"person_gram_data", ADD | CHANGE | DROP},
    {"person_gram_idx", ADD | CHANGE | DROP},
    {"person_name", ADD},
    {"qualification", ADD | CHANGE | DROP},
    {"request", ADD | CHANGE},
    {"request_comment", ADD},
    {"request_tally", ADD | CHANGE},
    {"revision", ADD},
    {"revision_event", ADD},
    {"revision_line", 0},
    {"revision_text", ADD},
    {"search_name", ADD | DROP},
    {"sending", ADD},
    {"setting", ADD | CHANGE},
    {"slot", ADD | CHANGE},
    {"supervisor", ADD | DROP},
    {"staging", ADD | DROP},
    {"unit", ADD | CHANGE | DROP},
};

/* What people wrote is changed by one query each, which blanks it: nothing
 * else is prepared that could. */
static const struct {
	const char *table, *column;
	enum query query;
} blanks[] = {
    {"revision_text", "text", QUERY_BLANK_TEXT_WRITE},
    {"request_comment", "text", QUERY_BLANK_COMMENT_WRITE},
    {"sending", "message", QUERY_BLANK_MESSAGE_WRITE},
};

/* Of --verify and --backup: they change nothing, whatever their argument. */
static const char *const checks[] = {
    "integrity_check", "foreign_key_check", NULL};

static const char *const functions[] = {"coalesce", "count", "group_concat",
    "length", "like", "match", "max", "min", "text_fold", "text_grams", NULL};

static bool
listed(const char *const *names, const char *name)
{
	for (; *names != NULL; names++)
		if (sqlite3_stricmp(*names, name) == 0)
			return true;
	return false;
}

static bool
may(const char *table, unsigned what)
{
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		if (strcmp(tables[i].name, table) == 0)
			return (tables[i].may & what) == what;
	return false;
}

static bool
may_blank(const struct store *store, const char *table, const char *column)
{
	for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
		if (strcmp(blanks[i].table, table) == 0)
			return store->preparing == blanks[i].query &&
			       strcmp(blanks[i].column, column) == 0;
	return false;
}

static bool
may_pragma(const char *name, const char *argument)
{
	/* the second is what FTS5 asks before it trusts what it remembers */
	if (strcmp(name, "user_version") == 0 ||
	    strcmp(name, "data_version") == 0)
		return argument == NULL;
	return listed(checks, name);
}

/*
 * When FTS5 is first used it says what its table looks like: SQLite then
 * prepares a statement on its schema that never runs. One that would is refused
 * by SQLITE_DBCONFIG_DEFENSIVE, and its texts can't be read.
 */
static bool
declares(const char *table, const char *column)
{
	return strcmp(table, "sqlite_master") == 0 &&
	       (column == NULL || strcmp(column, "ROWID") == 0);
}

/* SQLite's names: what a and b are depends on the action. */
static int
authorize(void *data, int action, const char *a, const char *b,
    const char *database, const char *trigger)
{
	bool good = false;

	(void)trigger;
	if (database != NULL && strcmp(database, "main") != 0)
		action = -1;
	switch (action) {
	case SQLITE_SELECT:
	case SQLITE_RECURSIVE:
	case SQLITE_TRANSACTION:
		good = true;
		break;
	case SQLITE_READ:
		good = may(a, 0) || declares(a, b);
		break;
	case SQLITE_INSERT:
		good = may(a, ADD);
		break;
	case SQLITE_UPDATE:
		good = may(a, CHANGE) || declares(a, NULL) ||
		       may_blank(data, a, b);
		break;
	case SQLITE_DELETE:
		good = may(a, DROP);
		break;
	case SQLITE_FUNCTION:
		good = listed(functions, b);
		break;
	case SQLITE_PRAGMA:
		good = may_pragma(a, b);
		break;
	default:
		break;
	}
	if (!good)
		syslog(LOG_ERR, "store: not allowed: %d %s %s", action,
		    a == NULL ? "" : a, b == NULL ? "" : b);
	return good ? SQLITE_OK : SQLITE_DENY;
}

void
sqlite_authorize(struct store *store)
{
	static const struct {
		int which, most;
	} limits[] = {
	    {SQLITE_LIMIT_LENGTH, ROW_BYTES},
	    {SQLITE_LIMIT_SQL_LENGTH, SQL_BYTES},
	    {SQLITE_LIMIT_VARIABLE_NUMBER, PARAMETERS},
	    {SQLITE_LIMIT_TRIGGER_DEPTH, TRIGGERS_DEEP},
	    {SQLITE_LIMIT_ATTACHED, 0},
	    {SQLITE_LIMIT_WORKER_THREADS, 0},
	};

	for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
		sqlite3_limit(store->db, limits[i].which, limits[i].most);
	store->preparing = QUERY_COUNT;
	sqlite3_set_authorizer(store->db, authorize, store);
}
