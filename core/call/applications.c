/* SPDX-License-Identifier: MIT */
#include "applications.h"

#include "../i18n.h"

#define SLOT(s) M_INT(s, slot, 1, SLOTS_MAX, .label = N_("Number"))
#define ONCE(s)                                                                \
	M_LINE(s, once, ONCE_CHARS, .min = ONCE_CHARS, .label = N_("once"))
#define PROGRAMME(s) M_WORD(s, programme, programme_words)
#define SEEN(s) M_INT(s, seen, 0, 0)
#define ID(s) M_INT(s, application, 1, 0)
#define YEAR(s, ...) M_INT(s, fiscal_year, 0, 9999, __VA_ARGS__)
#define STATE(s) M_WORD(s, state, application_words)
#define REASON(s, ...)                                                         \
	M_PROSE(s, reason, REASON_LIMIT, .label = N_("Reason"), __VA_ARGS__)
#define OPT OPTIONAL_MEMBER

SHAPE(application_check, PROGRAMME(application_check),
    YEAR(application_check, ), M_INT(application_check, cases, 0, 0),
    M_DATE(application_check, from_on, OPT),
    M_DATE(application_check, to_on, OPT),
    M_MANY(application_check, reasons, reason, 0, 0));

SHAPE(application_submit_args, ONCE(application_submit_args),
    PROGRAMME(application_submit_args),
    M_MANY(application_submit_args, cases, case_seen, 1, SLOTS_MAX));

SHAPE(application_receipt, ID(application_receipt),
    M_LINE(application_receipt, number, 0), PROGRAMME(application_receipt),
    YEAR(application_receipt, ), M_INT(application_receipt, cases, 0, 0),
    M_TIME(application_receipt, submitted_at),
    M_BOOL(application_receipt, mail));

SHAPE(application_row, ID(application_row), M_LINE(application_row, number, 0),
    PROGRAMME(application_row), YEAR(application_row, ),
    M_LINE(application_row, applicant, 0), M_LINE(application_row, member, 0),
    STATE(application_row), M_DATE(application_row, submitted_on),
    M_DATE(application_row, ended_on, OPT));

SHAPE(application_list, M_TABLE(application_list, rows, application_row),
    M_LINE(application_list, next, 64, OPT));

SHAPE(application_page_args, YEAR(application_page_args, OPT),
    M_LINE(application_page_args, after, 64, OPT));

SHAPE(application_args, ID(application_args));

SHAPE(application_case, SLOT(application_case),
    M_WORD(application_case, category, category_words),
    M_INT(application_case, revision, 1, 0),
    M_LINE(application_case, supervisor, 0, OPT),
    M_DATE(application_case, decided_on, OPT),
    M_DATE(application_case, from_on, OPT),
    M_DATE(application_case, to_on, OPT),
    M_LINE(application_case, facility, 0, OPT));

SHAPE(application_view, ID(application_view),
    M_LINE(application_view, number, 0), PROGRAMME(application_view),
    YEAR(application_view, ), M_INT(application_view, version, 0, 0),
    M_LINE(application_view, applicant, 0), M_LINE(application_view, member, 0),
    STATE(application_view), M_TIME(application_view, submitted_at),
    M_DATE(application_view, ended_on, OPT),
    M_PROSE(application_view, reason, 0, OPT),
    M_TABLE(application_view, cases, application_case));

SHAPE(application_review_args, ID(application_review_args),
    SLOT(application_review_args));

SHAPE(application_review, M_LINE(application_review, number, 0),
    PROGRAMME(application_review), SLOT(application_review),
    M_ITEMS(application_review, items),
    M_ONE(application_review, entry, entry, OPT),
    M_MANY(application_review, entries, entry, 0, 0));

SHAPE(application_return_args, ONCE(application_return_args),
    ID(application_return_args), SEEN(application_return_args),
    REASON(application_return_args, .min = 1),
    M_DATE(
	application_return_args, deadline, OPT, .label = N_("Own last day")));

SHAPE(application_close_args, ONCE(application_close_args),
    ID(application_close_args), SEEN(application_close_args),
    M_WORD(application_close_args, result, application_words),
    REASON(application_close_args, OPT));

SHAPE(application_ended, ID(application_ended), STATE(application_ended),
    M_INT(application_ended, version, 0, 0));
