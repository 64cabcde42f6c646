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

#endif
