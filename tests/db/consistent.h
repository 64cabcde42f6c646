/* SPDX-License-Identifier: MIT */
/* consistent: what must hold between the rows after every call. */
#ifndef CONSISTENT_H
#define CONSISTENT_H

#include "fixture.h"

/* Counters equal the counts, slot and request agree, every notice is there;
 * fails the test with what does not. */
void
consistent(struct fixture *);

#endif
