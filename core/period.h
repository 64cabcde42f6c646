/* SPDX-License-Identifier: MIT */
/*
 * period: which days a window may have, beside the others of its programme
 * and kind.
 *
 * Pure: the windows are arguments. Whether one is open is rules'. (domain.md:
 * windows: per programme and fiscal year three, first and last day)
 */
#ifndef PERIOD_H
#define PERIOD_H

#include "date.h"
#include "err.h"
#include "words.h"

struct period {
	int64_t fiscal_year;
	int32_t from_on, to_on; /* DATE_NONE, both: it is taken away */
};

/* Does the programme have such a window? 症例承認 is asked for by those alone
 * that need approval. */
bool period_exists(enum programme, enum window);

/*
 * ERR_INVALID with a reason that names the member of window.set when it may
 * not be so: one day alone, the last before the first, a first day outside
 * its fiscal year, or days that another year's window has. `others` are all
 * of that programme and kind; the one of its own year is passed over.
 */
int
period_check(enum programme, enum window, const struct period *,
    const struct period *others, size_t n, struct err *);

#endif
