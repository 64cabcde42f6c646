/* SPDX-License-Identifier: MIT */
/* patience: what takes no longer than half a second needs no words. */
#ifndef PATIENCE_H
#define PATIENCE_H

#include <stdbool.h>
#include <time.h>

struct patience {
	struct timespec begun;
};

void
patience_begin(struct patience *);
/* It takes so long that a person wants to know. */
bool
patience_ended(const struct patience *);

#endif
