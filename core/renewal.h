/* SPDX-License-Identifier: MIT */
/*
 * renewal: whether a case that loses its approval can be approved anew in
 * time, by the windows of its application.
 *
 * Pure: the windows are an argument. Refuses to know the case, for which
 * there may be other reasons. (domain.md: states and transitions, windows)
 */
#ifndef RENEWAL_H
#define RENEWAL_H

#include "rules.h"

enum renewal {
	RENEWAL_OPEN,  /* now */
	RENEWAL_LATER, /* a window is still to open */
	RENEWAL_OVER,  /* a window has closed for this year */
};

enum renewal
renewal_possible(const struct rules *, enum programme, int32_t today);
/* The same as a sentence that names the day on which it hangs; heap. */
char *
renewal_text(const struct rules *, enum programme, int32_t today);

#endif
