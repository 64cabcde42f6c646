/* SPDX-License-Identifier: MIT */
/* session: the greeting, one round trip to the first paint. */
#ifndef CALL_SESSION_H
#define CALL_SESSION_H

#include "home.h"

struct hello_args {
	int64_t protocol; /* call_protocol() of the client */
	char *lang;       /* "ja", "en": for who has not chosen one */
	bool fixed;       /* lang was asked for: what he chose doesn't count */
	bool first;       /* with the first tab's rows */
};
extern const struct shape hello_args_shape;

/* What the person wants to read from now on, and in his mail. */
struct language_args {
	char *once;
	int lang; /* enum lang */
};
extern const struct shape language_args_shape;

struct language_chosen {
	int lang;
};
extern const struct shape language_chosen_shape;

struct hello {
	char *member, *name, *login;
	bool applicant, supervisor, staff;
	int32_t today;
	int64_t now_at, last_login_at;
	char *zone, *office;
	int lang; /* enum lang: what is spoken on this connection */
	struct badges *badges;
	struct home *home; /* of the first tab, when asked */
};
extern const struct shape hello_shape;

#endif
