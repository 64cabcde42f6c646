/* SPDX-License-Identifier: MIT */
/*
 * hospitals: what the calls of the 事務局 about 施設 carry. A hospital and
 * its accreditations have one version, the hospital's.
 */
#ifndef CALL_HOSPITALS_H
#define CALL_HOSPITALS_H

#include "cases.h"

#define HOSPITAL_LIMIT 100 /* clusters */

struct hospital_search_args {
	char *query;
};
extern const struct shape hospital_search_args_shape;

struct hospital_row {
	int64_t hospital;
	char *name, *kana;
};
extern const struct shape hospital_row_shape;

struct hospital_list {
	struct list rows; /* of hospital_row, by kana */
	bool more;
};
extern const struct shape hospital_list_shape;

struct hospital_args {
	int64_t hospital;
};
extern const struct shape hospital_args_shape;

struct hospital_view {
	int64_t hospital, version;
	char *name, *kana;
	struct list entries; /* of entry: its accreditations */
};
extern const struct shape hospital_view_shape;

struct hospital_add_args {
	char *once;
	char *name, *kana;
};
extern const struct shape hospital_add_args_shape;

struct hospital_edit_args {
	char *once;
	int64_t hospital, seen;
	char *name, *kana;
};
extern const struct shape hospital_edit_args_shape;

struct accreditation_save_args {
	char *once;
	int64_t hospital, seen;
	int64_t accreditation; /* none: a new one */
	int kind;
	int32_t from_on, to_on;
};
extern const struct shape accreditation_save_args_shape;

struct hospital_written {
	int64_t hospital, version;
};
extern const struct shape hospital_written_shape;

#endif
