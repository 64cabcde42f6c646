/* SPDX-License-Identifier: MIT */
/*
 * How SQLite finds the rows of each named query. It has no statistics here,
 * as it has none in the field, so that the plan follows from the query and
 * its indices alone and is the same for 100 people and for 50,000.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/heap.h"
#include "db/store/sqlite.h"
#include "fixture.h"

struct excuse {
	const char *query, *why;
};

/* Queries that look at every row of a table, and why they may. */
static const struct excuse scans[] = {
    {"person_any", "the first row is enough"},
    {"audit_last", "from its end, the first row is enough"},
    {"office_counts", "as many as are counted at most"},
    {"entry_all", "some thousands of hospitals, to the page's last"},
    {"hospital_find", "some thousands of hospitals, to the page's last"},
    {"setting_list", "a few dozen rows"},
    {"window_list", "three for a programme and year"},
    {"window_of_year", "three for a programme and year"},
    {"unit_list", "one row for a fiscal year"},
    {"blank_slots", "the few numbers of one person, that it made before"},
    {"blank_replies", "the replies of a week, a few times a year"},
    {"check_blank", "--verify looks at all"},
    {"check_slot_request", "--verify looks at all"},
    {"staff_others", "the few of the office, by an index of their own"},
    {"staff_untold", "the few of the office, by an index of their own"},
    {"outbox_next", "by its index, the first row is enough"},
    {"check_slot_application", "--verify looks at all"},
    {"check_slot_revision", "--verify looks at all"},
    {"check_slot_begun", "--verify looks at all"},
    {"check_slot_draft", "--verify looks at all"},
    {"check_request_waiting", "--verify looks at all"},
    {"check_person_waiting", "--verify looks at all"},
    {"check_person_rejected", "--verify looks at all"},
    {"check_case_tally", "--verify looks at all"},
    {"check_request_tally", "--verify looks at all"},
    {"case_tallies", "some for each application, state and category"},
};

/* Queries that sort what they find, or compare it with all that they found
 * before: as many rows as that, whatever the LIMIT. */
static const struct excuse sorts[] = {
    {"check_case_tally", "--verify looks at all"},
    {"check_request_tally", "--verify looks at all"},
    {"approval_list", "one supervisor's approvals"},
    {"blank_slots", "the few numbers of one person"},
    {"blank_texts", "one number's revisions"},
    {"blank_messages", "one number's requests"},
    {"outbox_cases", "the cases of one notice"},
    {"remind_waiting", "as many supervisors as a page has"},
    {"remind_lists", "as many lists as a page has"},
    {"people_page", "one person's affiliations"},
    {"people_one", "one person's affiliations"},
    {"person_names", "one person's names"},
    {"person_qualifications", "one person's qualifications"},
    {"person_affiliations", "one person's affiliations"},
    {"supervisor_hospital", "one person's affiliations"},
    {"staff_cases", "one person's numbers"},
    {"request_waiting_of", "what waits for one person"},
    {"request_earlier", "one case's requests"},
    {"request_opened_before", "one case's requests"},
    {"begun_page", "as many people as a page has"},
    {"search_name_add", "one person's names"},
    {"supervisor_there", "who works at one hospital"},
    {"supervisor_at", "as many as are looked for"},
    {"person_starts", "twice as many as are looked for"},
    {"person_at", "as many as are looked for"},
    {"person_named", "as many as are looked for"},
    {"entry_find", "some thousands of hospitals"},
};

/* Queries whose page begins at a key: the plan must say so. */
static const struct {
	enum query query;
	const char *key;
} pages[] = {
    {QUERY_INBOX_WAITING, "requested_at"},
    {QUERY_INBOX_DECIDED, "decided_at"},
    {QUERY_WAITING_PAGE, "requested_at"},
    {QUERY_TAKEN_REQUESTS, "request_requested_on (requested_on>"},
    {QUERY_TAKEN_DECISIONS, "request_decided_on (decided_on>"},
    {QUERY_APPROVER_PAGE, "rowid>"},
    {QUERY_APPLICATION_PAGE, "rowid<"},
    {QUERY_APPLICATION_PAGE_OF,
	"application_of_year (fiscal_year=? AND rowid<"},
    {QUERY_AUDIT_AFTER, "rowid>"},
    {QUERY_REVISION_EVENTS, "id<"},
    {QUERY_BLANK_PAGE, "id>"},
    {QUERY_NOTICE_PAGE, "id>"},
    {QUERY_REMIND_WAITING, "request_inbox (supervisor>"},
    {QUERY_REMIND_LISTS, "slot_begun (programme=? AND person>"},
    {QUERY_REMIND_LISTS, "application_person (person="},
    {QUERY_REMIND_OWN, "d USING PRIMARY KEY (person>"},
    {QUERY_OUTBOX_DUE, "outbox_due (due_at<"},
    {QUERY_PEOPLE_PAGE, "person_kana (kana>"},
    {QUERY_BEGUN_PAGE, "slot_begun (programme=? AND person>?)"},
    {QUERY_ANNOUNCEMENT_PAGE, "rowid<"},
    {QUERY_DEADLINE_PAGE, "(person,programme,kind)>"},
};

/* The steps of the plan, with those of the triggers and of the foreign keys
 * that it sets off, a line each; heap. */
static char *
plan_of(struct fixture *f, enum query q)
{
	char *sql = heap_printf("EXPLAIN QUERY PLAN %s", queries[q].sql);
	char *all = heap_dup(""), *more;
	sqlite3_stmt *st = NULL;

	sqlite3_db_config(f->store->db, SQLITE_DBCONFIG_TRIGGER_EQP, 1, NULL);
	f->store->preparing = q;
	if (sqlite3_prepare_v2(f->store->db, sql, -1, &st, NULL) != SQLITE_OK)
		fail_msg(
		    "%s: %s", queries[q].name, sqlite3_errmsg(f->store->db));
	f->store->preparing = QUERY_COUNT;
	while (sqlite3_step(st) == SQLITE_ROW) {
		more = heap_printf(
		    "%s%s\n", all, (const char *)sqlite3_column_text(st, 3));
		free(all);
		all = more;
	}
	sqlite3_finalize(st);
	free(sql);
	return all;
}

static bool
excused(const struct excuse *excuses, size_t n, const char *query)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(excuses[i].query, query) == 0)
			return true;
	return false;
}

/* What FTS5 finds by its grams. */
static bool
matched(const char *name)
{
	size_t n = strcspn(name, "\n");
	const char *how = strstr(name, " VIRTUAL TABLE INDEX 0:M");

	return how != NULL && (size_t)(how - name) < n;
}

/* "MATERIALIZE x": rows that the query made before. */
static bool
said(const char *plan, const char *how, const char *name)
{
	char *line =
	    heap_printf("%s %.*s\n", how, (int)strcspn(name, " \n"), name);
	bool is = strstr(plan, line) != NULL;

	free(line);
	return is;
}

/* A constant row, a subquery, or rows that the query made itself. */
static bool
made_by_itself(const char *plan, const char *name)
{
	return name[0] == '(' || strncmp(name, "CONSTANT ROW", 12) == 0 ||
	       said(plan, "MATERIALIZE", name) ||
	       said(plan, "CO-ROUTINE", name);
}

/* SQLite says SCAN where it goes through a table or an index from its
 * start. */
static bool
scanned(const char *plan)
{
	static const char scan[] = "SCAN ";

	for (const char *s = plan; (s = strstr(s, scan)) != NULL; s++)
		if (!matched(s + sizeof scan - 1) &&
		    !made_by_itself(plan, s + sizeof scan - 1))
			return true;
	return false;
}

/* Those named in excuses need theirs, and no other needs one. */
static void
check(struct fixture *f, bool (*dear)(const char *plan), const char *what,
    const struct excuse *excuses, size_t n)
{
	int bad = 0;

	for (int q = 0; q < QUERY_COUNT; q++) {
		char *plan = plan_of(f, (enum query)q);

		if (dear(plan) != excused(excuses, n, queries[q].name)) {
			bad++;
			print_message("# %s %s\n%s", queries[q].name,
			    dear(plan) ? what : "needs its excuse no more",
			    plan);
		}
		free(plan);
	}
	assert_int_equal(bad, 0);
}

static void
test_no_scan(void **state)
{
	check(*state, scanned, "looks at every row", scans,
	    sizeof scans / sizeof *scans);
}

static bool
sorted(const char *plan)
{
	return strstr(plan, "TEMP B-TREE") != NULL;
}

static void
test_no_sort(void **state)
{
	check(*state, sorted, "sorts all that it finds", sorts,
	    sizeof sorts / sizeof *sorts);
}

/* A page that only filters what comes before it grows with its distance. */
static void
test_pages_begin_at_their_key(void **state)
{
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
		char *plan = plan_of(f, pages[i].query);

		if (strstr(plan, pages[i].key) == NULL)
			fail_msg("%s does not begin at %s:\n%s",
			    queries[pages[i].query].name, pages[i].key, plan);
		free(plan);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_no_scan),
	    TEST(test_no_sort),
	    TEST(test_pages_begin_at_their_key),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
