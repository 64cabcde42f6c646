/* SPDX-License-Identifier: MIT */
/*
 * calls DIR SUPERVISORS: what calls cost in a society that populate made, in
 * one process and without a wire: the name of each, the median of its
 * microseconds and of the pages that it reads. Under callgrind each call is a
 * dump of its own, with the name of the call. Its requests and decisions stay
 * in DIR.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <valgrind/callgrind.h>

#include "core/call/call.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "core/wire.h"
#include "db/rows.h"
#include "db/session.h"
#include "db/store/sqlite.h"

#define PEOPLE 41   /* asked one after the other: the median of so many */
#define IN_VAIN 100 /* one after the other who have nothing to be requested */

enum { GREET, CASES, INBOX, FACILITY, SUPERVISOR, SEND, VIEW, APPROVE, KINDS };

static const struct {
	const char *label, *call;
} kinds[KINDS] = {
    [GREET] = {"first paint", "session.hello"},
    [CASES] = {"case list", "case.list"},
    [INBOX] = {"inbox", "request.inbox"},
    [FACILITY] = {"facility search", "facility.search"},
    [SUPERVISOR] = {"supervisor search", "supervisor.search"},
    [SEND] = {"request", "request.send"},
    [VIEW] = {"request opened", "request.view"},
    [APPROVE] = {"decision", "request.approve"},
};

static const struct clock clock_of_host = {.frozen = TIME_NONE};
static struct store *store;
static int64_t took[KINDS][PEOPLE], pages[KINDS][PEOPLE];

static int64_t
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000000LL + t.tv_nsec / 1000;
}

/* Pages that were not in its cache since it was last asked. */
static int64_t
pages_read(void)
{
	int now = 0, most = 0;

	sqlite3_db_status(
	    store->db, SQLITE_DBSTATUS_CACHE_MISS, &now, &most, 1);
	return now;
}

/* Carries out one call as that person; its reply, or the end. */
static json_t *
call(int kind, int i, int64_t person, json_t *args)
{
	char *login = heap_printf("p%06lld", (long long)person), *text;
	struct session session;
	struct err err = {0};
	int64_t began;
	json_t *reply;

	session_init(&session, store, &clock_of_host, login);
	pages_read();
	CALLGRIND_ZERO_STATS;
	began = now();
	text = session_call(&session, call_find(kinds[kind].call), args, &err);
	took[kind][i] = now() - began;
	CALLGRIND_DUMP_STATS_AT(kinds[kind].call);
	pages[kind][i] = pages_read();
	if (text == NULL) {
		fprintf(stderr, "calls: %s: %s\n", kinds[kind].call, err.text);
		exit(1);
	}
	reply = json_loads(text, 0, NULL);
	session_release(&session);
	json_decref(args);
	free(login);
	free(text);
	return reply;
}

static void
call_only(int kind, int i, int64_t person, json_t *args)
{
	json_decref(call(kind, i, person, args));
}

/* A number of his that can be requested, and its version; 0: none. */
static int
registered(int64_t person, int64_t *version)
{
	struct slot_row slot;
	struct err err = {0};
	bool is;

	for (int number = 1; number <= 20; number++) {
		if (store_one(store, QUERY_SLOT_FIND,
			ARGS(arg_int(person), arg_text("specialist-new"),
			    arg_int(number)),
			&slot_row_shape, &slot, &err) < 0)
			return 0;
		is = slot.id != INT_NONE && slot.state == STATE_REGISTERED;
		*version = slot.version;
		shape_release(&slot_row_shape, &slot);
		if (is)
			return number;
	}
	return 0;
}

static json_t *
once(json_t *args)
{
	static unsigned n;
	char text[40];

	snprintf(text, sizeof text, "%016llx%016x", (long long)now(), ++n);
	json_object_set_new(args, "once", json_string(text));
	return args;
}

/* A request to the first supervisor, which he opens and approves. */
static void
ask_and_decide(int i, int64_t person, int number, int64_t version)
{
	json_t *sent = call(SEND, i, person,
	    once(json_pack("{s:s, s:s, s:[{s:i, s:I}], s:[s,s,s,s]}",
		"programme", "specialist-new", "to", "P000001", "cases", "slot",
		number, "seen", (json_int_t)version, "confirm", "late_bulk",
		"elsewhere", "hints", "twin")));
	const json_t *row = json_array_get(json_object_get(sent, "rows"), 0);
	json_int_t request =
	    json_integer_value(json_object_get(row, "request"));

	call_only(VIEW, i, 1, json_pack("{s:I}", "request", request));
	call_only(APPROVE, i, 1,
	    once(json_pack("{s:[{s:I, s:i}]}", "requests", "request", request,
		"seen", 1)));
	json_decref(sent);
}

static bool
ask_all(int i, int64_t person)
{
	const char *programme = "specialist-new";
	int64_t version = 0;
	int number = registered(person, &version);

	if (number == 0)
		return false;
	call_only(GREET, i, person,
	    json_pack("{s:i, s:b}", "protocol", call_protocol(), "first", 1));
	call_only(CASES, i, person, json_pack("{s:s}", "programme", programme));
	call_only(INBOX, i, 1, json_object());
	call_only(FACILITY, i, person, json_pack("{s:s}", "query", "若"));
	call_only(SUPERVISOR, i, person,
	    json_pack("{s:s, s:s, s:[{s:i}]}", "query", "すず", "programme",
		programme, "cases", "slot", number));
	ask_and_decide(i, person, number, version);
	return true;
}

static int
compare(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

static int64_t
median(int64_t values[PEOPLE])
{
	qsort(values, PEOPLE, sizeof *values, compare);
	return values[PEOPLE / 2];
}

int
main(int argc, char **argv)
{
	struct err err = {0};
	int64_t person;
	int i = 0, in_vain = 0;

	if (argc != 3) {
		fputs("usage: calls DIR SUPERVISORS\n", stderr);
		return 2;
	}
	setenv("TZ", "Asia/Tokyo", 1);
	i18n_start(NULL, NULL);
	if (store_open(argv[1], &store, &err) < 0) {
		fprintf(stderr, "%s\n", err.text);
		return 1;
	}
	for (person = strtoll(argv[2], NULL, 10) + 1;
	     i < PEOPLE && in_vain < IN_VAIN; person++) {
		in_vain = ask_all(i, person) ? 0 : in_vain + 1;
		i += in_vain == 0;
	}
	if (i < PEOPLE) {
		fputs("calls: too few have a case to be requested\n", stderr);
		return 1;
	}
	for (int kind = 0; kind < KINDS; kind++)
		printf("%s\t%s\t%lld\t%lld\n", kinds[kind].label,
		    kinds[kind].call, (long long)median(took[kind]),
		    (long long)median(pages[kind]));
	store_close(store);
	return 0;
}
