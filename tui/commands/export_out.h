/* SPDX-License-Identifier: MIT */
/*
 * export_out: how what a command takes out is written.
 *
 * Owns --format, --encoding and --output, and what is said of the file.
 * Refuses to know what is in it.
 */
#ifndef EXPORT_OUT_H
#define EXPORT_OUT_H

#include <jansson.h>

#include "command.h"
#include "tui/files/export_table.h"

/* In the table of options of such a command. */
#define EXPORT_OUT_OPTIONS                                                     \
	COMMAND_OPTIONS,                                                       \
	    COMMAND_OPTION("format", OPTION_TEXT, format, "FORMAT",            \
		N_("text, json, csv or xlsx; else text.")),                    \
	    COMMAND_OPTION("output", OPTION_TEXT, output, "FILE",              \
		N_("Write into a new file that only you can read.")),          \
	    COMMAND_OPTION("encoding", OPTION_TEXT, encoding, "ENCODING",      \
		N_("Of csv: utf-8 or cp932; else utf-8."))

/* Checks the options, ERR_USAGE. */
int
export_out_read(struct job *, struct err *);
/* --format is JSON: the document is asked for, else the table. */
bool
export_out_json(const struct job *);
/* Each takes what it is given. */
int
export_out_document(struct job *, json_t *, struct err *);
int
export_out_table(struct job *, struct export_table *, struct err *);
/* The file as a sentence names it, heap; NULL: there is nothing to say, or
 * JSON has said how many, as the member `what`. */
char *
export_out_said(const struct job *, const char *what, size_t n);

#endif
