/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <syslog.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/call/call.h"
#include "fixture.h"

#define SECRET "秘密の所見"

/* Every line so far, each with its facility and priority. */
static char lines[1 << 16];

static void
keep(int priority, char *line)
{
	size_t n = strlen(lines);

	n += (size_t)snprintf(
	    lines + n, sizeof lines - n, "<%d>%s\n", priority, line);
	assert_true(n < sizeof lines);
	free(line);
}

#pragma GCC diagnostic ignored "-Wformat-nonliteral"

/* In the place of the library's; which one is called depends on how strongly
 * the compiler checks. */
void
log_plain(int priority, const char *format, ...) __asm__("syslog");
void
log_checked(int priority, int flag, const char *format, ...) __asm__(
    "__syslog_chk");

void
log_plain(int priority, const char *format, ...)
{
	char *line = NULL;
	va_list ap;

	va_start(ap, format);
	assert_true(vasprintf(&line, format, ap) >= 0);
	va_end(ap);
	keep(priority, line);
}

void
log_checked(int priority, int flag, const char *format, ...)
{
	char *line = NULL;
	va_list ap;

	(void)flag;
	va_start(ap, format);
	assert_true(vasprintf(&line, format, ap) >= 0);
	va_end(ap);
	keep(priority, line);
}

static void
logged(int priority, const char *line)
{
	char all[256];

	snprintf(all, sizeof all, "<%d>%s\n", LOG_AUTHPRIV | priority, line);
	if (strstr(lines, all) == NULL)
		fail_msg("no line %s# in %s", all, lines);
}

static void
test_who_what_and_result(void **state)
{
	struct fixture *f = *state;
	int64_t request;

	lines[0] = '\0';
	request = fixture_request(f, "yamada", 1, "A1002");
	logged(
	    LOG_INFO, "yamada (private): case.register specialist-new 1: DONE");
	fixture_view(f, "suzuki", request);
	fixture_refused(f, ERR_DENIED, "yamada", "staff.waiting", "{}");
	logged(LOG_NOTICE, "yamada (private): staff.waiting: DENIED");
	fixture_refused(f, ERR_STRANGER, "mallory", "session.hello", "{s:i}",
	    "protocol", call_protocol());
	logged(LOG_NOTICE, "mallory (private): session.hello: STRANGER");
	fixture_refused(f, ERR_BAD_ARGS, "yamada", "case.list", "{}");
	logged(LOG_NOTICE, "yamada (private): case.list: BAD_ARGS");
}

/* What is read, and what is typed, fills no log. */
static void
test_reads_and_drafts_are_not_told(void **state)
{
	struct fixture *f = *state;

	lines[0] = '\0';
	fixture_draft(f, "yamada", 1, PERIOD);
	fixture_done(f, "yamada", "case.list", "{s:s}", "programme", NEW);
	fixture_show(f, "yamada", 1);
	assert_string_equal(lines, "");
}

/* Defence: subject and results are codes and numbers. Texts go into every
 * place that takes one, in calls that are done and that are refused. */
static void
test_no_clinical_text(void **state)
{
	struct fixture *f = *state;
	int64_t request, seen;

	lines[0] = '\0';
	fixture_done(f, "yamada", "note.save", "{s:s, s:i, s:s}", "programme",
	    NEW, "slot", 1, "text", SECRET);
	fixture_draft(f, "yamada", 1, PERIOD);
	fixture_done(f, "yamada", "draft.save",
	    "{s:s, s:i, s:[{s:s, s:s, s:I}]}", "programme", NEW, "slot", 1,
	    "changes", "item", "comorbidity", "text", SECRET, "seen",
	    (json_int_t)0);
	fixture_call(f, "yamada", "draft.save",
	    "{s:s, s:i, s:[{s:s, s:s, s:I}]}", "programme", NEW, "slot", 1,
	    "changes", "item", SECRET, "text", SECRET, "seen", (json_int_t)0);
	fixture_done(f, "yamada", "case.register", "{s:s, s:i, s:I, s:[s]}",
	    "programme", NEW, "slot", 1, "seen",
	    (json_int_t)fixture_version(f, "yamada", 1), "confirm",
	    "unchanged");
	seen = number_at(f->reply, "version");
	fixture_done(f, "yamada", "request.send",
	    "{s:s, s:[{s:i, s:I}], s:s, s:s}", "programme", NEW, "cases",
	    "slot", 1, "seen", (json_int_t)seen, "to", "A1002", "message",
	    SECRET);
	request = number_at(json_array_get(at(f->reply, "rows"), 0), "request");
	fixture_view(f, "suzuki", request);
	fixture_call(f, "onodera", "request.reject", "{s:I, s:i, s:s}",
	    "request", (json_int_t)request, "seen", 1, "comment", SECRET);
	fixture_done(f, "suzuki", "request.reject", "{s:I, s:i, s:s}",
	    "request", (json_int_t)request, "seen", 1, "comment", SECRET);
	fixture_call(f, "yamada", "supervisor.search", "{s:s, s:s}",
	    "programme", NEW, "query", SECRET);
	fixture_call(f, "yamada", "case.list", "{s:s}", "programme", SECRET);
	logged(LOG_NOTICE,
	    "onodera (private): request.reject request 1: NOT_FOUND");
	assert_non_null(strstr(lines, "suzuki (private): request.reject "));
	assert_null(strstr(lines, "秘密"));
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit WHERE"
					   " subject LIKE '%%秘密%%'"),
	    0);
}

/* Whoever asks for nonsense all the time does not fill it. */
static void
test_refusals_have_a_rate(void **state)
{
	struct fixture *f = *state;
	struct session session;
	struct rate rate = {0};
	json_t *args = json_object();
	int n = 0;

	lines[0] = '\0';
	session_init(&session, f->store, &f->clock, "yamada");
	session.rate = &rate;
	session.uid = 70001;
	for (int i = 0; i < 3 * rate_burst(RATE_LOG); i++) {
		err_clear(&f->err);
		free(session_call(
		    &session, call_find("case.list"), args, &f->err));
	}
	for (const char *p = lines; (p = strchr(p, '\n')) != NULL; p++)
		n++;
	logged(LOG_NOTICE, "yamada (uid 70001): case.list: BAD_ARGS");
	assert_in_range(n, 1, 2 * rate_burst(RATE_LOG));
	session_release(&session);
	json_decref(args);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_who_what_and_result),
	    TEST(test_reads_and_drafts_are_not_told),
	    TEST(test_no_clinical_text),
	    TEST(test_refusals_have_a_rate),
	};

	fixture_seconds(120);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
