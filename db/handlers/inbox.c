/* SPDX-License-Identifier: MIT */
/* inbox: what a supervisor is asked, and one request opened. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/call/requests.h"
#include "core/heap.h"
#include "hints.h"
#include "inbox.h"
#include "judge.h"

/* A key of a page: which half of the inbox, and after which request. */
struct key {
	char half; /* 'w' waiting, 'd' decided */
	int64_t after;
};

static struct key
key_parse(const char *text)
{
	struct key key = {'w', INT_NONE};
	char *end;

	if (text == NULL || (text[0] != 'w' && text[0] != 'd'))
		return key;
	key.half = text[0];
	if (text[1] == '\0')
		return key;
	key.after = strtoll(text + 1, &end, 10);
	if (*end != '\0')
		key.after = INT_NONE;
	return key;
}

/* Cuts what was read beyond the page and says where to go on. */
static bool
cut(struct inbox *reply, char half)
{
	struct inbox_row *rows = reply->rows.at;

	if (reply->rows.n <= PAGE_ROWS)
		return false;
	while (reply->rows.n > PAGE_ROWS)
		shape_release(&inbox_row_shape, &rows[--reply->rows.n]);
	reply->next =
	    heap_printf("%c%lld", half, (long long)rows[PAGE_ROWS - 1].request);
	return true;
}

static int
decided(struct ctx *ctx, int64_t after, struct inbox *reply, struct err *err)
{
	int32_t year =
	    date_make(date_fiscal_year(ctx->today), 4, 1); /* this one's */
	size_t before = reply->rows.n;
	int rc = store_rows(ctx->store, QUERY_INBOX_DECIDED,
	    ARGS(arg_int(ctx->person.id), arg_int(after),
		arg_int(date_start(year)), arg_int(PAGE_ROWS + 1)),
	    &inbox_row_shape, &reply->rows, err);

	/* a page that ends with the waiting ones goes on with the decided */
	if (cut(reply, 'd') && before == PAGE_ROWS) {
		free(reply->next);
		reply->next = heap_dup("d");
	}
	return rc;
}

int
inbox_page(
    struct ctx *ctx, const char *after, struct inbox *reply, struct err *err)
{
	struct key key = key_parse(after);
	int rc = facts_badges(ctx, &reply->badges, err);

	if (rc == 0 && key.half == 'w') {
		rc = store_rows(ctx->store, QUERY_INBOX_WAITING,
		    ARGS(arg_int(ctx->person.id), arg_int(key.after),
			arg_date(ctx->today), arg_int(PAGE_ROWS + 1)),
		    &inbox_row_shape, &reply->rows, err);
		if (rc < 0 || cut(reply, 'w'))
			return rc;
		key.after = INT_NONE;
	}
	if (rc == 0)
		rc = decided(ctx, key.after, reply, err);
	return rc;
}

int
handle_request_inbox(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct page_args *args = a;

	return inbox_page(ctx, args->after, r, err);
}

int
inbox_request(
    struct ctx *ctx, int64_t id, struct request_row *request, struct err *err)
{
	size_t used = strlen(ctx->subject);
	int rc;

	snprintf(ctx->subject + used, sizeof ctx->subject - used,
	    "%srequest %lld", used == 0 ? "" : ", ", (long long)id);
	rc = store_one(ctx->store, QUERY_REQUEST_BY_ID, ARGS(arg_int(id)),
	    &request_row_shape, request, err);
	if (rc < 0)
		return rc;
	/* somebody else's answers like an absent one */
	if (rc == 0 || request->supervisor != ctx->person.id)
		return err_set(err, ERR_NOT_FOUND,
		    N_("There is no request %lld."), (long long)id);
	return 0;
}

bool
inbox_readable(int phase)
{
	return phase == PHASE_REQUESTED || phase == PHASE_APPROVED ||
	       phase == PHASE_REJECTED;
}

static int
earlier(struct ctx *ctx, const struct request_row *request,
    struct request_view *reply, struct err *err)
{
	struct list rows = {0};
	struct earlier_row *row;
	struct earlier *one;
	int rc = store_rows(ctx->store, QUERY_REQUEST_EARLIER,
	    ARGS(arg_int(request->revision), arg_int(request->id)),
	    &earlier_row_shape, &rows, err);

	row = rows.at;
	for (size_t i = 0; rc == 0 && i < rows.n; i++) {
		one = shape_add(&earlier_shape, &reply->earlier);
		one->request = row[i].request;
		one->state = row[i].state;
		one->decided_on = row[i].decided_on;
		one->supervisor = heap_dup(row[i].supervisor);
		rc = store_rows(ctx->store, QUERY_COMMENT_LIST,
		    ARGS(arg_int(row[i].request)), &comment_shape,
		    &one->comments, err);
	}
	shape_list_release(&earlier_row_shape, &rows);
	return rc;
}

/* What he saw otherwise when he last opened this report: in this number, or
 * in the one that it was copied from. */
static int
before(struct ctx *ctx, const struct request_row *request,
    struct request_view *reply, struct err *err)
{
	struct id_row last;
	struct items seen = {0};
	int rc = store_one(ctx->store, QUERY_REQUEST_OPENED_BEFORE,
	    ARGS(arg_int(request->revision), arg_int(request->supervisor),
		arg_int(request->id)),
	    &id_row_shape, &last, err);

	if (rc <= 0)
		return rc;
	rc = facts_items(ctx, last.id, &seen, err);
	for (int i = 0; rc == 0 && i < ITEM_COUNT; i++) {
		enum form_item item = (enum form_item)i;

		if (strcmp(items_text(&seen, item),
			items_text(&reply->items, item)) != 0)
			items_set(
			    &reply->before, item, items_text(&seen, item));
	}
	if (rc == 0 && reply->before.text[ITEM_FACILITY] != NULL)
		rc = facts_place_more(
		    ctx, &seen, reply->entry, &reply->entries, err);
	items_release(&seen);
	return rc;
}

static int
report(struct ctx *ctx, const struct request_row *request,
    struct request_view *reply, struct err *err)
{
	struct facts_place place = {0};
	int rc = facts_items(ctx, request->revision, &reply->items, err);

	if (rc == 0)
		rc = facts_place(ctx, &reply->items, &place, err);
	if (rc == 0) {
		facts_place_reply(&place, &reply->entry, &reply->entries);
		report_check((enum programme)request->programme,
		    form_preset(
			(enum programme)request->programme, request->number),
		    &reply->items, &place.place, &ctx->rules, &reply->findings);
		rc = store_rows(ctx->store, QUERY_COMMENT_LIST,
		    ARGS(arg_int(request->id)), &comment_shape,
		    &reply->comments, err);
	}
	if (rc == 0)
		rc = hints_find(ctx, request->slot, &reply->items, &place.place,
		    &reply->hints, err);
	facts_place_release(&place);
	if (rc == 0)
		rc = earlier(ctx, request, reply, err);
	if (rc == 0)
		rc = before(ctx, request, reply, err);
	return rc;
}

static void
head(const struct request_row *request, struct request_view *reply)
{
	reply->request = request->id;
	reply->programme = request->programme;
	reply->slot = request->number;
	reply->state = request->state;
	reply->version = request->version;
	reply->applicant = heap_dup(request->applicant_name);
	reply->member = heap_dup(request->member);
	reply->requested_on = request->requested_on;
	reply->decided_on = request->decided_on;
	reply->reason = heap_dup(request->reason);
}

int
handle_request_view(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct request_view_args *args = a;
	struct request_view *reply = r;
	struct request_row request;
	int rc = inbox_request(ctx, args->request, &request, err);

	if (rc == 0)
		head(&request, reply);
	if (rc == 0 && inbox_readable(request.state)) {
		reply->message = heap_dup(request.message);
		rc = report(ctx, &request, reply, err);
	}
	if (rc == 0 && request.state == PHASE_REQUESTED)
		rc = store_run(ctx->store, QUERY_REQUEST_OPEN,
		    ARGS(arg_int(request.id), arg_int(ctx->now)), err);
	shape_release(&request_row_shape, &request);
	return rc;
}
