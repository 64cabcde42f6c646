/* SPDX-License-Identifier: MIT */
#include "taken.h"

#include "../i18n.h"

#define OPT OPTIONAL_MEMBER
#define YEAR(s, ...)                                                           \
	M_INT(s, fiscal_year, 1, 9999, .label = N_("Fiscal year"), __VA_ARGS__)
#define LINE(s, m) M_LINE(s, m, 0)

SHAPE(take_args,
    M_LINE(take_args, once, ONCE_CHARS, .min = ONCE_CHARS, .label = N_("once")),
    M_WORD(take_args, list, taken_list_words, .label = N_("List")),
    YEAR(take_args, OPT));

SHAPE(taken_args, YEAR(taken_args, ), M_LINE(taken_args, after, 64, OPT));

SHAPE(taken_request, M_INT(taken_request, request, 1, 0),
    M_WORD(taken_request, programme, programme_words),
    M_INT(taken_request, slot, 1, 0),
    M_WORD(taken_request, category, category_words, OPT),
    LINE(taken_request, member), LINE(taken_request, applicant),
    LINE(taken_request, supervisor_member), LINE(taken_request, supervisor),
    M_WORD(taken_request, state, phase_words),
    M_DATE(taken_request, requested_on), M_DATE(taken_request, decided_on, OPT),
    M_WORD(taken_request, source, source_words, OPT),
    M_DATE(taken_request, received_on, OPT));

SHAPE(taken_requests, M_TABLE(taken_requests, rows, taken_request),
    M_LINE(taken_requests, next, 64, OPT));

SHAPE(taken_credit, LINE(taken_credit, supervisor_member),
    LINE(taken_credit, supervisor), LINE(taken_credit, member),
    LINE(taken_credit, applicant), M_INT(taken_credit, cases, 0, 0),
    M_INT(taken_credit, hundredths, 0, 0, OPT));

SHAPE(taken_credits, M_TABLE(taken_credits, rows, taken_credit),
    M_LINE(taken_credits, next, 64, OPT));
