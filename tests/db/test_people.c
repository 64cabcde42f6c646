/* SPDX-License-Identifier: MIT */
/* What the office does about members, and requests that fall back by it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "consistent.h"
#include "db/index.h"
#include "fixture.h"

#define SUZUKI 2
#define JIMU 3
#define TANAKA 8
#define DATA "{s:i,s:i,s:s,s:s,s:s,s:s,s:s,s:s,s:b}", "person", TANAKA, "seen"

static int64_t
version(struct fixture *f, int person)
{
	return fixture_number(
	    f, "SELECT version FROM person WHERE id = %d", person);
}

/* A call that takes a person and what was seen, by the office. */
static void
done(struct fixture *f, const char *call, int person)
{
	fixture_done(f, "jimu", call, "{s:i,s:i}", "person", person, "seen",
	    (int)version(f, person));
}

static void
edit_tanaka(struct fixture *f, const char *name, const char *login)
{
	fixture_done(f, "jimu", "person.edit", DATA, (int)version(f, TANAKA),
	    "member", "A1028", "name", name, "kana", "たなか みさき", "roman",
	    "Tanaka Misaki", "mail", "t@example.org", "login", login,
	    "physician", 1);
}

static size_t
found(struct fixture *f, const char *query)
{
	fixture_done(f, "jimu", "person.find", "{s:s}", "query", query);
	return json_array_size(at(f->reply, "rows.data"));
}

static void
test_find(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(found(f, "スズキ"), 1);
	assert_int_equal(found(f, "suzuki"), 1);
	assert_int_equal(found(f, "A10"), 9);
	assert_int_equal(found(f, "みなと総合"), 2);
	assert_int_equal(found(f, "100%"), 0);
	fixture_done(f, "jimu", "person.find", "{s:s,s:b}", "query", "",
	    "supervisors", 1);
	assert_int_equal(json_array_size(at(f->reply, "rows.data")), 6);
}

static void
test_pages_hold_everybody_once(void **state)
{
	struct fixture *f = *state;
	char *after = NULL;
	size_t n = 0;

	fixture_sql(f,
	    "WITH RECURSIVE n(i) AS (VALUES (100) UNION ALL SELECT i + 1 FROM n"
	    " WHERE i < 219) INSERT INTO person (id, member, name, kana, roman,"
	    " physician, active, staff, key)"
	    " SELECT i, 'B' || i, '同姓', 'おなじ', '', 1, 1, 0, 'same' FROM "
	    "n");
	do {
		fixture_done(f, "jimu", "person.find", "{s:s,s:s?}", "query",
		    "", "after", after);
		n += json_array_size(at(f->reply, "rows.data"));
		free(after);
		after = text_at(f->reply, "next") == NULL
			    ? NULL
			    : strdup(text_at(f->reply, "next"));
	} while (after != NULL);
	assert_int_equal(n, 130);
}

/* By the index, page by page, each once; also supervisors alone. */
static void
test_pages_of_a_query(void **state)
{
	struct fixture *f = *state;
	char *after = NULL;
	size_t n = 0;

	fixture_sql(f,
	    "WITH RECURSIVE n(i) AS (VALUES (100) UNION ALL SELECT i + 1 FROM n"
	    " WHERE i < 219) INSERT INTO person (id, member, name, kana, roman,"
	    " physician, active, staff, key)"
	    " SELECT i, 'B' || i, '髙﨑 ①' || i, 'たかさき', '', 1, 1, 0, ''"
	    " FROM n;"
	    "INSERT INTO qualification (person, kind, from_on, to_on)"
	    " VALUES (219, 'senior', 20000, 21000);");
	assert_int_equal(store_begin_write(f->store, &f->err), 0);
	for (int i = 100; i < 220; i++)
		assert_int_equal(index_person(f->store, i, &f->err), 0);
	assert_int_equal(store_commit(f->store, &f->err), 0);
	do {
		fixture_done(f, "jimu", "person.find", "{s:s,s:s?}", "query",
		    "ﾀｶｻｷ", "after", after);
		n += json_array_size(at(f->reply, "rows.data"));
		free(after);
		after = text_at(f->reply, "next") == NULL
			    ? NULL
			    : strdup(text_at(f->reply, "next"));
	} while (after != NULL);
	assert_int_equal(n, 120);
	assert_int_equal(found(f, "﨑 ①217"), 1);
	fixture_done(f, "jimu", "person.find", "{s:s,s:b}", "query", "﨑",
	    "supervisors", 1);
	assert_int_equal(json_array_size(at(f->reply, "rows.data")), 1);
}

static void
test_only_the_office(void **state)
{
	static const char *const writes[] = {"person.leave", "person.return",
	    "person.grant", "person.revoke", "person.rebind"};
	struct fixture *f = *state;

	fixture_refused(
	    f, ERR_DENIED, "yamada", "person.find", "{s:s}", "query", "");
	fixture_refused(
	    f, ERR_DENIED, "suzuki", "person.show", "{s:i}", "person", TANAKA);
	for (size_t i = 0; i < sizeof writes / sizeof *writes; i++)
		fixture_refused(f, ERR_DENIED, "yamada", writes[i], "{s:i,s:i}",
		    "person", TANAKA, "seen", 0);
}

/* One rule for every call: policy's ACT_KEEP_PERSON. */
static void
test_nobody_keeps_himself(void **state)
{
	static const char *const writes[] = {"person.leave", "person.return",
	    "person.grant", "person.revoke", "person.rebind"};
	struct fixture *f = *state;
	char *before = fixture_state(f);

	for (size_t i = 0; i < sizeof writes / sizeof *writes; i++)
		fixture_refused(f, ERR_STATE, "jimu", writes[i], "{s:i,s:i}",
		    "person", JIMU, "seen", 0);
	fixture_refused(f, ERR_STATE, "jimu", "person.edit",
	    "{s:i,s:i,s:s,s:s,s:s,s:b}", "person", JIMU, "seen", 0, "member",
	    "J0001", "name", "佐々木 愛", "kana", "ささき あい", "physician",
	    1);
	fixture_refused(f, ERR_STATE, "jimu", "qualification.save",
	    "{s:i,s:i,s:s,s:s,s:s}", "person", JIMU, "seen", 0, "kind",
	    "senior", "from_on", "2024-04-01", "to_on", "2029-03-31");
	fixture_refused(f, ERR_STATE, "jimu", "qualification.cancel",
	    "{s:i,s:i,s:i}", "person", JIMU, "seen", 0, "qualification", 1);
	fixture_refused(f, ERR_STATE, "jimu", "affiliation.save",
	    "{s:i,s:i,s:i,s:s}", "person", JIMU, "seen", 0, "hospital", 1,
	    "from_on", "2024-04-01");
	fixture_refused(f, ERR_STATE, "jimu", "affiliation.drop",
	    "{s:i,s:i,s:i}", "person", JIMU, "seen", 0, "affiliation", 1);
	fixture_unchanged(f, before);
	fixture_done(f, "jimu", "person.show", "{s:i}", "person", JIMU);
	assert_true(json_is_true(at(f->reply, "own")));
}

static void
test_a_changed_name_is_kept(void **state)
{
	struct fixture *f = *state;

	edit_tanaka(f, "髙𠮷 美咲", "tanaka");
	assert_int_equal(found(f, "田中"), 1);
	assert_int_equal(found(f, "髙𠮷"), 1);
	fixture_done(f, "jimu", "person.show", "{s:i}", "person", TANAKA);
	assert_string_equal(text_at(f->reply, "name"), "髙𠮷 美咲");
	assert_int_equal(json_array_size(at(f->reply, "names")), 1);
	assert_string_equal(
	    json_string_value(json_object_get(
		json_array_get(at(f->reply, "names"), 0), "until_on")),
	    "2026-06-14");
	/* the same again is no other name */
	edit_tanaka(f, "髙𠮷 美咲", "tanaka");
	assert_int_equal(
	    fixture_number(f, "SELECT count(*) FROM person_name"), 1);
}

static void
test_what_was_not_seen_stays(void **state)
{
	struct fixture *f = *state;

	edit_tanaka(f, "田中 美咲", "tanaka");
	fixture_refused(f, ERR_STALE, "jimu", "person.leave", "{s:i,s:i}",
	    "person", TANAKA, "seen", 0);
	fixture_refused(f, ERR_NOT_FOUND, "jimu", "person.leave", "{s:i,s:i}",
	    "person", 999, "seen", 0);
}

static void
test_a_number_and_a_login_are_one_persons(void **state)
{
	struct fixture *f = *state;
	const char *const form = "{s:s,s:s,s:s,s:s,s:b}";

	fixture_refused(f, ERR_INVALID, "jimu", "person.add", form, "member",
	    "A1028", "name", "山本 櫂", "kana", "やまもと かい", "login", "kai",
	    "physician", 1);
	assert_string_equal(((struct reason *)f->err.why.at)->item, "member");
	fixture_refused(f, ERR_INVALID, "jimu", "person.add", form, "member",
	    "A2000", "name", "山本 櫂", "kana", "やまもと かい", "login",
	    "tanaka", "physician", 1);
	assert_string_equal(((struct reason *)f->err.why.at)->item, "login");
	fixture_done(f, "jimu", "person.add", form, "member", "A2000", "name",
	    "山本 櫂", "kana", "やまもと かい", "login", "kai", "physician", 1);
	assert_int_equal(found(f, "ヤマモト"), 1);
	fixture_done(f, "kai", "case.list", "{s:s}", "programme", NEW);
}

static void
test_staff_comes_and_goes(void **state)
{
	struct fixture *f = *state;

	done(f, "person.grant", TANAKA);
	fixture_done(f, "tanaka", "staff.waiting", "{}");
	/* she may now revoke the other, who then may nothing */
	fixture_done(f, "tanaka", "person.revoke", "{s:i,s:i}", "person", JIMU,
	    "seen", 0);
	fixture_refused(f, ERR_DENIED, "jimu", "staff.waiting", "{}");
	fixture_refused(f, ERR_STATE, "tanaka", "person.revoke", "{s:i,s:i}",
	    "person", TANAKA, "seen", (int)version(f, TANAKA));
}

static void
test_rebind_and_another_login(void **state)
{
	struct fixture *f = *state;

	fixture_sql(f, "UPDATE person SET uid = 4242 WHERE id = %d", TANAKA);
	done(f, "person.rebind", TANAKA);
	assert_int_equal(
	    fixture_number(f,
		"SELECT count(*) FROM person WHERE id = %d AND uid IS NULL",
		TANAKA),
	    1);
	fixture_sql(f, "UPDATE person SET uid = 4242 WHERE id = %d", TANAKA);
	edit_tanaka(f, "田中 美咲", "misaki");
	assert_int_equal(
	    fixture_number(f,
		"SELECT count(*) FROM person WHERE id = %d AND uid IS NULL",
		TANAKA),
	    1);
}

/* --- Falling back -------------------------------------------------------- */

static void
fell(struct fixture *f, int64_t request, const char *why)
{
	char *reason = fixture_text(f,
	    "SELECT reason FROM request WHERE id = %d AND state = 'FELL_BACK'",
	    (int)request);

	assert_non_null(reason);
	assert_string_equal(reason, why);
	free(reason);
	assert_string_equal(fixture_slot(f, "yamada", 1), "REGISTERED");
	assert_int_equal(
	    fixture_number(f, "SELECT waiting FROM person WHERE id = 2"), 0);
	assert_int_equal(fixture_number(f,
			     "SELECT count(*) FROM outbox JOIN outbox_case"
			     " ON outbox = id WHERE person = 1 AND"
			     " kind = 'fall_back' AND request = %d",
			     (int)request),
	    1);
	assert_int_equal(
	    fixture_number(f, "SELECT count(*) FROM audit WHERE person = 0 AND"
			      " call = 'request.fall_back'"),
	    1);
	consistent(f);
}

static void
waits(struct fixture *f)
{
	assert_string_equal(fixture_slot(f, "yamada", 1), "REQUESTED");
	assert_int_equal(number_at(f->reply, "fell_back"), 0);
}

static void
test_a_supervisor_leaves(void **state)
{
	struct fixture *f = *state;
	int64_t request = fixture_request(f, "yamada", 1, "A1002");

	done(f, "person.leave", SUZUKI);
	assert_int_equal(number_at(f->reply, "fell_back"), 1);
	fell(f, request, "supervisor");
	fixture_show(f, "yamada", 1);
	assert_non_null(strstr(text_at(f->reply, "advice"), "on paper"));
	/* he can be asked again when he is back: nobody is trapped */
	done(f, "person.return", SUZUKI);
	fixture_done(f, "yamada", "request.send", "{s:s,s:[{s:i,s:i}],s:s}",
	    "programme", NEW, "cases", "slot", 1, "seen",
	    (int)fixture_version(f, "yamada", 1), "to", "A1002");
	assert_string_equal(fixture_slot(f, "yamada", 1), "REQUESTED");
	fixture_show(f, "yamada", 1);
	assert_null(text_at(f->reply, "advice"));
}

static void
correct(struct fixture *f, const char *from, const char *to)
{
	fixture_done(f, "jimu", "qualification.save",
	    "{s:i,s:i,s:i,s:s,s:s,s:s}", "person", SUZUKI, "seen",
	    (int)version(f, SUZUKI), "qualification", 1, "kind", "senior",
	    "from_on", from, "to_on", to);
}

/* PERIOD is 2025-05-01..2025-06-10 */
static void
test_a_qualification_is_corrected(void **state)
{
	struct fixture *f = *state;
	int64_t request = fixture_request(f, "yamada", 1, "A1002");

	/* it merely ended, before today and after the case */
	correct(f, "2024-04-01", "2025-06-10");
	waits(f);
	correct(f, "2024-04-01", "2025-06-09");
	fell(f, request, "qualification");
}

static void
test_a_qualification_is_cancelled(void **state)
{
	struct fixture *f = *state;
	int64_t request = fixture_request(f, "yamada", 1, "A1002");

	fixture_done(f, "jimu", "qualification.cancel", "{s:i,s:i,s:i}",
	    "person", SUZUKI, "seen", (int)version(f, SUZUKI), "qualification",
	    1);
	fell(f, request, "qualification");
	/* he keeps his tab, and nobody finds him any more */
	fixture_done(f, "suzuki", "request.inbox", "{}");
	fixture_done(
	    f, "yamada", "supervisor.search", "{s:s}", "query", "すずき");
	assert_int_equal(json_array_size(at(f->reply, "rows.data")), 0);
	fixture_refused(f, ERR_NOT_FOUND, "jimu", "qualification.cancel",
	    "{s:i,s:i,s:i}", "person", SUZUKI, "seen", (int)version(f, SUZUKI),
	    "qualification", 1);
}

static void
test_the_applicant_leaves(void **state)
{
	struct fixture *f = *state;
	int64_t request = fixture_request(f, "yamada", 1, "A1002");

	done(f, "person.leave", 1);
	fell(f, request, "applicant");
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM request WHERE"
					   " state = 'REQUESTED'"),
	    0);
}

/* Somebody else's supervisor is no reason. */
static void
test_others_wait_on(void **state)
{
	struct fixture *f = *state;

	fixture_request(f, "yamada", 1, "A1002");
	done(f, "person.leave", TANAKA);
	waits(f);
	edit_tanaka(f, "田中 美咲", "tanaka");
	waits(f);
}

static void
test_another_persons_qualification(void **state)
{
	struct fixture *f = *state;

	fixture_refused(f, ERR_NOT_FOUND, "jimu", "qualification.cancel",
	    "{s:i,s:i,s:i}", "person", TANAKA, "seen", 0, "qualification", 1);
	fixture_refused(f, ERR_NOT_FOUND, "jimu", "affiliation.drop",
	    "{s:i,s:i,s:i}", "person", TANAKA, "seen", 0, "affiliation", 1);
	fixture_refused(f, ERR_NOT_FOUND, "jimu", "affiliation.save",
	    "{s:i,s:i,s:i,s:s}", "person", TANAKA, "seen", 0, "hospital", 77,
	    "from_on", "2024-04-01");
	fixture_refused(f, ERR_INVALID, "jimu", "affiliation.save",
	    "{s:i,s:i,s:i,s:s,s:s}", "person", TANAKA, "seen", 0, "hospital", 1,
	    "from_on", "2024-04-01", "to_on", "2024-03-31");
	fixture_done(f, "jimu", "affiliation.save", "{s:i,s:i,s:i,s:s}",
	    "person", TANAKA, "seen", 0, "hospital", 1, "from_on",
	    "2024-04-01");
	assert_int_equal(found(f, "みなと総合"), 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_find),
	    TEST(test_pages_hold_everybody_once),
	    TEST(test_pages_of_a_query),
	    TEST(test_only_the_office),
	    TEST(test_nobody_keeps_himself),
	    TEST(test_a_changed_name_is_kept),
	    TEST(test_what_was_not_seen_stays),
	    TEST(test_a_number_and_a_login_are_one_persons),
	    TEST(test_staff_comes_and_goes),
	    TEST(test_rebind_and_another_login),
	    TEST(test_a_supervisor_leaves),
	    TEST(test_a_qualification_is_corrected),
	    TEST(test_a_qualification_is_cancelled),
	    TEST(test_the_applicant_leaves),
	    TEST(test_others_wait_on),
	    TEST(test_another_persons_qualification),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
