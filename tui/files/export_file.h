/* SPDX-License-Identifier: MIT */
/*
 * export_file: where an export is written to.
 *
 * Owns making a file that is the person's alone, whole or not at all, and
 * never in the place of another without being asked. Refuses to know what is
 * in it.
 */
#ifndef EXPORT_FILE_H
#define EXPORT_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/err.h"

#define EXPORT_EXISTS "exists" /* code of the warning that asks */

/*
 * Writes all of it into a new file that only its owner reads; without a path,
 * to standard output, which a screen never asks for: "-" is a name here. A file
 * that is there is refused with ERR_CONFIRM unless replace is given, which then
 * takes its place in one step; a link, a folder and a device are never written
 * to (ERR_USAGE). A failure leaves nothing behind.
 */
int
export_file_write(
    const char *path, bool replace, const char *bytes, size_t n, struct err *);

#endif
