/* SPDX-License-Identifier: MIT */
#include "unfinished.h"

#include "../i18n.h"

#define OPT OPTIONAL_MEMBER
#define PERSON(s) M_INT(s, person, 1, 0)
#define PROGRAMME(s)                                                           \
	M_WORD(s, programme, programme_words, .label = N_("Application"))

SHAPE(unfinished_args, PROGRAMME(unfinished_args),
    M_LINE(unfinished_args, after, 64, OPT));

SHAPE(unfinished_row, PERSON(unfinished_row), M_LINE(unfinished_row, member, 0),
    M_LINE(unfinished_row, name, 0), M_INT(unfinished_row, slots, 0, 0),
    M_INT(unfinished_row, unregistered, 0, 0),
    M_INT(unfinished_row, registered, 0, 0),
    M_INT(unfinished_row, requested, 0, 0),
    M_INT(unfinished_row, approved, 0, 0),
    M_INT(unfinished_row, rejected, 0, 0),
    M_TIME(unfinished_row, last_login_at, OPT),
    M_MANY(unfinished_row, blockers, reason, 0, 0));

SHAPE(unfinished_list, M_TABLE(unfinished_list, rows, unfinished_row),
    M_LINE(unfinished_list, next, 64, OPT));

SHAPE(unfinished_person, PERSON(unfinished_person));

SHAPE(remind_args,
    M_LINE(
	remind_args, once, ONCE_CHARS, .min = ONCE_CHARS, .label = N_("once")),
    PROGRAMME(remind_args),
    M_MANY(remind_args, people, unfinished_person, 1, PAGE_ROWS));

SHAPE(reminded, M_INT(reminded, written, 0, 0), M_INT(reminded, skipped, 0, 0));
