/* SPDX-License-Identifier: MIT */
#include "session.h"

#include "../i18n.h"

#define OPT OPTIONAL_MEMBER

SHAPE(hello_args, M_INT(hello_args, protocol, 0, 0),
    M_LINE(hello_args, lang, 16, OPT), M_BOOL(hello_args, fixed, OPT),
    M_BOOL(hello_args, first, OPT));

SHAPE(language_args,
    M_LINE(language_args, once, ONCE_CHARS, .min = ONCE_CHARS,
	.label = N_("once")),
    M_WORD(language_args, lang, lang_words));

SHAPE(language_chosen, M_WORD(language_chosen, lang, lang_words));

SHAPE(hello, M_LINE(hello, member, 0), M_LINE(hello, name, 0),
    M_LINE(hello, login, 0, OPT), M_BOOL(hello, applicant),
    M_BOOL(hello, supervisor), M_BOOL(hello, staff), M_DATE(hello, today),
    M_TIME(hello, now_at), M_TIME(hello, last_login_at, OPT),
    M_LINE(hello, zone, 0), M_LINE(hello, office, 0),
    M_WORD(hello, lang, lang_words), M_ONE(hello, badges, badges),
    M_ONE(hello, home, home, OPT));
