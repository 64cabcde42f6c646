/* SPDX-License-Identifier: MIT */
/* audit: 監査記録, searched and held against its own chain. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/call/audit.h"
#include "core/heap.h"
#include "core/text.h"
#include "db/audit.h"
#include "facts.h"

#define BEHIND_ALL "\xF4\x8F\xBF\xBF" /* U+10FFFF */
#define WALK_ROWS 20000               /* in one call */

/* What is asked, as the queries take it. */
struct asked {
	int64_t person;
	const char *call, *subject;
	char *subject_end;
	int64_t from_at, to_at;
};

/* A member number that nobody has is nobody's audit. */
static int
find_person(struct ctx *ctx, const char *member, int64_t *id, struct err *err)
{
	struct person_row person;
	char *number;
	int rc;

	*id = INT_NONE;
	if (member == NULL)
		return 0;
	number = text_ascii_digits(member);
	rc = store_one(ctx->store, QUERY_PERSON_BY_MEMBER,
	    ARGS(arg_text(number)), &person_row_shape, &person, err);
	if (rc == 1)
		*id = person.id;
	else if (rc == 0)
		rc = err_set(err, ERR_NOT_FOUND,
		    N_("There is no member with the number %s."), number);
	free(number);
	shape_release(&person_row_shape, &person);
	return rc < 0 ? rc : 0;
}

/* Begins where the fewest rows are. */
static enum query
query_for(const struct asked *asked)
{
	if (asked->subject != NULL)
		return QUERY_AUDIT_BY_SUBJECT;
	if (asked->person != INT_NONE)
		return QUERY_AUDIT_BY_PERSON;
	if (asked->from_at != INT_NONE)
		return QUERY_AUDIT_BY_DAY;
	return asked->call != NULL ? QUERY_AUDIT_BY_CALL : QUERY_AUDIT_PAGE;
}

static int
read_page(struct ctx *ctx, const struct audit_list_args *args,
    const struct asked *asked, struct audit_list *reply, struct err *err)
{
	struct audit_shown *rows;
	int rc = store_rows(ctx->store, query_for(asked),
	    ARGS(arg_int(args->after == NULL ? INT_NONE
					     : strtoll(args->after, NULL, 10)),
		arg_int(asked->person), arg_text(asked->call),
		arg_int(asked->from_at), arg_int(asked->to_at),
		arg_text(asked->subject), arg_text(asked->subject_end),
		arg_int(PAGE_ROWS + 1)),
	    &audit_shown_shape, &reply->rows, err);

	rows = reply->rows.at;
	if (rc == 0 && reply->rows.n > PAGE_ROWS) {
		shape_release(&audit_shown_shape, &rows[--reply->rows.n]);
		reply->next =
		    heap_printf("%lld", (long long)rows[reply->rows.n - 1].id);
	}
	return rc;
}

int
handle_audit_list(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct audit_list_args *args = a;
	struct asked asked = {.call = args->call,
	    .subject = args->subject,
	    .from_at = INT_NONE,
	    .to_at = INT_NONE};
	int rc = find_person(ctx, args->member, &asked.person, err);

	if (args->day != DATE_NONE) {
		asked.from_at = date_start(args->day);
		asked.to_at = date_start(args->day + 1);
	}
	if (args->subject != NULL)
		asked.subject_end = heap_printf("%s" BEHIND_ALL, args->subject);
	if (rc == 0)
		rc = read_page(ctx, args, &asked, r, err);
	free(asked.subject_end);
	return rc;
}

int
handle_audit_check(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct audit_check_args *args = a;
	struct audit_check *reply = r;
	struct audit_walk walk = {
	    .rows = args->row, .head = DIGEST_START, .kept = -1};
	int rc;

	if (args->row > 0 && args->head != NULL &&
	    strlen(args->head) < sizeof walk.head)
		snprintf(walk.head, sizeof walk.head, "%s", args->head);
	rc = audit_walk_on(ctx->store, WALK_ROWS, &walk, &reply->done, err);
	reply->row = walk.rows;
	reply->head = heap_dup(walk.head);
	if (rc == -ERR_INVALID) {
		/* what is wrong is the answer, no refusal */
		reply->wrong = heap_dup(err->text);
		reply->done = true;
		err_clear(err);
		rc = 0;
	}
	return rc;
}
