/* SPDX-License-Identifier: MIT */
/*
 * printer: a document on its way to a file or to a printer, by programs of
 * the person's own that run beside this one.
 *
 * Owns the processes and the file until they are done. The file is made for
 * its owner alone, never through a link, and never over another one unless
 * that is asked for. Refuses to know what is printed.
 */
#ifndef PRINTER_H
#define PRINTER_H

#include <stdbool.h>
#include <sys/types.h>

#include "core/document.h"

struct printer {
	pid_t pdf, spool;  /* 0: not running */
	char *path, *half; /* heap; the file, and its name until it is done */
	bool over;         /* another one of that name may go */
	int log;           /* what the programs say, -1: nothing runs */
	int status;        /* of the first that did not do its work */
};

/* There is a program that spools: lp. */
bool
printer_there(void);

/* ERR_CONFIRM: a file of that name is there; `over` says that it may go. The
 * reason's code is PRINTER_EXISTS. */
#define PRINTER_EXISTS "exists"
int
printer_to_file(struct printer *, const struct document *, const char *path,
    bool over, struct err *);
/* To a descriptor of this program. */
int
printer_to_output(
    struct printer *, const struct document *, int fd, struct err *);
/* name: NULL for the usual one. */
int
printer_to_paper(
    struct printer *, const struct document *, const char *name, struct err *);

/* 1: still at work; 0: done, *said is a warning or NULL, heap; negative with
 * err: it failed, and no half file is left. */
int
printer_poll(struct printer *, char **said, struct err *);
/* As printer_poll, when it is done. */
int
printer_wait(struct printer *, char **said, struct err *);
/* Stops it; no half file is left. */
void
printer_stop(struct printer *);

#endif
