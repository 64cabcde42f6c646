/* SPDX-License-Identifier: MIT */
/*
 * windows: what the calls of the 事務局 about 期間 carry: the windows of a
 * fiscal year, one person's own last days, the units per approved case and
 * the site's settings. (domain.md: windows; seed: the units)
 *
 * Windows, units and settings have one version, the page's. A deadline is of
 * a person, and has that person's.
 */
#ifndef CALL_WINDOWS_H
#define CALL_WINDOWS_H

#include "../shape.h"

#define OFFICE_LIMIT 80 /* clusters */
#define YEAR_LEAST 2000
#define YEAR_MOST 2199

struct year_args {
	int64_t fiscal_year; /* none: this one */
};
extern const struct shape year_args_shape;

struct window_kept {
	int programme, kind;
	int32_t from_on, to_on;
};
extern const struct shape window_kept_shape;

struct window_page {
	int64_t fiscal_year, version;
	struct list rows; /* of window_kept: those that are set */
	int64_t units;    /* hundredths per approved case; none: not set */
	char *office;     /* how the 事務局 is reached, or NULL */
	/* the period has to lie inside the accreditation to be registered */
	bool accredited_specialist, accredited_certified, accredited_transfer;
};
extern const struct shape window_page_shape;

struct window_set_args {
	char *once;
	int64_t seen, fiscal_year;
	int programme, kind;
	int32_t from_on, to_on; /* none, both: as if never set */
};
extern const struct shape window_set_args_shape;

struct unit_set_args {
	char *once;
	int64_t seen, fiscal_year;
	int64_t units; /* hundredths; none: not set */
};
extern const struct shape unit_set_args_shape;

struct setting_set_args {
	char *once;
	int64_t seen;
	char *office;
	bool accredited_specialist, accredited_certified, accredited_transfer;
};
extern const struct shape setting_set_args_shape;

struct window_written {
	int64_t version;
};
extern const struct shape window_written_shape;

struct deadline_page_args {
	int64_t fiscal_year; /* none: this one */
	char *after;         /* `next` of the page before; NULL: from the top */
};
extern const struct shape deadline_page_args_shape;

struct deadline_row {
	int64_t person, version; /* of the person */
	char *member, *name;
	int programme, kind;
	int32_t to_on;
	char *reason, *by;
};
extern const struct shape deadline_row_shape;

struct deadline_list {
	int64_t fiscal_year;
	struct list rows; /* of deadline_row */
	char *next;       /* NULL: the last page */
};
extern const struct shape deadline_list_shape;

struct deadline_set_args {
	char *once;
	int64_t person, seen, fiscal_year;
	int programme, kind;
	int32_t to_on; /* none: the window's own again */
	char *reason;
};
extern const struct shape deadline_set_args_shape;

#endif
