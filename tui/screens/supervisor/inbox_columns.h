/* SPDX-License-Identifier: MIT */
/* inbox_columns: how a row of 症例承認 reads; for inbox.c alone. */
#ifndef INBOX_COLUMNS_H
#define INBOX_COLUMNS_H

#include "tui/widgets/table.h"

extern const struct column inbox_columns[]; /* of struct inbox_row */

#endif
