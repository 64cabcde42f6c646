/* SPDX-License-Identifier: MIT */
#include "delivery.h"

#include <stddef.h>
#include <string.h>

#include "call/mail.h"
#include "date.h"
#include "heap.h"

#define MINUTE 60
#define HOUR 3600
#define FIFTH 20 /* per cent */

/* After the first try, the second, …; then always the last. */
static const int64_t waits[] = {
    MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR};

#define WAITS (int64_t)(sizeof waits / sizeof *waits)

bool
delivery_again(enum delivery delivery)
{
	return delivery == DELIVERY_TEMPORARY ||
	       delivery == DELIVERY_CONFIGURATION ||
	       delivery == DELIVERY_POSSIBLE;
}

int64_t
delivery_next(int64_t tries, int64_t since, int64_t now, uint32_t chance)
{
	int64_t end = since + DELIVERY_SECONDS, next;
	int64_t at = tries < 1 ? 0 : tries - 1;

	if (now >= end)
		return TIME_NONE;
	next = waits[at < WAITS ? at : WAITS - 1];
	next = next * (100 - FIFTH + chance % (2 * FIFTH + 1)) / 100;
	return now + next < end ? now + next : end;
}

char *
delivery_detail(const char *text)
{
	char clean[DETAIL_BYTES + 1];
	size_t n = 0;

	for (; text != NULL && *text != '\0' && n < DETAIL_BYTES; text++) {
		bool seen = *text > ' ' && *text <= '~';

		if (seen)
			clean[n++] = *text;
		else if (n > 0 && clean[n - 1] != ' ')
			clean[n++] = ' '; /* one for any run of others */
	}
	while (n > 0 && clean[n - 1] == ' ')
		n--;
	return n == 0 ? NULL : heap_ndup(clean, n);
}
