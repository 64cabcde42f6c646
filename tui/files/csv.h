/* SPDX-License-Identifier: MIT */
/*
 * csv: the bytes of a file of comma separated values to lines of cells.
 *
 * Owns encodings, separators, quotes and the counting of lines. Refuses to
 * know what a cell means, and opens no file.
 */
#ifndef TUI_CSV_H
#define TUI_CSV_H

#include <stdbool.h>

#include "core/import.h"

#define CSV_BYTES (16 << 20) /* of a file */
#define CSV_LINE_BYTES 65536 /* of one line's cells together */

/*
 * Would a spreadsheet run the cell: does it begin with = + - @ TAB or CR? So it
 * does behind apostrophes, so that one more of them can be taken away again:
 * the export puts it there, csv_read takes it.
 */
bool
csv_is_formula(const char *cell, size_t bytes);

/*
 * Adds a struct import_line for each line that holds something; the first are
 * the headings. UTF-8 with or without its mark, else CP932; between the cells
 * commas, or semicolons or tabs where the first line has no comma. Characters
 * that no text may hold become IMPORT_FAULT; names are as text_clean_line
 * gives them. ERR_INVALID names the line of what can't be read; the list is
 * the caller's to release either way.
 */
int
csv_read(const char *bytes, size_t n, struct list *lines, struct err *);

#endif
