/* SPDX-License-Identifier: MIT */
#include "fixture.h"

#include <dirent.h>
#include <setjmp.h>
#include <sqlite3.h>
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
#include "db/index.h"

#define MORNING "2026-06-15T10:00:00+09:00"

static const struct {
	int id;
	const char *member, *name, *kana, *roman, *login;
	bool physician, active, staff;
} people[] = {
    {1, "A1001", "山田 花子", "やまだ はなこ", "Yamada Hanako", "yamada", true,
	true, false},
    {2, "A1002", "鈴木 一郎", "すずき いちろう", "Suzuki Ichiro", "suzuki",
	true, true, false},
    {3, "J0001", "佐々木 恵", "ささき めぐみ", "Sasaki Megumi", "jimu", false,
	true, true},
    {4, "A1004", "小野寺 修", "おのでら おさむ", "Onodera Osamu", "onodera",
	true, true, false},
    {5, "A1005", "小田 文子", "おだ ふみこ", "Oda Fumiko", "oda", true, true,
	false},
    {6, "A1006", "工藤 久美", "くどう くみ", "Kudo Kumi", NULL, true, true,
	false},
    {7, "A1007", "荒木 徹", "あらき とおる", "Araki Toru", "araki", true, false,
	false},
    {8, "A1028", "田中 美咲", "たなか みさき", "Tanaka Misaki", "tanaka", true,
	true, false},
    {9, "A1009", "加藤 進", "かとう すすむ", "Kato Susumu", "kato", false, true,
	false},
    {10, "A1010", "佐藤 明", "さとう あきら", "Sato Akira", "sato", true, true,
	false},
};

static const struct {
	int person;
	const char *kind, *from, *to;
} qualifications[] = {
    {2, "senior", "2024-04-01", "2029-03-31"},
    {4, "senior", "2020-04-01", "2025-05-19"},
    {4, "specialist", "2025-05-20", "2030-03-31"},
    {5, "provisional", "2025-06-01", "2028-03-31"},
    {6, "specialist", "2024-04-01", "2029-03-31"},
    {7, "senior", "2024-04-01", "2029-03-31"},
    {10, "certified_trainer", "2024-04-01", "2029-03-31"},
};

static const struct {
	int id, hospital;
	const char *kind, *from, *to;
} entries[] = {
    {101, 1, "training", "2018-04-01", "2024-03-31"},
    {102, 1, "core", "2024-04-01", "2029-03-31"},
    {201, 2, "affiliated", "2022-04-01", "2026-03-31"},
};

static int32_t
day(const char *text)
{
	int32_t date = DATE_NONE;

	assert_true(date_parse(text, &date));
	return date;
}

static void
run(struct fixture *f, enum query query, const struct arg *args)
{
	if (store_run(f->store, query, args, &f->err) < 0)
		fail_msg("%s: %s", queries[query].name, f->err.text);
}

static void
enter_people(struct fixture *f)
{
	for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
		run(f, QUERY_PERSON_ADD,
		    ARGS(arg_int(people[i].id), arg_text(people[i].member),
			arg_text(people[i].name), arg_text(people[i].kana),
			arg_text(people[i].roman), arg_text("x@example.org"),
			arg_int(people[i].physician), arg_int(people[i].active),
			arg_int(people[i].staff), arg_text(people[i].login)));
	}
	for (size_t i = 0; i < sizeof qualifications / sizeof *qualifications;
	     i++)
		run(f, QUERY_QUALIFICATION_ADD,
		    ARGS(arg_int((int64_t)i + 1),
			arg_int(qualifications[i].person),
			arg_text(qualifications[i].kind),
			arg_date(day(qualifications[i].from)),
			arg_date(day(qualifications[i].to))));
	for (size_t i = 0; i < sizeof people / sizeof *people; i++)
		assert_int_equal(
		    index_person(f->store, people[i].id, &f->err), 0);
}

static void
enter_places(struct fixture *f)
{
	run(f, QUERY_HOSPITAL_ADD,
	    ARGS(arg_int(1), arg_text("みなと総合病院"),
		arg_text("みなとそうごうびょういん")));
	run(f, QUERY_HOSPITAL_ADD,
	    ARGS(arg_int(2), arg_text("潮鳴ホスピス"),
		arg_text("しおなりほすぴす")));
	for (int id = 1; id <= 2; id++)
		assert_int_equal(index_hospital(f->store, id, &f->err), 0);
	for (size_t i = 0; i < sizeof entries / sizeof *entries; i++)
		run(f, QUERY_ACCREDITATION_ADD,
		    ARGS(arg_int(entries[i].id), arg_int(entries[i].hospital),
			arg_text(entries[i].kind),
			arg_date(day(entries[i].from)),
			arg_date(day(entries[i].to))));
	run(f, QUERY_AFFILIATION_ADD,
	    ARGS(arg_int(1), arg_int(2), arg_int(1),
		arg_date(day("2023-04-01")), arg_date(DATE_NONE)));
	run(f, QUERY_AFFILIATION_ADD,
	    ARGS(arg_int(2), arg_int(4), arg_int(1),
		arg_date(day("2019-04-01")), arg_date(DATE_NONE)));
	run(f, QUERY_AFFILIATION_ADD,
	    ARGS(arg_int(3), arg_int(10), arg_int(2),
		arg_date(day("2019-04-01")), arg_date(DATE_NONE)));
}

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
	assert_int_equal(store_begin_write(f->store, &f->err), 0);
	enter_people(f);
	enter_places(f);
	assert_int_equal(store_commit(f->store, &f->err), 0);
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

/* Runs each statement; the first column of the last row seen, or NULL. */
static char *
query(struct fixture *f, const char *sql, va_list ap)
{
	char *text, *found = NULL;
	const char *rest;
	sqlite3_stmt *st;
	sqlite3 *db;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	assert_true(vasprintf(&text, sql, ap) >= 0);
#pragma GCC diagnostic pop
	assert_int_equal(sqlite3_open(f->file, &db), SQLITE_OK);
	sqlite3_busy_timeout(db, 5000);
	for (rest = text; *rest != '\0';) {
		if (sqlite3_prepare_v2(db, rest, -1, &st, &rest) != SQLITE_OK)
			break;
		while (sqlite3_step(st) == SQLITE_ROW) {
			free(found);
			found =
			    heap_dup((const char *)sqlite3_column_text(st, 0));
		}
		if (sqlite3_finalize(st) != SQLITE_OK)
			break;
	}
	if (sqlite3_errcode(db) != SQLITE_OK &&
	    sqlite3_errcode(db) != SQLITE_DONE)
		fail_msg("%s: %s", text, sqlite3_errmsg(db));
	sqlite3_close(db);
	free(text);
	return found;
}

void
fixture_sql(struct fixture *f, const char *sql, ...)
{
	va_list ap;

	va_start(ap, sql);
	free(query(f, sql, ap));
	va_end(ap);
}

int64_t
fixture_number(struct fixture *f, const char *sql, ...)
{
	va_list ap;
	char *text;
	int64_t number;

	va_start(ap, sql);
	text = query(f, sql, ap);
	va_end(ap);
	if (text == NULL) {
		fail_msg("no number: %s", sql);
		return 0;
	}
	number = strtoll(text, NULL, 10);
	free(text);
	return number;
}

char *
fixture_text(struct fixture *f, const char *sql, ...)
{
	va_list ap;
	char *text;

	va_start(ap, sql);
	text = query(f, sql, ap);
	va_end(ap);
	return text;
}

char *
fixture_state(struct fixture *f)
{
	static const char *const tables[] = {"person", "person_name",
	    "hospital", "accreditation", "affiliation", "slot", "draft_item",
	    "revision", "revision_text", "revision_event", "hint", "sending",
	    "request", "request_comment", "done", "outbox", "outbox_case",
	    "qualification", "setting"};
	char *all = heap_dup("");

	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
		char *columns = fixture_text(f,
		    "SELECT group_concat('quote(' || name || ')', "
		    "'||'',''||') FROM pragma_table_info('%s')",
		    tables[i]);
		char *rows = fixture_text(f,
		    "SELECT group_concat(r, ';') FROM (SELECT %s AS r FROM %s"
		    " ORDER BY 1)",
		    columns, tables[i]);
		char *more = heap_printf(
		    "%s%s:%s\n", all, tables[i], rows == NULL ? "" : rows);

		free(all);
		free(columns);
		free(rows);
		all = more;
	}
	return all;
}

/* A report that is valid in specialist-new. */
static const char *const report[][2] = {
    {"facility", "102"},
    {"setting", "team"},
    {"age", "70s"},
    {"sex", "female"},
    {"performance", "3"},
    {"referral", "背部痛の緩和を依頼された。"},
    {"history", "半年前に発症し、化学療法を受けたが進行した。"},
    {"physical", "背部痛NRS 8、不眠。"},
    {"mental", "不安が強い。"},
    {"social", "夫と二人暮らし。"},
    {"spiritual", "「畑に戻りたい」と語る。"},
    {"problems", "#1 神経障害性疼痛\n#2 不眠"},
    {"course", "オピオイドを増量し、鎮痛補助薬を加えた。"},
    {"outcome", "discharged_home"},
    {"discussion", "早期の介入が有用であった。"},
};

static json_t *
change(struct fixture *f, const char *login, int slot, const char *item,
    const char *text)
{
	int64_t seen = fixture_number(f,
	    "SELECT coalesce((SELECT d.version FROM draft_item d"
	    " JOIN slot s ON s.id = d.slot JOIN person p ON p.id = s.person"
	    " WHERE p.login = '%s' AND s.programme = '" NEW "'"
	    " AND s.number = %d AND d.item = '%s'), 0)",
	    login, slot, item);

	return json_pack("{s:s, s:s, s:I}", "item", item, "text", text, "seen",
	    (json_int_t)seen);
}

void
fixture_draft(
    struct fixture *f, const char *login, int slot, const char *period)
{
	int preset = form_preset(PROGRAMME_SPECIALIST, slot);
	char *diagnosis = heap_printf("膵体部癌、多発肝転移（%d）", slot);
	json_t *changes = json_array();

	/* each number is another patient */
	json_array_append_new(
	    changes, change(f, login, slot, "diagnosis", diagnosis));
	free(diagnosis);
	for (size_t i = 0; i < sizeof report / sizeof *report; i++)
		json_array_append_new(changes,
		    change(f, login, slot, report[i][0], report[i][1]));
	json_array_append_new(
	    changes, change(f, login, slot, "period", period));
	json_array_append_new(changes,
	    change(f, login, slot, "category",
		preset == WORD_NONE ? "pain"
				    : words_code(&category_words, preset)));
	fixture_done(f, login, "draft.save", "{s:s, s:i, s:o}", "programme",
	    NEW, "slot", slot, "changes", changes);
}

int64_t
fixture_register(
    struct fixture *f, const char *login, int slot, const char *period)
{
	fixture_draft(f, login, slot, period);
	fixture_done(f, login, "case.register", "{s:s, s:i, s:I, s:[s]}",
	    "programme", NEW, "slot", slot, "seen",
	    (json_int_t)fixture_version(f, login, slot), "confirm",
	    "unchanged");
	return number_at(f->reply, "version");
}

int64_t
fixture_request(
    struct fixture *f, const char *login, int slot, const char *member)
{
	int64_t seen = fixture_register(f, login, slot, PERIOD);

	fixture_done(f, login, "request.send", "{s:s, s:[{s:i, s:I}], s:s}",
	    "programme", NEW, "cases", "slot", slot, "seen", (json_int_t)seen,
	    "to", member);
	return number_at(json_array_get(at(f->reply, "rows"), 0), "request");
}

int64_t
fixture_version(struct fixture *f, const char *login, int slot)
{
	return fixture_number(f,
	    "SELECT coalesce((SELECT s.version FROM slot s JOIN person p"
	    " ON p.id = s.person WHERE p.login = '%s' AND s.number = %d"
	    " AND s.programme = '" NEW "'), 0)",
	    login, slot);
}

const char *
fixture_slot(struct fixture *f, const char *login, int slot)
{
	char *text = fixture_text(f,
	    "SELECT s.state FROM slot s JOIN person p ON p.id = s.person"
	    " WHERE p.login = '%s' AND s.number = %d AND"
	    " s.programme = '" NEW "'",
	    login, slot);
	int state = text == NULL ? STATE_EMPTY : words_find(&state_words, text);

	free(text);
	return words_code(&state_words, state);
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
