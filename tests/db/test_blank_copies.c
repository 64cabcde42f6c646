/* SPDX-License-Identifier: MIT */
/* A passage is blanked: where it goes, and what is kept of it. */
#include <fcntl.h>
#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "consistent.h"
#include "core/heap.h"
#include "db/audit.h"
#include "fixture.h"
#include "passage.h"

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
}

static void
test_only_of_that_case(void **state)
{
	struct fixture *f = *state;

	slip(f);
	fixture_draft(f, "yamada", 2, PERIOD);
	fixture_write(f, "yamada", 2, "social", SOCIAL);
	fixture_register_draft(f, "yamada", 2);
	fixture_draft(f, "tanaka", 1, PERIOD);
	fixture_write(f, "tanaka", 1, "social", SOCIAL);
	agree(f, propose(f));
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM revision_text"
					   " WHERE text LIKE '%%" NAME "%%'"),
	    1);
	/* and another person's text is left alone */
	assert_string_equal(
	    text_at(fixture_show(f, "tanaka", 1), "draft.social"), SOCIAL);
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
	    TEST(test_every_copy),
	    TEST(test_only_of_that_case),
	    TEST(test_audit),
	    TEST(test_kept),
	    TEST(test_gone_from_the_file),
	};

	fixture_seconds(120);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
