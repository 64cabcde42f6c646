/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/heap.h"
#include "fixture.h"

#define PAGE 50
#define MOST 400

/* Requests 1000… of one made request, some waiting, then some decided. */
static void
fill(struct fixture *f, const char *member, int waiting, int decided)
{
	fixture_request(f, "yamada", 1, member);
	fixture_sql(f,
	    "DELETE FROM request_comment;"
	    "WITH RECURSIVE n(i) AS (VALUES (0) UNION ALL SELECT i + 1 FROM n"
	    " WHERE i < %d)"
	    "INSERT INTO request "
	    "(id, sending, slot, applicant, supervisor,"
	    " programme, number, category, revision, state, version,"
	    " requested_at, requested_on, decided_at, decided_on, opened_at)"
	    " SELECT 1000 + i, sending, slot, applicant,"
	    " supervisor, programme, number, category, revision,"
	    " CASE WHEN i < %d THEN 'REQUESTED' WHEN i %% 3 = 0 THEN "
	    "'WITHDRAWN'"
	    " ELSE 'APPROVED' END, 1,"
	    /* many in one second, and ids in no order of time */
	    " requested_at - (i * 37 %% 11), requested_on, CASE WHEN i < %d"
	    " THEN NULL ELSE requested_at - (i * 53 %% 7) END,"
	    " CASE WHEN i < %d OR i %% 3 = 0 THEN NULL ELSE requested_on END,"
	    " NULL FROM request, n WHERE request.id = 1;"
	    "UPDATE slot SET state = 'REGISTERED', request = NULL;"
	    "DELETE FROM outbox_case; DELETE FROM outbox; DELETE FROM request "
	    "WHERE id = 1;",
	    waiting + decided - 1, waiting, waiting, waiting);
}

/* All rows of all pages: the ids, in order. */
static int
pages(struct fixture *f, const char *call, const char *login, int64_t ids[MOST],
    int *npages)
{
	char *after = NULL;
	int n = 0;

	*npages = 0;
	do {
		json_t *rows, *columns;
		size_t at_request = 0;

		fixture_done(f, login, call, "{s:s?}", "after", after);
		free(after);
		rows = at(f->reply, "rows.data");
		columns = at(f->reply, "rows.columns");
		while (strcmp(json_string_value(
				  json_array_get(columns, at_request)),
			   "request") != 0)
			at_request++;
		assert_true(json_array_size(rows) <= PAGE);
		for (size_t i = 0; i < json_array_size(rows); i++) {
			assert_true(n < MOST);
			ids[n++] = json_integer_value(json_array_get(
			    json_array_get(rows, i), at_request));
		}
		after = heap_dup(text_at(f->reply, "next"));
		/* a page that promises more is full */
		assert_true(after == NULL || json_array_size(rows) == PAGE);
		assert_true(++*npages < 20);
	} while (after != NULL);
	return n;
}

static void
each_once_in_order(struct fixture *f, int waiting, int decided)
{
	int64_t ids[MOST];
	int npages, n = pages(f, "request.inbox", "suzuki", ids, &npages);

	assert_int_equal(n, waiting + decided);
	assert_int_equal(npages, n == 0 ? 1 : (n + PAGE - 1) / PAGE);
	for (int i = 0; i < n; i++) {
		int64_t expected =
		    i < waiting
			? fixture_number(f,
			      "SELECT id FROM request"
			      " WHERE state = 'REQUESTED' ORDER BY"
			      " requested_at, id LIMIT 1 OFFSET %d",
			      i)
			: fixture_number(f,
			      "SELECT id FROM request"
			      " WHERE state <> 'REQUESTED' ORDER BY"
			      " decided_at DESC, id DESC LIMIT 1 OFFSET %d",
			      i - waiting);

		if (ids[i] != expected)
			fail_msg("row %d of %d+%d is %d", i, waiting, decided,
			    (int)ids[i]);
	}
}

static void
try(struct fixture *f, int waiting, int decided)
{
	fill(f, "A1002", waiting, decided);
	each_once_in_order(f, waiting, decided);
	fixture_sql(f, "DELETE FROM request; UPDATE person SET waiting = 0;");
}

static void
test_every_row_once(void **state)
{
	static const int sizes[][2] = {{1, 0}, {0, 1}, {PAGE, 0}, {0, PAGE},
	    {PAGE, 1}, {PAGE - 1, 1}, {PAGE - 1, 2}, {1, PAGE}, {PAGE, PAGE},
	    {PAGE + 1, PAGE + 1}, {2 * PAGE, 2 * PAGE}, {73, 87}, {120, 0},
	    {0, 160}};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
		try(f, sizes[i][0], sizes[i][1]);
}

static void
test_empty(void **state)
{
	each_once_in_order(*state, 0, 0);
}

/* What is decided while he pages is not lost, and no row comes twice. */
static void
test_decided_while_paging(void **state)
{
	struct fixture *f = *state;
	char *after;
	int64_t last;

	fill(f, "A1002", 60, 0);
	fixture_done(f, "suzuki", "request.inbox", "{}");
	after = heap_dup(text_at(f->reply, "next"));
	last = strtoll(after + 1, NULL, 10);
	fixture_sql(f,
	    "UPDATE request SET state = 'APPROVED', decided_at ="
	    " requested_at, decided_on = requested_on"
	    " WHERE id = %d",
	    (int)last);
	fixture_done(f, "suzuki", "request.inbox", "{s:s}", "after", after);
	/* ten waiting ones, and the decided one again as decided */
	assert_int_equal(json_array_size(at(f->reply, "rows.data")), 11);
	free(after);
}

static void
test_only_ones_own(void **state)
{
	struct fixture *f = *state;

	fill(f, "A1002", 3, 3);
	fixture_done(f, "onodera", "request.inbox", "{}");
	assert_int_equal(json_array_size(at(f->reply, "rows.data")), 0);
	assert_true(json_is_null(at(f->reply, "next")));
}

/* Decided ones of this fiscal year only; waiting ones however old. */
static void
test_fiscal_year(void **state)
{
	struct fixture *f = *state;

	fill(f, "A1002", 3, 5);
	fixture_now(f, "2027-03-31T23:59:59+09:00");
	each_once_in_order(f, 3, 5);
	fixture_now(f, "2027-04-01T00:00:00+09:00");
	fixture_done(f, "suzuki", "request.inbox", "{}");
	assert_int_equal(json_array_size(at(f->reply, "rows.data")), 3);
}

static void
test_days_waiting(void **state)
{
	struct fixture *f = *state;
	char *text;

	fixture_request(f, "yamada", 1, "A1002");
	fixture_now(f, "2026-06-29T00:30:00+09:00");
	fixture_done(f, "suzuki", "request.inbox", "{}");
	text = json_dumps(
	    json_array_get(at(f->reply, "rows.data"), 0), JSON_COMPACT);
	assert_string_equal(text,
	    "[1,\"2026-06-15\",\"specialist-new\",1,\"pain\",\"山田 花子\","
	    "\"A1001\",\"REQUESTED\",14,false,1]");
	free(text);
	fixture_done(f, "suzuki", "request.view", "{s:i}", "request", 1);
	fixture_done(f, "suzuki", "request.inbox", "{}");
	text = json_dumps(
	    json_array_get(at(f->reply, "rows.data"), 0), JSON_COMPACT);
	assert_non_null(strstr(text, "14,true,1]"));
	free(text);
}

/* A key that is none begins at the start, or is at the end; never fails. */
static void
test_strange_keys(void **state)
{
	static const char *const keys[] = {"", "x", "w", "wx", "w-1", "d", "dx",
	    "w99999999999999999999999", "d-9223372036854775808", "w1 OR 1=1"};
	struct fixture *f = *state;

	fill(f, "A1002", 3, 3);
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		fixture_done(
		    f, "suzuki", "request.inbox", "{s:s}", "after", keys[i]);
		assert_true(json_is_null(at(f->reply, "next")));
		fixture_done(
		    f, "jimu", "staff.waiting", "{s:s}", "after", keys[i]);
	}
	fixture_refused(f, ERR_LIMIT, "suzuki", "request.inbox", "{s:s}",
	    "after",
	    "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww"
	    "wwwwwwwwww");
}

static void
test_staff_waiting(void **state)
{
	struct fixture *f = *state;
	int64_t ids[MOST];
	int npages, n;

	fill(f, "A1002", 2 * PAGE + 10, 20);
	n = pages(f, "staff.waiting", "jimu", ids, &npages);
	assert_int_equal(n, 2 * PAGE + 10);
	assert_int_equal(npages, 3);
	for (int i = 0; i < n; i++)
		assert_int_equal(ids[i],
		    fixture_number(f,
			"SELECT id FROM request WHERE state = 'REQUESTED'"
			" ORDER BY requested_at, id LIMIT 1 OFFSET %d",
			i));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_every_row_once),
	    TEST(test_empty),
	    TEST(test_decided_while_paging),
	    TEST(test_only_ones_own),
	    TEST(test_fiscal_year),
	    TEST(test_days_waiting),
	    TEST(test_strange_keys),
	    TEST(test_staff_waiting),
	};

	fixture_seconds(240);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
