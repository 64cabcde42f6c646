/* SPDX-License-Identifier: MIT */
/* credits: what 症例承認確認（前年度以前） carries [seed]. */
#ifndef CALL_CREDITS_H
#define CALL_CREDITS_H

#include "../credits.h"
#include "../shape.h"

struct credits_args {
	int64_t fiscal_year; /* none: every year before this one */
};
extern const struct shape credits_args_shape;

extern const struct shape credit_shape; /* struct credit of credits.h */

struct credits {
	struct list rows; /* of credit, the newest year first */
};
extern const struct shape credits_shape;

/* His approvals of a fiscal year that stand, the present one's as well. */
struct approved_args {
	int64_t fiscal_year;
	char *after; /* NULL: from the first day */
};
extern const struct shape approved_args_shape;

struct approved_row {
	int64_t request;
};
extern const struct shape approved_row_shape;

struct approved {
	struct list rows; /* of approved_row, by 対応日 */
	char *next;       /* NULL: that was all */
};
extern const struct shape approved_shape;

#endif
