/* SPDX-License-Identifier: MIT */
/* What the office does about members. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "db/index.h"
#include "fixture.h"
#include "member.h"

#define JIMU 3

static void
test_find(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(member_found(f, "スズキ"), 1);
	assert_int_equal(member_found(f, "suzuki"), 1);
	assert_int_equal(member_found(f, "A10"), 9);
	assert_int_equal(member_found(f, "みなと総合"), 2);
	assert_int_equal(member_found(f, "100%"), 0);
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
	assert_int_equal(member_found(f, "﨑 ①217"), 1);
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

	member_edit_tanaka(f, "髙𠮷 美咲", "tanaka");
	assert_int_equal(member_found(f, "田中"), 1);
	assert_int_equal(member_found(f, "髙𠮷"), 1);
	fixture_done(f, "jimu", "person.show", "{s:i}", "person", TANAKA);
	assert_string_equal(text_at(f->reply, "name"), "髙𠮷 美咲");
	assert_int_equal(json_array_size(at(f->reply, "names")), 1);
	assert_string_equal(
	    json_string_value(json_object_get(
		json_array_get(at(f->reply, "names"), 0), "until_on")),
	    "2026-06-14");
	/* the same again is no other name */
	member_edit_tanaka(f, "髙𠮷 美咲", "tanaka");
	assert_int_equal(
	    fixture_number(f, "SELECT count(*) FROM person_name"), 1);
}

static void
test_what_was_not_seen_stays(void **state)
{
	struct fixture *f = *state;

	member_edit_tanaka(f, "田中 美咲", "tanaka");
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
	assert_int_equal(member_found(f, "ヤマモト"), 1);
	fixture_done(f, "kai", "case.list", "{s:s}", "programme", NEW);
}

static void
test_staff_comes_and_goes(void **state)
{
	struct fixture *f = *state;

	member_done(f, "person.grant", TANAKA);
	fixture_done(f, "tanaka", "staff.waiting", "{}");
	/* she may now revoke the other, who then may nothing */
	fixture_done(f, "tanaka", "person.revoke", "{s:i,s:i}", "person", JIMU,
	    "seen", 0);
	fixture_refused(f, ERR_DENIED, "jimu", "staff.waiting", "{}");
	fixture_refused(f, ERR_STATE, "tanaka", "person.revoke", "{s:i,s:i}",
	    "person", TANAKA, "seen", (int)member_version(f, TANAKA));
}

static void
test_rebind_and_another_login(void **state)
{
	struct fixture *f = *state;

	fixture_sql(f, "UPDATE person SET uid = 4242 WHERE id = %d", TANAKA);
	member_done(f, "person.rebind", TANAKA);
	assert_int_equal(
	    fixture_number(f,
		"SELECT count(*) FROM person WHERE id = %d AND uid IS NULL",
		TANAKA),
	    1);
	fixture_sql(f, "UPDATE person SET uid = 4242 WHERE id = %d", TANAKA);
	member_edit_tanaka(f, "田中 美咲", "misaki");
	assert_int_equal(
	    fixture_number(f,
		"SELECT count(*) FROM person WHERE id = %d AND uid IS NULL",
		TANAKA),
	    1);
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
	assert_int_equal(member_found(f, "みなと総合"), 3);
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
	    TEST(test_another_persons_qualification),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
