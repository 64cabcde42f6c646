/* SPDX-License-Identifier: MIT */
/* A person entered twice: everything of the one moves to the other. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fixture.h"
#include "member.h"

#define MERGE "{s:I,s:I,s:s,s:s}"

static int64_t
id_of(struct fixture *f, const char *member)
{
	return fixture_number(
	    f, "SELECT id FROM person WHERE member = '%s'", member);
}

static int64_t
version(struct fixture *f, const char *member)
{
	return fixture_number(
	    f, "SELECT version FROM person WHERE member = '%s'", member);
}

static void
merged(struct fixture *f, const char *gone, const char *into)
{
	fixture_done(f, "jimu", "person.merge", MERGE, "person",
	    (json_int_t)id_of(f, gone), "seen", (json_int_t)version(f, gone),
	    "into", into, "member", gone);
}

static void
refused(struct fixture *f, enum err_code code, const char *login,
    const char *gone, const char *into, const char *typed)
{
	char *before = fixture_state(f);

	fixture_refused(f, code, login, "person.merge", MERGE, "person",
	    (json_int_t)id_of(f, gone), "seen", (json_int_t)version(f, gone),
	    "into", into, "member", typed);
	fixture_unchanged(f, before);
}

/* yamada's cases become kato's, who has none and keeps his login. */
static void
test_cases_move(void **state)
{
	struct fixture *f = *state;
	int64_t request;

	request = fixture_request(f, "yamada", 1, "A1002");
	fixture_register(f, "yamada", 2, PERIOD);
	merged(f, "A1001", "A1009");
	assert_string_equal(fixture_slot(f, "kato", 1), "REQUESTED");
	assert_string_equal(fixture_slot(f, "kato", 2), "REGISTERED");
	assert_int_equal(
	    fixture_number(
		f, "SELECT applicant FROM request WHERE id = %d", (int)request),
	    id_of(f, "A1009"));
	/* the supervisor decides as before */
	fixture_view(f, "suzuki", request);
	/* his login is nobody's */
	fixture_refused(f, ERR_STRANGER, "yamada", "home.show", "{}");
	fixture_done(f, "kato", "home.show", "{}");
}

/* Two entries of a supervisor: waiting requests, qualifications, the count. */
static void
test_supervisor_moves(void **state)
{
	struct fixture *f = *state;
	int64_t first = fixture_request(f, "yamada", 1, "A1004");

	fixture_request(f, "yamada", 2, "A1002");
	merged(f, "A1004", "A1002");
	assert_int_equal(
	    fixture_number(
		f, "SELECT waiting FROM person WHERE member = 'A1002'"),
	    2);
	assert_int_equal(
	    fixture_number(f, "SELECT count(*) FROM qualification q JOIN person"
			      " p ON p.id = q.person WHERE p.member = 'A1004'"),
	    0);
	fixture_view(f, "suzuki", first);
	fixture_done(f, "suzuki", "request.approve", "{s:[{s:I, s:i}]}",
	    "requests", "request", (json_int_t)first, "seen", 1);
	assert_string_equal(fixture_slot(f, "yamada", 1), "APPROVED");
}

/* The old name finds the one who stays, the old entry is found no more. */
static void
test_search_finds_one(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(member_found(f, "A1004"), 1);
	merged(f, "A1004", "A1002");
	assert_int_equal(member_found(f, "A1004"), 0);
	assert_int_equal(member_found(f, "おのでら"), 1);
	assert_string_equal(
	    json_string_value(json_array_get(
		json_array_get(at(f->reply, "rows.data"), 0), 1)),
	    "A1002");
}

/* Who has no login gets the other's, with the account behind it. */
static void
test_login_is_kept(void **state)
{
	struct fixture *f = *state;

	fixture_sql(f, "UPDATE person SET uid = 4711 WHERE login = 'onodera'");
	merged(f, "A1004", "A1006"); /* kudo has none */
	assert_int_equal(
	    fixture_number(f,
		"SELECT count(*) FROM person WHERE member = 'A1006'"
		" AND login = 'onodera' AND uid = 4711"),
	    1);
}

static void
test_refused(void **state)
{
	struct fixture *f = *state;

	fixture_register(f, "yamada", 1, PERIOD);
	fixture_register(f, "tanaka", 2, PERIOD);
	refused(f, ERR_STATE, "jimu", "A1001", "A1028", "A1001");
	refused(f, ERR_INVALID, "jimu", "A1001", "A1009", "A1009");
	assert_string_equal(((struct reason *)f->err.why.at)->item, "member");
	refused(f, ERR_INVALID, "jimu", "A1001", "A1001", "A1001");
	refused(f, ERR_INVALID, "jimu", "A1001", "Z9", "A1001");
	assert_string_equal(((struct reason *)f->err.why.at)->item, "into");
	/* nobody merges himself, on either side */
	refused(f, ERR_STATE, "jimu", "J0001", "A1009", "J0001");
	refused(f, ERR_STATE, "jimu", "A1009", "J0001", "A1009");
	refused(f, ERR_DENIED, "yamada", "A1009", "A1001", "A1009");
	/* one has asked the other */
	fixture_request(f, "yamada", 3, "A1002");
	refused(f, ERR_STATE, "jimu", "A1002", "A1001", "A1002");
	refused(f, ERR_STATE, "jimu", "A1001", "A1002", "A1001");
	/* twice */
	merged(f, "A1004", "A1006");
	refused(f, ERR_STATE, "jimu", "A1004", "A1007", "A1004");
	refused(f, ERR_STATE, "jimu", "A1007", "A1004", "A1007");
}

/* A number that was touched and holds nothing is in nobody's way. */
static void
test_empty_numbers_change_places(void **state)
{
	struct fixture *f = *state;

	fixture_register(f, "yamada", 1, PERIOD);
	fixture_draft(f, "tanaka", 1, PERIOD);
	fixture_done(f, "tanaka", "draft.discard", "{s:s,s:i,s:I}", "programme",
	    NEW, "slot", 1, "seen",
	    (json_int_t)fixture_version(f, "tanaka", 1));
	merged(f, "A1001", "A1028");
	assert_string_equal(fixture_slot(f, "tanaka", 1), "REGISTERED");
	assert_int_equal(
	    fixture_number(f, "SELECT count(*) FROM slot WHERE number < 1"), 0);
}

static void
test_audit(void **state)
{
	struct fixture *f = *state;
	char *subject;

	merged(f, "A1004", "A1006");
	subject = fixture_text(
	    f, "SELECT subject FROM audit WHERE call = 'person.merge'");
	assert_string_equal(subject, "person A1004 into A1006");
	free(subject);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_cases_move),
	    TEST(test_supervisor_moves),
	    TEST(test_search_finds_one),
	    TEST(test_login_is_kept),
	    TEST(test_refused),
	    TEST(test_empty_numbers_change_places),
	    TEST(test_audit),
	};

	fixture_seconds(120);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
