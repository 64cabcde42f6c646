/* SPDX-License-Identifier: MIT */
/*
 * export_sheet: lines of cells to a workbook (xlsx), by shorei-sheet.
 *
 * Owns that program while it runs. Refuses to know what a cell means: each is
 * a text, so that nothing in it is run and no number loses its zeros.
 */
#ifndef EXPORT_SHEET_H
#define EXPORT_SHEET_H

#include "export_table.h"

/* *bytes is heap, NULL when it fails. ERR_INVALID says in which line a text
 * or the table is longer than a workbook takes. */
int
export_sheet(
    const struct export_table *, char **bytes, size_t *n, struct err *);

#endif
