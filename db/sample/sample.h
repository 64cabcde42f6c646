/* SPDX-License-Identifier: MIT */
/*
 * sample: the invented society of the demo, from sample.json.
 *
 * People, facilities and windows are rows; what they did goes through the
 * real handlers at the days it happened. Dates there are T±days (from the
 * day of creation) or FY±n-MM-DD. (contracts.md: finding things)
 */
#ifndef SAMPLE_H
#define SAMPLE_H

#include "db/clock.h"
#include "db/store/store.h"

/*
 * Fills an empty store; in one that holds the sample already only the
 * windows move with the day. ERR_STORAGE when the store holds anything else.
 */
int
sample_start(struct store *, const struct clock *, struct err *);

#endif
