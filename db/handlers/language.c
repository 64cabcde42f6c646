/* SPDX-License-Identifier: MIT */
/* language: what a person wants to read; the session speaks it afterwards. */
#include "core/call/session.h"
#include "facts.h"

int
handle_language(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct language_args *args = a;
	struct language_chosen *reply = r;

	reply->lang = args->lang;
	return store_run(ctx->store, QUERY_PERSON_LANG,
	    ARGS(arg_int(ctx->person.id),
		arg_text(words_code(&lang_words, args->lang))),
	    err);
}
