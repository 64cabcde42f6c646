/* SPDX-License-Identifier: MIT */
/*
 * export_out: how what a command takes out is written.
 *
 * Owns --format, --encoding and --output, and what is said of the file.
 * Refuses to know what is in it.
 */
#ifndef EXPORT_OUT_H
#define EXPORT_OUT_H

#include "command.h"
#include "tui/files/export.h"

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
/* Reads all of it, writes it and says so; what is the member that counts it
 * where that is said in JSON. Releases the export. */
int
export_out(struct job *, struct export *, const char *what, struct err *);

#endif
