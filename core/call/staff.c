/* SPDX-License-Identifier: MIT */
#include "staff.h"

#define OPT OPTIONAL_MEMBER

SHAPE(office_counts, M_INT(office_counts, waiting, 0, COUNT_MAX + 1),
    M_INT(office_counts, blanks, 0, 0), M_INT(office_counts, notices, 0, 0));

SHAPE(waiting_row, M_INT(waiting_row, request, 1, 0),
    M_WORD(waiting_row, programme, programme_words),
    M_INT(waiting_row, slot, 1, 0),
    M_WORD(waiting_row, category, category_words, OPT),
    M_INT(waiting_row, person, 1, 0), M_LINE(waiting_row, applicant, 0),
    M_LINE(waiting_row, supervisor, 0), M_DATE(waiting_row, requested_on),
    M_INT(waiting_row, days, 0, 0), M_BOOL(waiting_row, opened));

SHAPE(waiting_list, M_TABLE(waiting_list, rows, waiting_row),
    M_LINE(waiting_list, next, 64, OPT));
