/* SPDX-License-Identifier: MIT */
/* statistics: what the calls for bars carry. */
#ifndef CALL_STATISTICS_H
#define CALL_STATISTICS_H

#include "../shape.h"
#include "../statistics.h"

extern const struct shape statistic_shape; /* struct statistic */

struct statistics {
	int64_t fiscal_year; /* of the decisions; all else is as of today */
	struct list rows;    /* of statistic */
};
extern const struct shape statistics_shape;

#endif
