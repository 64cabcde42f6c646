/* SPDX-License-Identifier: MIT */
/* cases_columns: the columns of the case list, as the seed names them. */
#ifndef CASES_COLUMNS_H
#define CASES_COLUMNS_H

#include "tui/widgets/table.h"

/* Of struct case_row: with approval, and of programmes that need none. */
extern const struct column cases_columns[];
extern const struct column cases_plain_columns[];
int64_t
cases_row_id(const void *row);

#endif
