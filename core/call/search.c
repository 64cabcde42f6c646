/* SPDX-License-Identifier: MIT */
#include "search.h"

#include "../i18n.h"

#define OPT OPTIONAL_MEMBER
#define QUERY(s) M_LINE(s, query, 100, .label = N_("Search"))

SHAPE(facility_search_args, QUERY(facility_search_args),
    M_DATE(facility_search_args, from, OPT),
    M_DATE(facility_search_args, to, OPT));

SHAPE(facility_list, M_TABLE(facility_list, rows, entry),
    M_BOOL(facility_list, more));

SHAPE(
    case_number, M_INT(case_number, slot, 1, SLOTS_MAX, .label = N_("Number")));

SHAPE(supervisor_search_args, QUERY(supervisor_search_args),
    M_WORD(supervisor_search_args, programme, programme_words, OPT),
    M_MANY(supervisor_search_args, cases, case_number, 0, SLOTS_MAX, OPT));

SHAPE(supervisor_row, M_LINE(supervisor_row, member, 0),
    M_LINE(supervisor_row, name, 0), M_LINE(supervisor_row, kana, 0),
    M_WORD(supervisor_row, kind, qualification_words),
    M_LINE(supervisor_row, facility, 0, OPT), M_DATE(supervisor_row, from_on),
    M_DATE(supervisor_row, to_on, OPT), M_BOOL(supervisor_row, mail),
    M_BOOL(supervisor_row, eligible),
    M_MANY(supervisor_row, reasons, reason, 0, 0));

SHAPE(supervisor_list, M_TABLE(supervisor_list, rows, supervisor_row),
    M_BOOL(supervisor_list, more));
