/* SPDX-License-Identifier: MIT */
/*
 * window: 期間 as the office keeps it. What is set holds from the next call
 * of everybody on: the rules are read in each transaction.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/call/people.h"
#include "core/call/requests.h"
#include "core/call/windows.h"
#include "core/credits.h"
#include "core/heap.h"
#include "core/text.h"
#include "facts.h"
#include "keep.h"

#define CODE "window"

static int64_t
year_of(const struct ctx *ctx, int64_t asked)
{
	return asked == INT_NONE ? date_fiscal_year(ctx->today) : asked;
}

static int
read_version(struct ctx *ctx, int64_t *version, struct err *err)
{
	struct version_row row = {0};
	int rc = store_one(ctx->store, QUERY_WINDOW_VERSION, NO_ARGS,
	    &version_row_shape, &row, err);

	*version = row.version;
	return rc < 0 ? rc : 0;
}

static int
read_units(struct ctx *ctx, struct window_page *page, struct err *err)
{
	struct list units = {0};
	int rc = store_rows(
	    ctx->store, QUERY_UNIT_LIST, NO_ARGS, &unit_shape, &units, err);
	const struct unit *unit = units.at;

	for (size_t i = 0; rc == 0 && i < units.n; i++)
		if (unit[i].fiscal_year == page->fiscal_year)
			page->units = unit[i].hundredths;
	shape_list_release(&unit_shape, &units);
	return rc;
}

int
handle_window_list(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct year_args *args = a;
	struct window_page *reply = r;
	const struct rules *rules = &ctx->rules;
	int rc = read_version(ctx, &reply->version, err);

	reply->fiscal_year = year_of(ctx, args->fiscal_year);
	if (rc == 0)
		rc = store_rows(ctx->store, QUERY_WINDOW_OF_YEAR,
		    ARGS(arg_int(reply->fiscal_year)), &window_kept_shape,
		    &reply->rows, err);
	if (rc == 0)
		rc = read_units(ctx, reply, err);
	if (rules->office_set)
		reply->office = heap_dup(rules->office);
	reply->accredited_specialist = rules->accredited[PROGRAMME_SPECIALIST];
	reply->accredited_certified = rules->accredited[PROGRAMME_CERTIFIED];
	reply->accredited_transfer = rules->accredited[PROGRAMME_TRANSFER];
	return rc;
}

static int
invalid(struct err *err, const char *member, const char *msgid)
{
	reason_add_text(&err->why, CODE, member, INT_NONE, gettext(msgid));
	return err_text(err, ERR_INVALID, gettext(msgid));
}

static int
check_period(
    struct ctx *ctx, const struct window_set_args *args, struct err *err)
{
	const struct period period = {
	    args->fiscal_year, args->from_on, args->to_on};
	struct list others = {0};
	int rc = store_rows(ctx->store, QUERY_WINDOW_YEARS,
	    ARGS(arg_word(&programme_words, args->programme),
		arg_word(&window_words, args->kind)),
	    &period_shape, &others, err);

	if (rc == 0)
		rc = period_check((enum programme)args->programme,
		    (enum window)args->kind, &period, others.at, others.n, err);
	shape_list_release(&period_shape, &others);
	return rc;
}

/* The page is as it was seen, and counts one more. */
static int
touch(struct ctx *ctx, int64_t seen, struct window_written *written,
    struct err *err)
{
	written->version = seen + 1;
	return store_run(ctx->store, QUERY_WINDOW_TOUCH,
	    ARGS(arg_int(seen), arg_int(seen + 1)), err);
}

int
handle_window_set(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct window_set_args *args = a;
	const struct arg programme =
	    arg_word(&programme_words, args->programme);
	const struct arg kind = arg_word(&window_words, args->kind);
	int rc;

	snprintf(ctx->subject, sizeof ctx->subject, "%s %s %lld",
	    words_code(&programme_words, args->programme),
	    words_code(&window_words, args->kind),
	    (long long)args->fiscal_year);
	rc = check_period(ctx, args, err);
	if (rc == 0)
		rc = touch(ctx, args->seen, r, err);
	if (rc < 0)
		return rc;
	if (args->from_on == DATE_NONE)
		return store_run(ctx->store, QUERY_WINDOW_DROP,
		    ARGS(programme, kind, arg_int(args->fiscal_year)), err);
	return store_run(ctx->store, QUERY_WINDOW_SET,
	    ARGS(programme, kind, arg_int(args->fiscal_year),
		arg_date(args->from_on), arg_date(args->to_on)),
	    err);
}

int
handle_unit_set(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct unit_set_args *args = a;
	int rc = touch(ctx, args->seen, r, err);

	snprintf(ctx->subject, sizeof ctx->subject, "units %lld",
	    (long long)args->fiscal_year);
	if (rc < 0)
		return rc;
	if (args->units == INT_NONE)
		return store_run(ctx->store, QUERY_UNIT_DROP,
		    ARGS(arg_int(args->fiscal_year)), err);
	return store_run(ctx->store, QUERY_UNIT_PUT,
	    ARGS(arg_int(args->fiscal_year), arg_int(args->units)), err);
}

static int
set(struct ctx *ctx, const char *name, const char *value, struct err *err)
{
	return store_run(ctx->store, QUERY_SETTING_SET,
	    ARGS(arg_text(name), arg_text(value)), err);
}

int
handle_setting_set(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct setting_set_args *args = a;
	const bool accredited[PROGRAMME_COUNT] = {
	    [PROGRAMME_SPECIALIST] = args->accredited_specialist,
	    [PROGRAMME_CERTIFIED] = args->accredited_certified,
	    [PROGRAMME_TRANSFER] = args->accredited_transfer};
	char programmes[256] = "";
	int rc;

	snprintf(ctx->subject, sizeof ctx->subject, "settings");
	if (text_blank(args->office))
		return invalid(err, "office",
		    N_("Please say how the office is reached; sentences "
		       "everywhere name it."));
	for (int i = 0; i < PROGRAMME_COUNT; i++)
		if (accredited[i])
			snprintf(programmes + strlen(programmes),
			    sizeof programmes - strlen(programmes), "%s ",
			    words_code(&programme_words, i));
	rc = touch(ctx, args->seen, r, err);
	if (rc == 0)
		rc = set(ctx, "office", args->office, err);
	if (rc == 0)
		rc = set(ctx, "accredited_programmes", programmes, err);
	return rc;
}

/* --- One person's own last day -------------------------------------------- */

/* Where a page begins: after which person, programme and window. */
struct from {
	int64_t person;
	char programme[32], kind[32];
};

static int
read_from(const char *text, struct from *from)
{
	char *rest;

	from->person = strtoll(text, &rest, 10);
	return sscanf(rest, " %31s %31s", from->programme, from->kind) == 2
		   ? 0
		   : -1;
}

int
handle_deadline_list(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct deadline_page_args *args = a;
	struct deadline_list *reply = r;
	struct from from = {0, "", ""};
	struct deadline_row *rows, *last;
	int rc;

	reply->fiscal_year = year_of(ctx, args->fiscal_year);
	if (args->after != NULL && read_from(args->after, &from) < 0)
		return err_set(err, ERR_NOT_FOUND, NULL);
	rc = store_rows(ctx->store, QUERY_DEADLINE_PAGE,
	    ARGS(arg_int(reply->fiscal_year), arg_int(from.person),
		arg_text(from.programme), arg_text(from.kind),
		arg_int(PAGE_ROWS + 1)),
	    &deadline_row_shape, &reply->rows, err);
	rows = reply->rows.at;
	if (rc == 0 && reply->rows.n > PAGE_ROWS) {
		shape_release(&deadline_row_shape, &rows[--reply->rows.n]);
		last = &rows[reply->rows.n - 1];
		reply->next = heap_printf("%lld %s %s", (long long)last->person,
		    words_code(&programme_words, last->programme),
		    words_code(&window_words, last->kind));
	}
	return rc;
}

/* The window whose last day it is in place of; it must be set. */
static int
check_window(
    struct ctx *ctx, const struct deadline_set_args *args, struct err *err)
{
	struct list rows = {0};
	int rc = store_rows(ctx->store, QUERY_WINDOW_OF_YEAR,
	    ARGS(arg_int(args->fiscal_year)), &window_kept_shape, &rows, err);
	const struct window_kept *row = rows.at, *found = NULL;

	for (size_t i = 0; rc == 0 && i < rows.n; i++)
		if (row[i].programme == args->programme &&
		    row[i].kind == args->kind)
			found = &row[i];
	if (rc == 0 && !period_exists((enum programme)args->programme,
			   (enum window)args->kind))
		rc = invalid(err, "kind",
		    N_("This application needs no approval by a supervisor: it "
		       "has no such period."));
	else if (rc == 0 && found == NULL)
		rc = invalid(err, "kind",
		    N_("This period has no last day in that year: please set "
		       "it first."));
	else if (rc == 0 && args->to_on != DATE_NONE &&
		 args->to_on < found->from_on)
		rc = invalid(err, "to_on",
		    N_("The last day is before the period begins."));
	shape_list_release(&window_kept_shape, &rows);
	return rc;
}

static int
write_deadline(
    struct ctx *ctx, const struct deadline_set_args *args, struct err *err)
{
	const struct arg programme =
	    arg_word(&programme_words, args->programme);
	const struct arg kind = arg_word(&window_words, args->kind);

	if (args->to_on == DATE_NONE)
		return store_run(ctx->store, QUERY_DEADLINE_DROP,
		    ARGS(arg_int(args->person), programme, kind,
			arg_int(args->fiscal_year)),
		    err);
	return store_run(ctx->store, QUERY_APPLICATION_DEADLINE,
	    ARGS(arg_int(args->person), programme, kind,
		arg_int(args->fiscal_year), arg_date(args->to_on),
		arg_text(args->reason), arg_int(ctx->person.id),
		arg_int(ctx->now)),
	    err);
}

int
handle_deadline_set(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct deadline_set_args *args = a;
	struct member_row row;
	int rc;

	shape_init(&member_row_shape, &row);
	rc = keep_begin(ctx, args->person, args->seen, &row, err);
	if (rc == 0 && text_blank(args->reason))
		rc = invalid(err, "reason", N_("Please say why; it is kept."));
	if (rc == 0)
		rc = check_window(ctx, args, err);
	if (rc == 0)
		rc = write_deadline(ctx, args, err);
	if (rc == 0)
		rc = keep_end(ctx, &row, r, err);
	shape_release(&member_row_shape, &row);
	return rc;
}
