/* SPDX-License-Identifier: MIT */
/* search: what 診療施設検索 and 指導者登録 carry. */
#ifndef CALL_SEARCH_H
#define CALL_SEARCH_H

#include "cases.h"

struct facility_search_args {
	char *query;
	int32_t from, to; /* none: every entry is shown as fitting */
};
extern const struct shape facility_search_args_shape;

struct facility_list {
	struct list rows; /* of entry */
	bool more;
};
extern const struct shape facility_list_shape;

struct supervisor_search_args {
	char *query;
	int programme;     /* none: nobody is judged */
	struct list cases; /* of case_number */
};
extern const struct shape supervisor_search_args_shape;

struct case_number {
	int64_t slot;
};
extern const struct shape case_number_shape;

struct supervisor_row {
	char *member, *name, *kana;
	int kind;
	char *facility; /* where he is or was at the time; NULL: 所属歴未登録 */
	int32_t from_on, to_on; /* of the qualification that is shown */
	bool mail;              /* a notice can reach him */
	bool eligible;
	struct list reasons; /* of reason, when not */
};
extern const struct shape supervisor_row_shape;

struct supervisor_list {
	struct list rows; /* of supervisor_row, eligible ones first */
	bool more;
};
extern const struct shape supervisor_list_shape;

#endif
