/* SPDX-License-Identifier: MIT */
/*
 * export_list: a list that the 事務局 takes out: members, or the requests,
 * decisions, submissions or credits of a fiscal year.
 *
 * Owns its columns, asking for it, a page a step, and its two forms, a table
 * and a JSON document. Refuses to know files. No column holds a text of a
 * report or 備考, and an account's name is nobody's to take along.
 */
#ifndef EXPORT_LIST_H
#define EXPORT_LIST_H

#include <jansson.h>

#include "core/call/taken.h"
#include "export_table.h"
#include "tui/paging.h"

struct export_list {
	enum taken_list list;
	int64_t year; /* INT_NONE: of no year */
	struct paging pages;
	struct list rows;
	bool told; /* the audit knows */
};

/* Members are of no year. */
void
export_list_init(struct export_list *list, call_way *call, void *at,
    enum taken_list which, int64_t year);
/* 1: there is more to be read; 0: that was all. */
int
export_list_step(struct export_list *, struct err *);
void
export_list_release(struct export_list *);

json_t *
export_list_json(const struct export_list *);
void
export_list_table(const struct export_list *, struct export_table *);

#endif
