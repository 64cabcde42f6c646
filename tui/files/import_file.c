/* SPDX-License-Identifier: MIT */
#include "import_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"
#include "csv.h"
#include "tui/client.h"

#define LINE_EXTRA 32                  /* bytes of a line besides its cells */
#define PART_BYTES (WIRE_BYTES - 4096) /* the rest is for the envelope */

/* In our words: those of the C library are in the host's language. */
static int
unreadable(const char *path, struct err *err)
{
	int was = errno;
	char *said = text_clean_line(path, strlen(path));

	if (was == ENOENT)
		err_set(err, ERR_USAGE,
		    N_("There is no file %s. Please check its name."), said);
	else if (was == EACCES)
		err_set(
		    err, ERR_USAGE, N_("You may not read the file %s."), said);
	else
		err_set(err, ERR_USAGE, N_("The file %s can't be read: %s."),
		    said, strerror(was));
	free(said);
	return -err->code;
}

int
import_file_open(const char *path, struct err *err)
{
	/* a pipe that nobody writes into must not hold the screen */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

	if (fd < 0)
		return unreadable(path, err);
	fcntl(fd, F_SETFL, 0);
	return fd;
}

/* All of it, heap; NULL with err set. */
static char *
read_all(int fd, size_t *n, struct err *err)
{
	char *bytes = heap_new(CSV_BYTES + 1, 1);
	ssize_t k = -1;

	for (*n = 0; *n <= CSV_BYTES; *n += (size_t)k) {
		k = read(fd, bytes + *n, CSV_BYTES + 1 - *n);
		if (k <= 0)
			break;
	}
	if (k == 0)
		return bytes;
	free(bytes);
	if (k < 0)
		err_set(err, ERR_USAGE, N_("The file can't be read: %s."),
		    strerror(errno));
	else
		err_set(err, ERR_LIMIT,
		    N_("The file has more than %d MiB; please divide it."),
		    CSV_BYTES >> 20);
	return NULL;
}

int
import_file_read(
    struct import_file *file, enum import kind, int fd, struct err *err)
{
	size_t n;
	char *bytes;
	int rc;

	*file = (struct import_file){.kind = kind};
	client_once(file->id);
	bytes = read_all(fd, &n, err);
	if (bytes == NULL)
		return -err->code;
	rc = csv_read(bytes, n, &file->lines, err);
	free(bytes);
	return rc;
}

void
import_file_release(struct import_file *file)
{
	shape_list_release(&import_line_shape, &file->lines);
}

/* On the wire, where quotation marks and backslashes take two bytes. */
static size_t
line_bytes(const struct import_line *line)
{
	char *const *cells = line->cells.at;
	size_t bytes = LINE_EXTRA;

	for (size_t i = 0; i < line->cells.n; i++) {
		bytes += strlen(cells[i]) + 3;
		for (const char *s = cells[i];
		     *(s += strcspn(s, "\"\\")) != '\0'; s++)
			bytes++;
	}
	return bytes;
}

/* Sends the lines from `at` on that fit one part; *at moves behind them. */
static int
stage(struct import_file *file, int64_t part, size_t *at, call_way *call,
    void *who, struct err *err)
{
	struct import_line *lines = file->lines.at;
	size_t first = *at, bytes = line_bytes(&lines[0]);
	char once[ONCE_CHARS + 1];
	struct import_stage_args args = {.once = once,
	    .import = file->id,
	    .kind = (int)file->kind,
	    .part = part,
	    .header = &lines[0]};
	struct import_staged reply;

	for (; *at < file->lines.n; ++*at) {
		bytes += line_bytes(&lines[*at]);
		if (bytes > PART_BYTES)
			break;
	}
	if (part > IMPORT_PARTS)
		return err_set(err, ERR_LIMIT,
		    N_("The file has more than %d MiB; please divide it."),
		    CSV_BYTES >> 20);
	args.rows = (struct list){&lines[first], *at - first};
	client_once(once);
	return call(who, CALL_IMPORT_STAGE, &args, &reply, err);
}

int
import_file_check(struct import_file *file, call_way *call, void *who,
    struct import_checked *reply, struct err *err)
{
	struct import_args args = {.import = file->id};
	int64_t part = 1;
	int rc = 0;

	shape_init(&import_checked_shape, reply);
	for (size_t at = 1; rc == 0 && at < file->lines.n; part++)
		rc = stage(file, part, &at, call, who, err);
	return rc < 0 ? rc : call(who, CALL_IMPORT_CHECK, &args, reply, err);
}

int
import_file_write(struct import_file *file, call_way *call, void *who,
    struct import_checked *reply, struct err *err)
{
	char once[ONCE_CHARS + 1];
	struct import_write_args args = {.once = once, .import = file->id};

	client_once(once);
	return call(who, CALL_IMPORT_WRITE, &args, reply, err);
}
