/* SPDX-License-Identifier: MIT */
/* hello: who you are, what is open, and the first screen's rows. */
#include <stdlib.h>
#include <string.h>

#include "core/call/call.h"
#include "core/call/session.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "facts.h"

/* The first tab's page, as after this login. */
static int
first(struct ctx *ctx, struct hello *reply, struct err *err)
{
	const struct nothing args = {0};

	ctx->person.last_login_at = reply->last_login_at;
	reply->home = heap_new(1, sizeof *reply->home);
	shape_init(&home_shape, reply->home);
	return handle_home_show(ctx, &args, reply->home, err);
}

int
handle_hello(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct hello_args *args = a;
	struct hello *reply = r;
	const char *zone = getenv("TZ");
	int rc;

	if (args->protocol != call_protocol())
		return err_set(err, ERR_PROTOCOL,
		    N_("This program and the service are of different "
		       "versions. Please start it again, or tell the "
		       "office."));
	reply->member = heap_dup(ctx->person.member);
	reply->name = heap_dup(ctx->person.name);
	reply->login = heap_dup(ctx->person.login);
	reply->applicant = (ctx->roles & ROLE_APPLICANT) != 0;
	reply->supervisor = (ctx->roles & ROLE_SUPERVISOR) != 0;
	reply->staff = (ctx->roles & ROLE_STAFF) != 0;
	reply->today = ctx->today;
	reply->now_at = ctx->now;
	reply->last_login_at = ctx->person.this_login_at;
	reply->zone = heap_dup(zone == NULL ? "" : zone);
	reply->office = heap_dup(ctx->rules.office);
	reply->lang = words_find(&lang_words, i18n_current());
	rc = facts_badges(ctx, &reply->badges, err);
	if (rc == 0 && args->first)
		rc = first(ctx, reply, err);
	return rc;
}
