/* SPDX-License-Identifier: MIT */
#include "export_sheet.h"

#include <errno.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "tui/beside.h"
#include "tui/place.h"

#define SHEET_ROWS 1048576 /* what the format has room for */
#define CELL_UNITS 32767   /* of UTF-16 in a cell */

/* As Excel counts them. */
static size_t
units_of(const char *text)
{
	size_t n = 0;

	for (; *text != '\0'; text++) {
		n += ((unsigned char)*text & 0xC0) != 0x80;
		n += (unsigned char)*text >= 0xF0;
	}
	return n;
}

static int
check(const struct export_table *table, struct err *err)
{
	char *const *cells = table->cells.at;
	size_t line;

	if (table->cells.n / table->columns > SHEET_ROWS)
		return err_set(err, ERR_INVALID,
		    N_("A workbook has room for %d lines. Please write CSV."),
		    SHEET_ROWS);
	for (size_t i = 0; i < table->cells.n; i++) {
		line = i / table->columns + 1;
		if (units_of(cells[i]) > CELL_UNITS)
			return err_set(err, ERR_INVALID,
			    N_("Line %lld, %s: the text is longer than a cell "
			       "of a workbook takes. Please write CSV."),
			    (long long)line, cells[i % table->columns]);
	}
	return 0;
}

/* What the program reads, from its start; -1: there is no room for it. */
static int
lines_of(const struct export_table *table)
{
	char *const *cells = table->cells.at;
	int fd = memfd_create("rows", MFD_CLOEXEC), rc = fd < 0 ? -1 : 0;
	json_t *row;

	for (size_t i = 0; rc == 0 && i < table->cells.n; i += table->columns) {
		row = json_array();
		for (size_t k = 0; k < table->columns; k++)
			json_array_append_new(row, json_string(cells[i + k]));
		rc = json_dumpfd(row, fd, JSON_COMPACT);
		if (rc == 0 && write(fd, "\n", 1) != 1)
			rc = -1;
		json_decref(row);
	}
	if (rc == 0 && lseek(fd, 0, SEEK_SET) == 0)
		return fd;
	if (fd >= 0)
		close(fd);
	return -1;
}

/* The exit status, or -1. */
static int
run(char *program, int in, int out)
{
	char *argv[] = {program, NULL};
	pid_t pid = beside_spawn(argv, in, out, out), done;
	int status;

	if (pid <= 0)
		return -1;
	do
		done = waitpid(pid, &status, 0);
	while (done < 0 && errno == EINTR);
	return done == pid && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* A file of memory as bytes; heap, or NULL. */
static char *
take(int fd, size_t *n)
{
	struct stat all;
	char *bytes;
	ssize_t got;

	if (fstat(fd, &all) < 0)
		return NULL;
	*n = (size_t)all.st_size;
	bytes = heap_new(*n + 1, 1);
	got = pread(fd, bytes, *n, 0);
	if (got == (ssize_t)*n)
		return bytes;
	free(bytes);
	return NULL;
}

int
export_sheet(
    const struct export_table *table, char **bytes, size_t *n, struct err *err)
{
	char *program = place_sheet();
	int rc = check(table, err), in, out;

	*bytes = NULL;
	if (rc == 0 && program == NULL)
		rc = err_set(err, ERR_NO_SERVICE,
		    N_("The program shorei-sheet is not where shorei is."));
	if (rc < 0) {
		free(program);
		return rc;
	}
	in = lines_of(table);
	out = memfd_create("book", MFD_CLOEXEC);
	if (in >= 0 && out >= 0 && run(program, in, out) == 0)
		*bytes = take(out, n);
	if (in >= 0)
		close(in);
	if (out >= 0)
		close(out);
	free(program);
	return *bytes != NULL ? 0
			      : err_set(err, ERR_NO_SERVICE,
				    N_("The workbook can't be made. Please "
				       "write CSV."));
}
