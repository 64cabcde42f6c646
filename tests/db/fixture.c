/* SPDX-License-Identifier: MIT */
#include "fixture.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/heap.h"
#include "db/bell.h"

#define MORNING "2026-06-15T10:00:00+09:00"

int
fixture_bare(void **state)
{
	struct fixture *f = heap_new(1, sizeof *f);
	const char *parent = getenv("TMPDIR");

	setenv("TZ", "Asia/Tokyo", 1);
	tzset();
	snprintf(f->dir, sizeof f->dir, "%s/db.XXXXXX",
	    parent == NULL ? "/tmp" : parent);
	assert_non_null(mkdtemp(f->dir));
	snprintf(f->file, sizeof f->file, "%s/shorei.db", f->dir);
	f->bell = f->ear = BELL_NONE;
	f->clock.frozen = TIME_NONE;
	fixture_now(f, MORNING);
	*state = f;
	return 0;
}

int
fixture_set_up(void **state)
{
	struct fixture *f;

	fixture_bare(state);
	f = *state;
	if (store_open(f->dir, &f->store, &f->err) < 0)
		fail_msg("%s", f->err.text);
	fixture_society(f);
	return 0;
}

static void
empty(const char *dir)
{
	DIR *all = opendir(dir);
	const struct dirent *one;

	while (all != NULL && (one = readdir(all)) != NULL)
		if (one->d_name[0] != '.')
			unlinkat(dirfd(all), one->d_name, 0);
	if (all != NULL)
		closedir(all);
}

int
fixture_tear_down(void **state)
{
	struct fixture *f = *state;

	store_close(f->store);
	empty(f->dir);
	rmdir(f->dir);
	json_decref(f->reply);
	err_clear(&f->err);
	free(f);
	return 0;
}

void
fixture_seconds(unsigned seconds)
{
	const char *slow = getenv("TEST_SLOW");
	unsigned long times = slow == NULL ? 1 : strtoul(slow, NULL, 10);

	alarm(seconds * (unsigned)(times == 0 ? 1 : times));
}

void
fixture_needs_signals(void)
{
	if (getenv("TEST_VALGRIND") != NULL)
		skip();
}

void
fixture_now(struct fixture *f, const char *text)
{
	assert_true(time_parse(text, &f->clock.frozen));
}

static void
give_once(struct fixture *f, const struct call *call, json_t *args)
{
	char once[40];

	if (shape_member(call->args, "once") == NULL ||
	    json_object_get(args, "once") != NULL)
		return;
	snprintf(once, sizeof once, "f%031x", ++f->calls);
	json_object_set_new(args, "once", json_string(once));
}

static int
call_packed(
    struct fixture *f, const char *login, const char *name, json_t *args)
{
	const struct call *call = call_find(name);
	struct session session;
	char *text;

	if (call == NULL || args == NULL) {
		fail_msg("%s: no such call, or its arguments are none", name);
		return -ERR_INTERNAL;
	}
	f->call = call;
	give_once(f, call, args);
	json_decref(f->reply);
	f->reply = NULL;
	err_clear(&f->err);
	session_init(&session, f->store, &f->clock, login);
	session.mailer = strcmp(login, MAILER) == 0;
	session.bell = f->bell;
	session.ear = f->ear;
	text = session_call(&session, call, args, &f->err);
	session_settle(&session);
	session_release(&session);
	json_decref(args);
	if (text == NULL)
		return -f->err.code;
	f->reply = json_loads(text, 0, NULL);
	assert_non_null(f->reply);
	free(text);
	return 0;
}

int
fixture_call(struct fixture *f, const char *login, const char *call,
    const char *format, ...)
{
	va_list ap;
	json_t *args;

	va_start(ap, format);
	args = json_vpack_ex(NULL, 0, format, ap);
	va_end(ap);
	return call_packed(f, login, call, args);
}

json_t *
fixture_done(struct fixture *f, const char *login, const char *call,
    const char *format, ...)
{
	va_list ap;
	json_t *args;

	va_start(ap, format);
	args = json_vpack_ex(NULL, 0, format, ap);
	va_end(ap);
	if (call_packed(f, login, call, args) < 0)
		fail_msg("%s by %s: %s: %s", call, login, err_name(f->err.code),
		    f->err.text);
	return f->reply;
}

void
fixture_refused(struct fixture *f, enum err_code code, const char *login,
    const char *call, const char *format, ...)
{
	va_list ap;
	json_t *args;
	int rc;

	va_start(ap, format);
	args = json_vpack_ex(NULL, 0, format, ap);
	va_end(ap);
	rc = call_packed(f, login, call, args);
	if (rc != -(int)code)
		fail_msg("%s by %s: %s instead of %s: %s", call, login,
		    rc == 0 ? "done" : err_name(-rc), err_name((int)code),
		    f->err.text == NULL ? "" : f->err.text);
	assert_true(f->err.text[0] != '\0');
}

int
fixture_reasons(const struct fixture *f, const char *code)
{
	const struct reason *why = f->err.why.at;
	int n = 0;

	for (size_t i = 0; i < f->err.why.n; i++)
		n += strcmp(why[i].code, code) == 0;
	return n;
}

json_t *
at(const json_t *json, const char *path)
{
	char name[64];
	size_t n;

	while (*path != '\0' && json != NULL) {
		n = strcspn(path, ".");
		snprintf(name, sizeof name, "%.*s", (int)n, path);
		json = json_object_get(json, name);
		path += n + (path[n] == '.');
	}
	return (json_t *)json;
}

int64_t
number_at(const json_t *json, const char *path)
{
	if (!json_is_integer(at(json, path)))
		fail_msg("there is no number \"%s\"", path);
	return json_integer_value(at(json, path));
}

const char *
text_at(const json_t *json, const char *path)
{
	return json_string_value(at(json, path));
}

size_t
row_count(const struct fixture *f)
{
	return json_array_size(at(f->reply, "rows.data"));
}

/* What stands for a column that was left out: null, if it may be. */
static json_t *
left_out(const struct fixture *f, const char *table, const char *column)
{
	const struct member *m =
	    shape_member(shape_member(f->call->reply, table)->of, column);

	if (m == NULL || !m->optional)
		fail_msg("no column %s", column);
	return json_null();
}

json_t *
cell_of(
    const struct fixture *f, const char *table, size_t row, const char *column)
{
	const json_t *rows = json_object_get(f->reply, table), *name;
	const json_t *data = json_object_get(rows, "data");
	size_t i;

	if (row >= json_array_size(data))
		fail_msg("no row %zu", row);
	json_array_foreach(json_object_get(rows, "columns"), i,
	    name) if (strcmp(json_string_value(name), column) ==
		      0) return json_array_get(json_array_get(data, row), i);
	return left_out(f, table, column);
}

json_t *
cell(const struct fixture *f, size_t row, const char *column)
{
	return cell_of(f, "rows", row, column);
}
