/* SPDX-License-Identifier: MIT */
/* Files of the 事務局, through the session. A file is written here with | */
/* between cells and a line feed after each line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "consistent.h"
#include "core/call/import.h"
#include "core/heap.h"
#include "fixture.h"

#define FILE_ID "0123456789abcdef0123456789abcdef"
#define PEOPLE "member|name|kana|roman|mail|physician|active|login\n"
#define YAMADA "A1001|山田 花子|やまだ はなこ|Yamada Hanako|x@example.org|1|1|"
#define FACILITIES "name|kana|kind|from_on|to_on\n"
#define QUALIFICATIONS "member|kind|from_on|to_on\n"
#define AFFILIATIONS "member|hospital|from_on|to_on\n"

static json_t *
cells_of(const char *line, size_t n)
{
	json_t *cells = json_array();
	size_t cell;

	for (;; line += cell + 1, n -= cell + 1) {
		const char *bar = memchr(line, '|', n);

		cell = bar == NULL ? n : (size_t)(bar - line);
		json_array_append_new(cells, json_stringn(line, cell));
		if (bar == NULL)
			return cells;
	}
}

/* {line, cells} of the header, and the table of what follows it. */
static void
lines_of(const char *text, json_t **header, json_t **rows)
{
	json_t *data = json_array();
	size_t n;

	for (int line = 1; *text != '\0'; text += n + 1, line++) {
		n = strcspn(text, "\n");
		if (line == 1)
			*header = json_pack("{s:i,s:o}", "line", line, "cells",
			    cells_of(text, n));
		else
			json_array_append_new(
			    data, json_pack("[i,o]", line, cells_of(text, n)));
	}
	*rows = json_pack(
	    "{s:[s,s],s:o}", "columns", "line", "cells", "data", data);
}

static int
stage(struct fixture *f, const char *login, const char *kind, int part,
    const char *text)
{
	json_t *header = NULL, *rows = NULL;

	lines_of(text, &header, &rows);
	return fixture_call(f, login, "import.stage", "{s:s,s:s,s:i,s:o,s:o}",
	    "import", FILE_ID, "kind", kind, "part", part, "header", header,
	    "rows", rows);
}

static json_t *
check(struct fixture *f, const char *kind, const char *text)
{
	if (stage(f, "jimu", kind, 1, text) < 0)
		fail_msg("%s", f->err.text);
	return fixture_done(
	    f, "jimu", "import.check", "{s:s}", "import", FILE_ID);
}

static void
counts(struct fixture *f, int added, int changed, int unchanged)
{
	assert_int_equal(number_at(f->reply, "wrong"), 0);
	assert_int_equal(number_at(f->reply, "added"), added);
	assert_int_equal(number_at(f->reply, "changed"), changed);
	assert_int_equal(number_at(f->reply, "unchanged"), unchanged);
}

/* Checks and writes; both say the same. */
static void
import(struct fixture *f, const char *kind, const char *text, int added,
    int changed, int unchanged)
{
	check(f, kind, text);
	counts(f, added, changed, unchanged);
	fixture_done(f, "jimu", "import.write", "{s:s}", "import", FILE_ID);
	counts(f, added, changed, unchanged);
}

/* The file has this one problem; nothing is written. */
static void
wrong(struct fixture *f, const char *kind, const char *text, int line,
    const char *column, const char *sentence)
{
	char *before, *after;
	const json_t *problem;

	fixture_sql(f, "DELETE FROM done");
	before = fixture_state(f);
	check(f, kind, text);
	problem = json_array_get(at(f->reply, "problems.data"), 0);
	if (number_at(f->reply, "wrong") != 1)
		fail_msg("%s: %d problems, first %s", sentence,
		    (int)number_at(f->reply, "wrong"),
		    json_string_value(json_array_get(problem, 2)));
	assert_int_equal(json_integer_value(json_array_get(problem, 0)), line);
	if (column == NULL)
		assert_true(json_is_null(json_array_get(problem, 1)));
	else
		assert_string_equal(
		    json_string_value(json_array_get(problem, 1)), column);
	assert_string_equal(
	    json_string_value(json_array_get(problem, 2)), sentence);
	fixture_refused(
	    f, ERR_INVALID, "jimu", "import.write", "{s:s}", "import", FILE_ID);
	assert_int_equal(fixture_reasons(f, "import"), 1);
	fixture_sql(f, "DELETE FROM staging; DELETE FROM done");
	after = fixture_state(f);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

static void
test_people(void **state)
{
	struct fixture *f = *state;
	char *key;

	import(f, "people",
	    PEOPLE YAMADA
	    "yamada\n"
	    "A2001|髙﨑 𠮷男|たかさき よしお||taka@example.org|1|1|takasaki\n"
	    "A2002|か\xe3\x82\x99 ① ｶﾞ|が||||1|\n",
	    2, 0, 1);
	assert_int_equal(
	    fixture_number(f,
		"SELECT count(*) FROM person WHERE "
		"member = 'A2001' AND physician AND active AND NOT staff "
		"AND login = 'takasaki' AND uid IS NULL"),
	    1);
	key = fixture_text(f, "SELECT key FROM person WHERE member = 'A2001'");
	assert_non_null(strstr(key, "高崎吉男")); /* found as it is typed */
	free(key);
	assert_int_equal(
	    fixture_number(f,
		"SELECT count(*) FROM person WHERE "
		"member = 'A2002' AND NOT physician AND mail IS NULL "
		"AND login IS NULL"),
	    1);
	/* what was staged is gone, and he is in the program */
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM staging"), 0);
	fixture_done(f, "takasaki", "case.list", "{s:s}", "programme", NEW);
}

static void
test_same_file_again(void **state)
{
	struct fixture *f = *state;
	char *before, *after;

	import(f, "people", PEOPLE "A2001|髙﨑|たかさき|Takasaki||○|1|\n", 1, 0,
	    0);
	fixture_sql(f, "DELETE FROM done");
	before = fixture_state(f);
	import(f, "people", PEOPLE "A2001|髙﨑|たかさき|Takasaki||○|1|\n", 0, 0,
	    1);
	fixture_sql(f, "DELETE FROM done");
	after = fixture_state(f);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

static void
test_new_name(void **state)
{
	struct fixture *f = *state;
	char *key;

	import(f, "people",
	    "member|name|kana|physician|active\n"
	    "A1001|中村 花子|なかむら はなこ|1|1\n",
	    0, 1, 0);
	/* what the file has no column for stays */
	assert_int_equal(
	    fixture_number(f,
		"SELECT count(*) FROM person WHERE "
		"id = 1 AND name = '中村 花子' AND roman = 'Yamada Hanako' "
		"AND mail = 'x@example.org' AND login = 'yamada'"),
	    1);
	assert_int_equal(
	    fixture_number(f,
		"SELECT count(*) FROM person_name WHERE person = 1 AND "
		"name = '山田 花子' AND until_on = 20618"),
	    1);
	key = fixture_text(f, "SELECT key FROM person WHERE id = 1");
	assert_non_null(strstr(key, "中村花子"));
	assert_non_null(strstr(key, "山田花子"));
	free(key);
	/* the old one is found also after something else has changed */
	import(f, "people",
	    "member|name|kana|physician|active|mail\n"
	    "A1001|中村 花子|なかむら はなこ|1|1|n@example.org\n",
	    0, 1, 0);
	assert_int_equal(
	    fixture_number(f, "SELECT count(*) FROM person_name"), 1);
	key = fixture_text(f, "SELECT key FROM person WHERE id = 1");
	assert_non_null(strstr(key, "山田花子"));
	free(key);
}

static void
test_login_moves(void **state)
{
	struct fixture *f = *state;

	fixture_sql(f, "UPDATE person SET uid = 4711 WHERE id = 1");
	import(f, "people", PEOPLE YAMADA "hanako\n", 0, 1, 0);
	/* another account: its first connection counts anew */
	assert_int_equal(
	    fixture_number(f, "SELECT count(*) FROM person WHERE "
			      "id = 1 AND login = 'hanako' AND uid IS NULL"),
	    1);
	import(f, "people", PEOPLE YAMADA "\n", 0, 1, 0);
	fixture_refused(
	    f, ERR_STRANGER, "hanako", "case.list", "{s:s}", "programme", NEW);
}

static void
test_facilities(void **state)
{
	struct fixture *f = *state;

	import(f, "facilities",
	    FACILITIES
	    "みなと総合病院|みなとそうごうびょういん|core|2024-04-01|2029-03-"
	    "31\n"
	    "潮鳴ホスピス|しおなりほすぴす|affiliated|2022/4/"
	    "1|２０２７／３／３１\n"
	    "㈱髙橋病院|たかはしびょういん|Core "
	    "facility|2024-04-01|2029-03-31\n"
	    "㈱髙橋病院|たかはしびょういん|training|2019-04-01|2024-03-31\n",
	    2, 1, 1);
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM hospital"), 3);
	assert_int_equal(
	    fixture_number(f, "SELECT count(*) FROM accreditation "
			      "a JOIN hospital h ON h.id = a.hospital WHERE "
			      "h.name = '㈱髙橋病院'"),
	    2);
	assert_int_equal(
	    fixture_number(f, "SELECT to_on FROM accreditation WHERE id = 201"),
	    20908);
	fixture_done(f, "yamada", "facility.search", "{s:s}", "query", "高橋");
	assert_int_equal(json_array_size(at(f->reply, "rows.data")), 2);
}

static void
test_qualifications(void **state)
{
	struct fixture *f = *state;

	import(f, "qualifications",
	    QUALIFICATIONS
	    "A1028|senior|2024-04-01|2029-03-31\n"
	    "A1005|Provisional supervisor|2025-06-01|2030-03-31\n"
	    "A１００２|senior|2024.4.1|2029-03-31\n",
	    1, 1, 1);
	assert_int_equal(
	    fixture_number(f, "SELECT count(*) FROM qualification "
			      "WHERE person = 5 AND to_on = 22004"),
	    1);
	/* now he has the tab */
	fixture_done(f, "tanaka", "request.inbox", "{}");
}

static void
test_affiliations(void **state)
{
	struct fixture *f = *state;

	import(f, "affiliations",
	    AFFILIATIONS "A1028|みなと総合病院|2024-04-01|\n"
			 "A1002|みなと総合病院|2023-04-01|2025-03-31\n"
			 "A1010|潮鳴ホスピス|2019-04-01|\n",
	    1, 1, 1);
	assert_int_equal(
	    fixture_number(f,
		"SELECT count(*) FROM affiliation "
		"WHERE person = 8 AND hospital = 1 AND to_on IS NULL"),
	    1);
	assert_int_equal(
	    fixture_number(f, "SELECT to_on FROM affiliation WHERE id = 1"),
	    20178);
}

/* What nobody can decide any more goes back to its applicant. */
static void
test_requests_fall_back(void **state)
{
	struct fixture *f = *state;

	fixture_register(f, "yamada", 1, PERIOD);
	fixture_request(f, "yamada", 1, "A1002");
	import(f, "qualifications",
	    QUALIFICATIONS "A1002|senior|2024-04-01|2030-03-31\n", 0, 1, 0);
	assert_string_equal(fixture_slot(f, "yamada", 1), "REQUESTED");
	/* shorter than the case, but the next line covers it */
	import(f, "qualifications",
	    QUALIFICATIONS "A1002|senior|2024-04-01|2025-05-20\n"
			   "A1002|specialist|2025-05-21|2030-03-31\n",
	    1, 1, 0);
	assert_string_equal(fixture_slot(f, "yamada", 1), "REQUESTED");
	import(f, "qualifications",
	    QUALIFICATIONS "A1002|specialist|2025-05-21|2025-05-22\n", 0, 1, 0);
	assert_string_equal(fixture_slot(f, "yamada", 1), "REGISTERED");
	fixture_request(f, "yamada", 1, "A1004");
	import(f, "people",
	    PEOPLE "A1004|小野寺 修|おのでら おさむ||"
		   "x@example.org|1|0|onodera\n",
	    0, 1, 0);
	assert_string_equal(fixture_slot(f, "yamada", 1), "REGISTERED");
}

static void
test_headings(void **state)
{
	struct fixture *f = *state;

	wrong(f, "qualifications", "member|kind|from_on|to_on|Färbung\nA|||\n",
	    1, NULL, "There is no column \"Färbung\" here.");
	wrong(f, "qualifications", "member|kind|to_on\nA||\n", 1, "From",
	    "This column is missing.");
	wrong(f, "qualifications", "member|kind|from|From|to\nA||||\n", 1,
	    "From", "This column is there 2 times.");
	/* in Excel's own words, in any order, with an empty column */
	check(f, "qualifications",
	    "To|Qualification||FROM|Member number\n"
	    "2029-03-31|senior||2024-04-01|A1028\n");
	counts(f, 1, 0, 0);
}

static void
test_cells(void **state)
{
	struct fixture *f = *state;

	wrong(f, "people", PEOPLE "A2001|　 |な|||1|1|\n", 2, "Name",
	    "This must be filled in.");
	/* who is in the society is never guessed */
	wrong(f, "people", PEOPLE "A2001|名|な|||1||\n", 2, "In the society",
	    "This must be filled in.");
	wrong(f, "people", PEOPLE "A2001|名|な|||vielleicht|1|\n", 2,
	    "Physician member",
	    "\"vielleicht\" is neither yes (1) nor no (0).");
	wrong(f, "people", PEOPLE "A2001|名\xef\xbf\xbd|な|||1|1|\n", 2, "Name",
	    "It holds a line break, a control or broken character.");
	wrong(f, "people",
	    PEOPLE "A20010123456789012345678901234567|名|な|||1|1|\n", 2,
	    "Member number", "Member number: at most 32 characters (now 33).");
	wrong(f, "people", PEOPLE "A2001|名|な||taro at home|1|1|\n", 2,
	    "Mail address", "\"taro at home\" is no mail address.");
	wrong(f, "people", PEOPLE "A2001|名|な|||1|1|山田\n", 2, "Login",
	    "\"山田\" is no login.");
	wrong(f, "people", PEOPLE "A2001|名|な|||1|1||über\n", 2, NULL,
	    "\"über\" stands in a column without a heading.");
	wrong(f, "qualifications",
	    QUALIFICATIONS "A1028|chief|2024-04-01|"
			   "2029-03-31\n",
	    2, "Qualification",
	    "\"chief\" is none of these: Senior supervisor, Specialist, "
	    "Certified doctor with trainer status, Provisional supervisor");
	wrong(f, "qualifications",
	    QUALIFICATIONS "A1028|senior|2024-02-30|"
			   "2029-03-31\n",
	    2, "From", "\"2024-02-30\" is no day; write it like 2024-04-10.");
	wrong(f, "qualifications",
	    QUALIFICATIONS "A1028|senior|2024-04-02|"
			   "2024-04-01\n",
	    2, "To", "The last day is before the first.");
}

static void
test_rows(void **state)
{
	struct fixture *f = *state;

	wrong(f, "people",
	    PEOPLE YAMADA "yamada\nB1|名|な|||1|1|\n"
			  "B1|名|な|||1|1|\n",
	    4, "Member number", "Line 3 has the same already.");
	wrong(f, "people", PEOPLE "B1|名|な|||1|1|x\nB2|名|な|||1|1|x\n", 3,
	    "Login", "Line 2 has the same already.");
	wrong(f, "people", PEOPLE "B1|名|な|||1|1|tanaka\n", 2, "Login",
	    "The login tanaka is that of member A1028.");
	wrong(f, "facilities",
	    FACILITIES "丘|おか|core|2024-04-01|2029-03-31\n"
		       "丘|おか|core|2024-04-01|2028-03-31\n",
	    3, NULL, "Line 2 has the same already.");
	wrong(f, "facilities",
	    FACILITIES "丘|おか|core|2024-04-01|2029-03-31\n"
		       "丘|きゅう|core|2020-04-01|2024-03-31\n",
	    3, "Kana", "Line 2 has another one for the same name.");
	wrong(f, "qualifications",
	    QUALIFICATIONS "Z1|senior|2024-04-01|"
			   "2029-03-31\n",
	    2, "Member number", "There is no member Z1.");
	wrong(f, "affiliations", AFFILIATIONS "A1028|丘|2024-04-01|\n", 2,
	    "Facility", "There is no facility \"丘\".");
	fixture_sql(f, "UPDATE hospital SET name = '丘'");
	wrong(f, "affiliations", AFFILIATIONS "A1028|丘|2024-04-01|\n", 2,
	    "Facility", "Several facilities are called \"丘\".");
}

/* One wrong line keeps all others out; each problem is told by its line. */
static void
test_all_or_nothing(void **state)
{
	struct fixture *f = *state;
	json_t *problems;

	check(f, "people",
	    PEOPLE "B1|名|な|||1|1|\nB2||な|||1|1|\n"
		   "B3|名||||1|1|\n");
	assert_int_equal(number_at(f->reply, "rows"), 3);
	assert_int_equal(number_at(f->reply, "wrong"), 2);
	problems = at(f->reply, "problems.data");
	assert_int_equal(
	    json_integer_value(json_array_get(json_array_get(problems, 0), 0)),
	    3);
	assert_int_equal(
	    json_integer_value(json_array_get(json_array_get(problems, 1), 0)),
	    4);
	fixture_refused(
	    f, ERR_INVALID, "jimu", "import.write", "{s:s}", "import", FILE_ID);
	assert_int_equal(fixture_reasons(f, "import"), 2);
	assert_int_equal(
	    fixture_number(
		f, "SELECT count(*) FROM person WHERE member LIKE 'B%%'"),
	    0);
}

static void
test_many_problems(void **state)
{
	struct fixture *f = *state;
	char *text = heap_dup(PEOPLE), *more;

	for (int i = 0; i < IMPORT_PROBLEMS + 50; i++) {
		more = heap_printf("%sB%d||な|||1|1|\n", text, i);
		free(text);
		text = more;
	}
	check(f, "people", text);
	free(text);
	assert_int_equal(number_at(f->reply, "wrong"), IMPORT_PROBLEMS + 50);
	assert_int_equal(
	    json_array_size(at(f->reply, "problems.data")), IMPORT_PROBLEMS);
}

static void
test_parts(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(
	    stage(f, "jimu", "people", 1, PEOPLE "B1|名|な|||1|1|\n"), 0);
	assert_int_equal(
	    stage(f, "jimu", "people", 3, PEOPLE "B3|名|な|||1|1|\n"),
	    -ERR_STATE);
	assert_int_equal(
	    stage(f, "jimu", "facilities", 2, FACILITIES), -ERR_STATE);
	assert_int_equal(
	    stage(f, "jimu", "people", 2, PEOPLE "B2|名|な|||1|1|\n"), 0);
	fixture_done(f, "jimu", "import.check", "{s:s}", "import", FILE_ID);
	counts(f, 2, 0, 0);
	/* a first part begins anew */
	assert_int_equal(
	    stage(f, "jimu", "people", 1, PEOPLE "B4|名|な|||1|1|\n"), 0);
	fixture_done(f, "jimu", "import.check", "{s:s}", "import", FILE_ID);
	counts(f, 1, 0, 0);
	fixture_refused(f, ERR_NOT_FOUND, "jimu", "import.check", "{s:s}",
	    "import", "ffffffffffffffffffffffffffffffff");
}

static void
test_kept_a_day(void **state)
{
	struct fixture *f = *state;

	fixture_sql(f, "UPDATE person SET staff = 1 WHERE login = 'kato'");
	assert_int_equal(
	    stage(f, "kato", "people", 1, PEOPLE "B1|名|な|||1|1|\n"), 0);
	/* it is kato's: for others it isn't there */
	fixture_refused(f, ERR_NOT_FOUND, "jimu", "import.check", "{s:s}",
	    "import", FILE_ID);
	fixture_refused(f, ERR_NOT_FOUND, "jimu", "import.write", "{s:s}",
	    "import", FILE_ID);
	fixture_now(f, "2026-06-16T09:59:00+09:00");
	check(f, "people", PEOPLE "B1|名|な|||1|1|\n");
	fixture_done(f, "kato", "import.check", "{s:s}", "import", FILE_ID);
	fixture_now(f, "2026-06-16T10:01:00+09:00");
	check(f, "people", PEOPLE "B1|名|な|||1|1|\n");
	fixture_refused(f, ERR_NOT_FOUND, "kato", "import.check", "{s:s}",
	    "import", FILE_ID);
}

/* Nobody is staff on himself, but he may stand in the society's list. */
static void
test_own_person(void **state)
{
	struct fixture *f = *state;
	static const char you[] =
	    "This is you: another member of the office must do it.";

	import(f, "people",
	    PEOPLE "J0001|佐々木 恵|ささき めぐみ|"
		   "Sasaki Megumi|x@example.org|0|1|jimu\n",
	    0, 0, 1);
	wrong(f, "people",
	    PEOPLE "J0001|佐々木 恵|ささき めぐみ|"
		   "Sasaki Megumi|x@example.org|1|1|jimu\n",
	    2, NULL, you);
	wrong(f, "qualifications",
	    QUALIFICATIONS "J0001|senior|2024-04-01|2029-03-31\n", 2, NULL,
	    you);
	wrong(f, "affiliations",
	    AFFILIATIONS "J0001|みなと総合病院|2024-04-01|\n", 2, NULL, you);
	/* and at the moment of writing, whoever he is by then */
	check(f, "people", PEOPLE YAMADA "hanako\n");
	counts(f, 0, 1, 0);
	fixture_sql(f,
	    "UPDATE person SET login = 'x' WHERE login = 'jimu'; "
	    "UPDATE person SET login = 'jimu', staff = 1 WHERE id = 1; "
	    "UPDATE staging SET person = 1");
	fixture_refused(
	    f, ERR_INVALID, "jimu", "import.write", "{s:s}", "import", FILE_ID);
}

static void
test_once(void **state)
{
	struct fixture *f = *state;
	static const char once[] = "abcdefabcdefabcdefabcdefabcdefab";

	check(f, "people", PEOPLE "B1|名|な|||1|1|\n");
	for (int i = 0; i < 2; i++) {
		fixture_done(f, "jimu", "import.write", "{s:s,s:s}", "once",
		    once, "import", FILE_ID);
		counts(f, 1, 0, 0);
	}
	assert_int_equal(fixture_number(f,
			     "SELECT count(*) FROM person WHERE member = 'B1'"),
	    1);
	fixture_refused(f, ERR_ONCE, "jimu", "import.write", "{s:s,s:s}",
	    "once", once, "import", "ffffffffffffffffffffffffffffffff");
}

static void
test_audit(void **state)
{
	struct fixture *f = *state;
	char *subject;

	import(f, "people", PEOPLE "B1|名|な|||1|1|\n" YAMADA "h\n", 1, 1, 0);
	subject = fixture_text(f,
	    "SELECT subject FROM audit WHERE "
	    "call = 'import.write' AND result = 'DONE' AND person = 3");
	assert_string_equal(subject, "people: 1 added, 1 changed");
	free(subject);
}

/* What no text may hold does not come over the wire at all. */
static void
test_controls(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(
	    stage(f, "jimu", "people", 1, PEOPLE "B1|名\x1b[2J|な|||1|1|\n"),
	    -ERR_BAD_ARGS);
	assert_int_equal(stage(f, "jimu", "people", 1,
			     PEOPLE "B1|名\xe2\x80\xae|な|||1|1|\n"),
	    -ERR_BAD_ARGS);
}

static void
test_staff_alone(void **state)
{
	static const char *const others[] = {"yamada", "suzuki", "kato"};
	struct fixture *f = *state;

	assert_int_equal(stage(f, "jimu", "people", 1, PEOPLE), 0);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		assert_int_equal(
		    stage(f, others[i], "people", 1, PEOPLE), -ERR_DENIED);
		fixture_refused(f, ERR_DENIED, others[i], "import.check",
		    "{s:s}", "import", FILE_ID);
		fixture_refused(f, ERR_DENIED, others[i], "import.write",
		    "{s:s}", "import", FILE_ID);
	}
}

/* --- Cases approved in a former system ------------------------------------ */

#define FORMER "member|programme|number|supervisor|decided_on|source\n"

static void
test_former(void **state)
{
	struct fixture *f = *state;
	char *name =
	    fixture_text(f, "SELECT name FROM person WHERE member = 'A1004'");
	char *text, *found;

	fixture_register(f, "yamada", 1, PERIOD);
	fixture_register(f, "yamada", 2, PERIOD);
	text = heap_printf(FORMER
	    "A1001|specialist-new|1|A1002|2025-12-01|旧登録システム ①\n"
	    "A1001|specialist-new|２|%s|2026/1/15|旧登録システム ①\n",
	    name);
	free(name);
	import(f, "former", text, 2, 0, 0);
	assert_string_equal(fixture_slot(f, "yamada", 1), "APPROVED");
	assert_string_equal(fixture_slot(f, "yamada", 2), "APPROVED");
	assert_int_equal(
	    fixture_number(f, "SELECT count(*) FROM request WHERE source ="
			      " 'FORMER' AND received_on IS NULL AND reason ="
			      " '旧登録システム ①' AND recorded_by ="
			      " (SELECT id FROM person WHERE login = 'jimu')"),
	    2);
	/* the day of the former system counts for the year, and once */
	fixture_done(
	    f, "suzuki", "request.credits", "{s:i}", "fiscal_year", 2025);
	assert_int_equal(json_array_size(at(f->reply, "rows.data")), 1);
	found = fixture_text(f,
	    "SELECT kind FROM outbox o JOIN person p ON p.id = o.person"
	    " WHERE p.login = 'yamada'");
	assert_string_equal(found, "approve_paper");
	free(found);
	/* the office sees whence it came */
	fixture_done(f, "jimu", "staff.cases", "{s:I}", "person",
	    (json_int_t)fixture_number(
		f, "SELECT id FROM person WHERE login = 'yamada'"));
	found = json_dumps(f->reply, JSON_COMPACT);
	assert_non_null(strstr(found, "\"FORMER\",\"旧登録システム ①\""));
	free(found);
	/* the same file again changes nothing */
	fixture_sql(f, "DELETE FROM done");
	import(f, "former", text, 0, 0, 2);
	consistent(f);
	free(text);
}

static void
test_former_problems(void **state)
{
	struct fixture *f = *state;

	fixture_register(f, "yamada", 1, PERIOD);
	fixture_register(f, "sato", 1, PERIOD);
	wrong(f, "former",
	    FORMER "A1001|specialist-new|3|A1002|2025-12-01|旧\n", 2, "Number",
	    "Number 3 is \"Empty\": only what is registered and not requested "
	    "can be approved.");
	wrong(f, "former",
	    FORMER "A1001|specialist-new|1|A1009|2025-12-01|旧\n", 2,
	    "Supervisor",
	    "\"A1009\" is no supervisor here: enter the person and the "
	    "qualification first.");
	wrong(f, "former",
	    FORMER "A1001|specialist-new|1|髙﨑 誰|2025-12-01|旧\n", 2,
	    "Supervisor",
	    "\"髙﨑 誰\" is no supervisor here: enter the person and the "
	    "qualification first.");
	wrong(f, "former",
	    FORMER "A1010|specialist-new|1|A1010|2025-12-01|旧\n", 2,
	    "Supervisor", "Nobody is his own supervisor.");
	wrong(f, "former",
	    FORMER "A1001|specialist-new|1|A1002|2026-06-16|旧\n", 2,
	    "Approved on", "This day has not come yet.");
	wrong(f, "former", FORMER "A1001|certified-new|1|A1002|2025-12-01|旧\n",
	    2, "Application",
	    "This application needs no approval by a supervisor.");
	wrong(f, "former",
	    FORMER "A1001|specialist-new|21|A1002|2025-12-01|旧\n", 2, "Number",
	    "\"21\" is no number of the list.");
	wrong(f, "former",
	    FORMER "A1001|specialist-new|1|A1002|2025-12-01|旧\n"
		   "A1001|specialist-new|1|A1004|2025-12-01|旧\n",
	    3, "Number", "Line 2 has the same already.");
	/* a draft beside it */
	fixture_draft(f, "yamada", 1, "2025-05-01..2025-06-09");
	wrong(f, "former",
	    FORMER "A1001|specialist-new|1|A1002|2025-12-01|旧\n", 2, "Number",
	    "Number 1 has a draft that differs: the applicant must register "
	    "it, or discard it.");
}

/* All or nothing, and nobody records his own or what he would decide. */
static void
test_former_own(void **state)
{
	struct fixture *f = *state;

	fixture_register(f, "yamada", 1, PERIOD);
	fixture_sql(f, "UPDATE person SET staff = 1 WHERE login = 'suzuki'");
	assert_int_equal(
	    stage(f, "suzuki", "former", 1,
		FORMER "A1001|specialist-new|1|A1002|2025-12-01|旧\n"),
	    0);
	fixture_refused(f, ERR_INVALID, "suzuki", "import.write", "{s:s}",
	    "import", FILE_ID);
	assert_string_equal(fixture_slot(f, "yamada", 1), "REGISTERED");
	fixture_sql(f, "UPDATE person SET staff = 1 WHERE login = 'yamada'");
	assert_int_equal(
	    stage(f, "yamada", "former", 1,
		FORMER "A1001|specialist-new|1|A1002|2025-12-01|旧\n"),
	    0);
	fixture_refused(f, ERR_INVALID, "yamada", "import.write", "{s:s}",
	    "import", FILE_ID);
	assert_string_equal(fixture_slot(f, "yamada", 1), "REGISTERED");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_people),
	    TEST(test_same_file_again),
	    TEST(test_new_name),
	    TEST(test_login_moves),
	    TEST(test_facilities),
	    TEST(test_qualifications),
	    TEST(test_affiliations),
	    TEST(test_requests_fall_back),
	    TEST(test_headings),
	    TEST(test_cells),
	    TEST(test_rows),
	    TEST(test_all_or_nothing),
	    TEST(test_many_problems),
	    TEST(test_parts),
	    TEST(test_kept_a_day),
	    TEST(test_own_person),
	    TEST(test_once),
	    TEST(test_audit),
	    TEST(test_controls),
	    TEST(test_staff_alone),
	    TEST(test_former),
	    TEST(test_former_problems),
	    TEST(test_former_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
