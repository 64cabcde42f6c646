/* SPDX-License-Identifier: MIT */
/*
 * logbook: everything that the service keeps of one's own cases of one
 * application, for the export.
 *
 * Owns asking for it, a number a step, and its two forms: a JSON document,
 * which import-report reads again, and a table. Refuses to know files. 備考 is
 * in it: it is the owner's, and only the owner's calls are made.
 */
#ifndef LOGBOOK_H
#define LOGBOOK_H

#include <jansson.h>

#include "core/call/call.h"
#include "core/call/cases.h"
#include "export_table.h"

struct logbook_case {
	struct case_view view;
	struct list history;   /* of revision_row, newest first */
	struct list revisions; /* of revision_view, newest first, each once */
};

struct logbook {
	call_way *call;
	void *at;
	int programme;
	int32_t today;
	struct list slots; /* of int64_t: what is to be read */
	size_t done;       /* of them */
	struct list cases; /* of logbook_case, by number */
};

/* slots: of int64_t, none are all; copied. today: of the service. */
void
logbook_init(struct logbook *book, call_way *call, void *at, int programme,
    const struct list *slots, int32_t today);
/* The next number; one that never held anything is left out. 1: there are
 * more; 0: that was the last. */
int
logbook_step(struct logbook *, struct err *);
void
logbook_release(struct logbook *);

/* Adds all that happened to a number to a list of revision_row, which is the
 * caller's to release, also after a failure. */
int
logbook_history(struct list *rows, call_way *call, void *at, int programme,
    int64_t slot, struct err *);

/* The report as it stands with its draft; texts are borrowed, "" is NULL. */
void
logbook_report(const struct case_view *, struct items *);
json_t *
logbook_json(const struct logbook *);
/* A line for each report as it stands, and for each of its revisions. */
void
logbook_table(const struct logbook *, struct export_table *);

#endif
