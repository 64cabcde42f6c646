/* SPDX-License-Identifier: MIT */
/* decision: what a supervisor says of a request, for tests. */
#ifndef DECISION_H
#define DECISION_H

#include "fixture.h"

/* The arguments of request.approve and request.reject. */
#define APPROVE(request_, seen_)                                               \
	"{s:[{s:I, s:I}]}", "requests", "request", (json_int_t)(request_),     \
	    "seen", (json_int_t)(seen_)
#define REJECT(request_, seen_, comment_)                                      \
	"{s:I, s:I, s:s}", "request", (json_int_t)(request_), "seen",          \
	    (json_int_t)(seen_), "comment", comment_
#define REJECT_ITEM(request_, item_, text_)                                    \
	"{s:I, s:i, s:[{s:s, s:s}]}", "request", (json_int_t)(request_),       \
	    "seen", 1, "comments", "item", item_, "text", text_

/* Refused, and nothing but the audit has changed. */
#define unchanged(f, call)                                                     \
	do {                                                                   \
		char *before_ = fixture_state(f);                              \
		call;                                                          \
		fixture_unchanged(f, before_);                                 \
	} while (0)

#endif
