/* SPDX-License-Identifier: MIT */
/* home: マイページ, which everybody has. */
#include "core/home.h"
#include "core/call/home.h"
#include "facts.h"

int
handle_home_show(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	struct home *reply = r;

	(void)a;
	reply->greeting =
	    home_greeting(ctx->person.name, ctx->person.last_login_at);
	reply->open_now = home_open_now(&ctx->rules, ctx->today);
	return facts_badges(ctx, &reply->badges, err);
}
