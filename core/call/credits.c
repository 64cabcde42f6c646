/* SPDX-License-Identifier: MIT */
#include "credits.h"

#define OPT OPTIONAL_MEMBER

SHAPE(credits_args, M_INT(credits_args, fiscal_year, 1, 9999, OPT));

SHAPE(credit, M_INT(credit, fiscal_year, 1, 9999), M_LINE(credit, applicant, 0),
    M_LINE(credit, member, 0), M_INT(credit, cases, 0, 0),
    M_INT(credit, hundredths, 0, 0, OPT));

SHAPE(credits, M_TABLE(credits, rows, credit));

SHAPE(approved_args, M_INT(approved_args, fiscal_year, 1, 9999),
    M_LINE(approved_args, after, 64, OPT));

SHAPE(approved_row, M_INT(approved_row, request, 1, 0));

SHAPE(approved, M_TABLE(approved, rows, approved_row),
    M_LINE(approved, next, 0, OPT));
