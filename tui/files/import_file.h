/* SPDX-License-Identifier: MIT */
/*
 * import_file: a file of the 事務局 on its way to the service, for the command
 * and the screen. Owns reading it, and its parts on the wire; what is in it
 * the service judges.
 */
#ifndef IMPORT_FILE_H
#define IMPORT_FILE_H

#include "core/call/call.h"
#include "core/call/cases.h"
#include "core/call/import.h"

struct import_file {
	enum import kind;
	struct list lines; /* of import_line, the headings first */
	char id[ONCE_CHARS + 1];
};

/* A descriptor of a file to be read, or a negative code. */
int
import_file_open(const char *path, struct err *);
/* Reads all of a descriptor, which stays open. import_file_release follows,
 * also after a failure. */
int
import_file_read(struct import_file *, enum import, int fd, struct err *);
void
import_file_release(struct import_file *);

/* Hands it over and asks what it would change; *reply is the caller's. */
int
import_file_check(struct import_file *file, call_way *call, void *who,
    struct import_checked *reply, struct err *err);
/* Has it written; a repeat does it once. */
int
import_file_write(struct import_file *file, call_way *call, void *who,
    struct import_checked *reply, struct err *err);

#endif
