/* SPDX-License-Identifier: MIT */
/* A passage is blanked: who marks it, who may agree, and where it goes. */
#include <fcntl.h>
#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "consistent.h"
#include "core/heap.h"
#include "db/audit.h"
#include "fixture.h"

#define NAME "髙橋様"
#define SOCIAL "夫の" NAME "と二人暮らし。" NAME "は無職。"
#define BLANKED "夫の●●●と二人暮らし。●●●は無職。"

/* In every text of "夫の髙橋様…": clusters 2 to 4. */
#define PASSAGE(which_, id_)                                                   \
	"{s:I, s:s, s:i, s:i}", which_, (json_int_t)(id_), "item", "social",   \
	    "first", 2, "clusters", 3
#define BLANK(id_, seen_)                                                      \
	"{s:I, s:i}", "blank", (json_int_t)(id_), "seen", seen_
#define ASK(id_, reason_)                                                      \
	"{s:I, s:i, s:s}", "blank", (json_int_t)(id_), "seen", 1, "reason",    \
	    reason_

/* Two more of the office, who are physicians: sato and onodera. */
static void
set_office(struct fixture *f)
{
	fixture_sql(f, "UPDATE person SET staff = 1 WHERE id IN (4, 8, 10)");
}

/* Revision 1 of number 1 holds it in two items; request 1 by suzuki. */
static void
slip(struct fixture *f)
{
	set_office(f);
	fixture_draft(f, "yamada", 1, PERIOD);
	fixture_write(f, "yamada", 1, "social", SOCIAL);
	fixture_write(f, "yamada", 1, "course", NAME "の希望で退院した。");
	fixture_register_draft(f, "yamada", 1);
	fixture_done(f, "yamada", "request.send",
	    "{s:s, s:[{s:i, s:I}], s:s, s:s, s:[s]}", "programme", NEW, "cases",
	    "slot", 1, "seen", (json_int_t)fixture_version(f, "yamada", 1),
	    "to", "A1002", "message", NAME "の症例です。", "confirm", "hints");
}

static int64_t
propose(struct fixture *f)
{
	fixture_done(f, "yamada", "blank.propose", PASSAGE("revision", 1));
	return number_at(f->reply, "blank");
}

#define REFUSED(code_, login_, call_, ...)                                     \
	do {                                                                   \
		char *before_ = fixture_state(f);                              \
		fixture_refused(f, code_, login_, call_, __VA_ARGS__);         \
		fixture_unchanged(f, before_);                                 \
	} while (0)

/* Everything that a person wrote, in one text; heap. */
static char *
everything(struct fixture *f)
{
	return fixture_text(f,
	    "SELECT coalesce((SELECT group_concat(text) FROM revision_text),"
	    " '') || coalesce((SELECT group_concat(text) FROM draft_item), '')"
	    " || coalesce((SELECT group_concat(text) FROM request_comment),"
	    " '') || coalesce((SELECT group_concat(message) FROM sending), '')"
	    " || coalesce((SELECT group_concat(found) FROM hint), '')"
	    " || coalesce((SELECT group_concat(reply) FROM done), '')"
	    " || (SELECT group_concat(subject) FROM audit)");
}

static void
gone_everywhere(struct fixture *f)
{
	char *all = everything(f);

	assert_null(strstr(all, NAME));
	free(all);
}

static void
agree(struct fixture *f, int64_t blank)
{
	fixture_done(f, "jimu", "blank.ask", ASK(blank, "患者の氏名"));
	fixture_done(f, "tanaka", "blank.agree", BLANK(blank, 2));
}

/* Marked by the owner, asked by one, agreed by another. */
static void
test_two_together(void **state)
{
	struct fixture *f = *state;
	int64_t blank;
	char *text;

	slip(f);
	blank = propose(f);
	fixture_done(f, "jimu", "blank.list", "{}");
	assert_int_equal(json_array_size(at(f->reply, "rows.data")), 1);
	agree(f, blank);
	assert_string_equal(text_at(f->reply, "state"), "DONE");
	/* two items of the revision, and the message */
	assert_int_equal(number_at(f->reply, "places"), 3);
	text = fixture_text(f, "SELECT text FROM revision_text"
			       " WHERE item = 'social'");
	assert_string_equal(text, BLANKED);
	free(text);
	gone_everywhere(f);
	consistent(f);
	fixture_done(f, "jimu", "blank.list", "{}");
	assert_int_equal(json_array_size(at(f->reply, "rows.data")), 0);
	/* the supervisor reads it so, too */
	fixture_done(f, "suzuki", "request.view", "{s:i}", "request", 1);
	assert_string_equal(text_at(f->reply, "items.social"), BLANKED);
	assert_string_equal(text_at(f->reply, "message"), "●●●の症例です。");
}

/* What the office sees is where, how long and who; not a word of it. */
static void
test_the_office_reads_none(void **state)
{
	struct fixture *f = *state;
	char *text;

	slip(f);
	propose(f);
	fixture_done(f, "jimu", "blank.list", "{}");
	text = json_dumps(f->reply, JSON_COMPACT);
	assert_non_null(strstr(text, "social"));
	assert_non_null(strstr(text, "山田 花子"));
	assert_null(strstr(text, "髙橋"));
	assert_null(strstr(text, "夫"));
	free(text);
}

static void
test_never_the_same(void **state)
{
	struct fixture *f = *state;
	int64_t blank;

	slip(f);
	blank = propose(f);
	REFUSED(ERR_STATE, "jimu", "blank.agree", BLANK(blank, 1));
	REFUSED(ERR_INVALID, "jimu", "blank.ask", ASK(blank, " 　"));
	fixture_done(f, "jimu", "blank.ask", ASK(blank, "患者の氏名"));
	REFUSED(ERR_STATE, "jimu", "blank.agree", BLANK(blank, 2));
	REFUSED(ERR_STALE, "tanaka", "blank.agree", BLANK(blank, 1));
	REFUSED(ERR_NOT_FOUND, "tanaka", "blank.agree", BLANK(blank + 1, 2));
	fixture_done(f, "tanaka", "blank.agree", BLANK(blank, 2));
	REFUSED(ERR_STALE, "tanaka", "blank.agree", BLANK(blank, 2));
}

/* Neither the owner, nor who was asked, nor who marked it. */
static void
test_never_on_ones_own(void **state)
{
	struct fixture *f = *state;
	int64_t blank;

	slip(f);
	fixture_sql(f, "UPDATE person SET staff = 1 WHERE id IN (1, 2)");
	blank = propose(f);
	REFUSED(ERR_STATE, "yamada", "blank.ask", ASK(blank, "氏名"));
	REFUSED(ERR_STATE, "suzuki", "blank.ask", ASK(blank, "氏名"));
	REFUSED(ERR_STATE, "suzuki", "blank.refuse", BLANK(blank, 1));
	fixture_done(f, "jimu", "blank.ask", ASK(blank, "氏名"));
	REFUSED(ERR_STATE, "yamada", "blank.agree", BLANK(blank, 2));
	REFUSED(ERR_STATE, "suzuki", "blank.agree", BLANK(blank, 2));
	fixture_done(f, "tanaka", "blank.agree", BLANK(blank, 2));
}

static void
test_who_may(void **state)
{
	struct fixture *f = *state;
	int64_t blank;

	slip(f);
	blank = propose(f);
	REFUSED(ERR_DENIED, "yamada", "blank.list", "{}");
	REFUSED(ERR_DENIED, "yamada", "blank.ask", ASK(blank, "氏名"));
	REFUSED(ERR_DENIED, "suzuki", "blank.agree", BLANK(blank, 1));
	REFUSED(ERR_DENIED, "jimu", "blank.propose", PASSAGE("revision", 1));
	/* somebody else's report answers like an absent one */
	REFUSED(
	    ERR_NOT_FOUND, "tanaka", "blank.propose", PASSAGE("revision", 1));
	REFUSED(
	    ERR_NOT_FOUND, "suzuki", "blank.propose", PASSAGE("revision", 1));
	REFUSED(
	    ERR_NOT_FOUND, "onodera", "blank.propose", PASSAGE("request", 1));
	REFUSED(
	    ERR_NOT_FOUND, "yamada", "blank.propose", PASSAGE("revision", 9));
}

/* The supervisor who was asked, as long as he may read it. */
static void
test_marked_by_the_supervisor(void **state)
{
	struct fixture *f = *state;
	int64_t blank;

	slip(f);
	fixture_done(f, "suzuki", "blank.propose", PASSAGE("request", 1));
	blank = number_at(f->reply, "blank");
	REFUSED(ERR_STATE, "yamada", "blank.propose", PASSAGE("revision", 1));
	fixture_done(f, "jimu", "blank.refuse", BLANK(blank, 1));
	fixture_withdraw(f, "yamada", 1);
	REFUSED(ERR_STATE, "suzuki", "blank.propose", PASSAGE("request", 1));
	/* what was left as it is can be marked again */
	blank = propose(f);
	agree(f, blank);
	gone_everywhere(f);
}

static void
test_no_such_passage(void **state)
{
	struct fixture *f = *state;

	slip(f);
	propose(f);
	REFUSED(ERR_STALE, "yamada", "blank.propose", "{s:i, s:s, s:i, s:i}",
	    "revision", 1, "item", "social", "first", 2, "clusters", 90);
	REFUSED(ERR_STALE, "yamada", "blank.propose", "{s:i, s:s, s:i, s:i}",
	    "revision", 1, "item", "literature", "first", 0, "clusters", 2);
	REFUSED(ERR_BAD_ARGS, "yamada", "blank.propose", "{s:i, s:s, s:i, s:i}",
	    "revision", 1, "item", "social", "first", 2, "clusters", 1);
	REFUSED(ERR_BAD_ARGS, "yamada", "blank.propose", "{s:i, s:s, s:i, s:i}",
	    "revision", 1, "item", "period", "first", 0, "clusters", 4);
	REFUSED(ERR_BAD_ARGS, "yamada", "blank.propose", "{s:s, s:i, s:i}",
	    "item", "social", "first", 2, "clusters", 3);
	REFUSED(ERR_BAD_ARGS, "yamada", "blank.propose",
	    "{s:i, s:i, s:s, s:i, s:i}", "revision", 1, "request", 1, "item",
	    "social", "first", 2, "clusters", 3);
}

/* Every copy: revisions before and after, another number, drafts, comments,
 * the answer to a hint and its kept reply. */
static void
test_every_copy(void **state)
{
	struct fixture *f = *state;
	int64_t blank;

	slip(f);
	fixture_done(f, "suzuki", "request.reject",
	    "{s:i, s:i, s:[{s:s, s:s}], s:s}", "request", 1, "seen", 1,
	    "comments", "item", "social", "text", NAME "は氏名では？",
	    "comment", "「" NAME "」");
	fixture_write(f, "yamada", 1, "mental", NAME "が心配。");
	fixture_register_draft(f, "yamada", 1);
	fixture_done(f, "yamada", "revision.copy", "{s:i, s:s, s:i, s:i}",
	    "revision", 2, "programme", NEW, "slot", 8, "seen", 0);
	fixture_done(f, "yamada", "revision.copy", "{s:i, s:s, s:i, s:i}",
	    "revision", 2, "programme", NEW, "slot", 9, "seen", 0);
	fixture_register_draft(f, "yamada", 9);
	fixture_done(f, "yamada", "hint.mark", "{s:s, s:i, s:s, s:s, s:s, s:b}",
	    "programme", NEW, "slot", 9, "item", "social", "kind", "name",
	    "found", NAME, "confirmed", 1);
	blank = propose(f);
	agree(f, blank);
	gone_everywhere(f);
	consistent(f);
	/* a draft that is open elsewhere is stale now */
	assert_true(fixture_number(f, "SELECT max(version) FROM draft_item"
				      " WHERE item = 'social'") > 1);
	/* and another person's text is left alone */
	fixture_draft(f, "tanaka", 1, PERIOD);
}

static void
test_only_of_that_case(void **state)
{
	struct fixture *f = *state;

	slip(f);
	fixture_draft(f, "yamada", 2, PERIOD);
	fixture_write(f, "yamada", 2, "social", SOCIAL);
	fixture_register_draft(f, "yamada", 2);
	agree(f, propose(f));
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM revision_text"
					   " WHERE text LIKE '%%" NAME "%%'"),
	    1);
}

/* A hash of what stood there is in the chain of the audit; it verifies. */
static void
test_audit(void **state)
{
	struct fixture *f = *state;
	struct audit_walk walk;
	char *hash;

	slip(f);
	agree(f, propose(f));
	hash = fixture_text(f, "SELECT hash FROM blank");
	assert_int_equal(strlen(hash), 64);
	assert_int_equal(
	    fixture_number(f,
		"SELECT count(*) FROM audit WHERE call = 'blank.agree'"
		" AND result = 'DONE' AND subject LIKE"
		" 'blank 1, revision 1 social, %%%s'",
		hash),
	    1);
	free(hash);
	assert_int_equal(store_begin_read(f->store, &f->err), 0);
	assert_int_equal(audit_verify(f->store, NULL, &walk, &f->err), 0);
	store_rollback(f->store);
}

static void
aborts(struct fixture *f, const char *sql)
{
	sqlite3 *db;

	assert_int_equal(sqlite3_open(f->file, &db), SQLITE_OK);
	assert_int_equal(
	    sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_CONSTRAINT);
	sqlite3_close(db);
}

/* What is done opens nothing: neither for that text nor for another. */
static void
test_kept(void **state)
{
	struct fixture *f = *state;

	slip(f);
	propose(f);
	aborts(f, "UPDATE revision_text SET text = ''");
	aborts(f, "UPDATE blank SET state = 'AGREED'");
	fixture_done(f, "jimu", "blank.ask", ASK(1, "氏名"));
	aborts(f, "UPDATE blank SET state = 'AGREED', agreed_by = asked_by");
	aborts(f, "UPDATE revision_text SET text = ''");
	fixture_done(f, "tanaka", "blank.agree", BLANK(1, 2));
	aborts(f, "UPDATE revision_text SET text = ''");
	aborts(f, "UPDATE blank SET state = 'AGREED'");
}

static bool
file_holds(const char *path, const char *text)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	char *bytes = heap_new(8 << 20, 1);
	ssize_t n = fd < 0 ? 0 : read(fd, bytes, 8 << 20);
	bool holds =
	    n > 0 && memmem(bytes, (size_t)n, text, strlen(text)) != NULL;

	if (fd >= 0)
		close(fd);
	free(bytes);
	return holds;
}

/* Not in what SQLite has set free either: the marks are longer than it was. */
static void
test_gone_from_the_file(void **state)
{
	struct fixture *f = *state;

	set_office(f);
	fixture_draft(f, "yamada", 1, PERIOD);
	fixture_write(f, "yamada", 1, "social", "夫のSmithersと二人暮らし。");
	fixture_register_draft(f, "yamada", 1);
	fixture_done(f, "yamada", "blank.propose", "{s:i, s:s, s:i, s:i}",
	    "revision", 1, "item", "social", "first", 2, "clusters", 8);
	fixture_sql(f, "PRAGMA wal_checkpoint(TRUNCATE)");
	assert_true(file_holds(f->file, "Smithers"));
	agree(f, 1);
	fixture_sql(f, "PRAGMA wal_checkpoint(TRUNCATE)");
	assert_false(file_holds(f->file, "Smithers"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_two_together),
	    TEST(test_the_office_reads_none),
	    TEST(test_never_the_same),
	    TEST(test_never_on_ones_own),
	    TEST(test_who_may),
	    TEST(test_marked_by_the_supervisor),
	    TEST(test_no_such_passage),
	    TEST(test_every_copy),
	    TEST(test_only_of_that_case),
	    TEST(test_audit),
	    TEST(test_kept),
	    TEST(test_gone_from_the_file),
	};

	fixture_seconds(120);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
