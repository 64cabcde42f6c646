/* SPDX-License-Identifier: MIT */
/*
 * export: what a person takes out, read from the service step by step, and
 * the file that it becomes; for the command and the screen.
 *
 * Owns which forms of a file there are. Refuses to know what is taken: that
 * is logbook and export_list, and where it goes: that is export_file.
 */
#ifndef EXPORT_H
#define EXPORT_H

#include "export_list.h"
#include "logbook.h"

enum export_form {
	EXPORT_XLSX,
	EXPORT_CSV,
	EXPORT_CP932, /* the same, for older programs */
	EXPORT_JSON,
	EXPORT_TEXT,
	EXPORT_FORMS
};

struct export_form_row {
	const char *label;             /* msgid */
	const char *suffix;            /* of the file's name */
	const char *format, *encoding; /* as the command's options name it */
};
extern const struct export_form_row export_forms[EXPORT_FORMS];

struct export
{
	const struct export_source *source;
	union {
		struct logbook book;
		struct export_list list;
	} of;
};

/* Each: export_release follows. Arguments as logbook_init and
 * export_list_init have them. */
void
export_cases(struct export *export, call_way *call, void *at, int programme,
    const struct list *slots, int32_t today);
void
export_office(struct export *export, call_way *call, void *at,
    enum taken_list list, int64_t year);
void
export_release(struct export *);

/* 1: there is more to be read; 0: that was all. */
int
export_step(struct export *, struct err *);
/* What has been read: cases, or rows. */
size_t
export_count(const struct export *);
/* "3 cases were written to PATH."; the path is a cleaned line; heap. */
char *
export_said(const struct export *, const char *path);

/* Writes what was read, as export_file_write does. ERR_INVALID: it holds what
 * that form of a file can't. */
int
export_write(const struct export *, enum export_form, const char *path,
    bool replace, struct err *);

#endif
