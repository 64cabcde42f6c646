/* SPDX-License-Identifier: MIT */
/* cases_print: cases of the list read and handed to the box that prints. */
#ifndef CASES_PRINT_H
#define CASES_PRINT_H

#include "core/call/cases.h"
#include "tui/screen.h"

/* Those that are registered among n rows of one programme's list. */
int
cases_print(struct screen *, int programme, const struct case_row *const *rows,
    size_t n, struct err *);

#endif
