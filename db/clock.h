/* SPDX-License-Identifier: MIT */
/*
 * clock: what time it is for the service. The one place that asks the
 * system; --now freezes it, --now @FILE reads it anew at each call.
 */
#ifndef CLOCK_H
#define CLOCK_H

#include <stdint.h>

#include "core/err.h"

struct clock {
	int64_t frozen;   /* TIME_NONE: the system's */
	const char *file; /* borrowed; read at each call */
};

/* now: RFC 3339, @FILE, or NULL for the system's clock. ERR_USAGE. */
int
clock_init(struct clock *, const char *now, struct err *);
int64_t
clock_now(const struct clock *); /* Unix seconds */

#endif
