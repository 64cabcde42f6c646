/* SPDX-License-Identifier: MIT */
/*
 * rules: the settings of a site that the rules of the domain ask for.
 *
 * The service reads them from its rows of `setting` in each transaction and
 * passes them to core; core never looks anything up. (contracts.md: finding
 * things)
 */
#ifndef RULES_H
#define RULES_H

#include <stdbool.h>

#include "date.h"
#include "words.h"

struct rules {
	/* eligibility 3 is part of "form valid" in these programmes */
	bool accredited[PROGRAMME_COUNT];
	/* sections: domain.md, windows; both ends DATE_NONE = no dates set */
	struct span window[PROGRAMME_COUNT][WINDOW_COUNT];
	char office[256]; /* how the 事務局 is reached, for sentences */
	bool office_set;  /* else they say that nothing is recorded */
};

/* Registration and requests are open unless dates are set; applications
 * are closed until set. (domain.md: windows) */
bool
rules_open(const struct rules *, enum programme, enum window, int32_t today);

#endif
