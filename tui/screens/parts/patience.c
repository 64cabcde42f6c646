/* SPDX-License-Identifier: MIT */
#include "patience.h"

#define QUIET_MS 500

void
patience_begin(struct patience *patience)
{
	clock_gettime(CLOCK_MONOTONIC, &patience->begun);
}

bool
patience_ended(const struct patience *patience)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (now.tv_sec - patience->begun.tv_sec) * 1000 +
		   (now.tv_nsec - patience->begun.tv_nsec) / 1000000 >=
	       QUIET_MS;
}
