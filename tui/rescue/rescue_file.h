/* SPDX-License-Identifier: MIT */
/*
 * rescue_file: a file of rescued texts on the disk; for rescue.c and
 * rescue_left.c alone. Locked by flock as long as a program has it.
 */
#ifndef RESCUE_FILE_H
#define RESCUE_FILE_H

#include "rescue.h"

#define RESCUE_TEXTS 200 /* of one file */

struct kept_file {
	char *of;
	int64_t kept_at;
	struct list texts; /* of rescued */
};
extern const struct shape kept_file_shape;

/* The folder, made if asked; a descriptor, or -1. */
int
rescue_file_folder(bool make);
/* What is written; heap. */
char *
rescue_file_json(const struct kept_file *);
/*
 * The file as a whole, or as it was before. The descriptor of the new one,
 * locked as the living program's, or -1 with errno.
 */
int
rescue_file_write(int folder, const char *name, const char *text);
/*
 * A file that no running program has, of that service and person. Its
 * descriptor, locked, or -1; only then is there nothing to release.
 */
int
rescue_file_open(
    int folder, const char *name, const char *of, struct kept_file *file);

#endif
