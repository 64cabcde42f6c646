/* SPDX-License-Identifier: MIT */
#include "feed.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unistr.h>

#include "core/heap.h"

#define MODES_START "\033[?"

/* May c follow what is held, so that it can still become a sequence? */
static bool
goes_on(const struct feed *feed, char c)
{
	if (feed->nmode < strlen(MODES_START))
		return c == MODES_START[feed->nmode];
	return isdigit((unsigned char)c) || c == ';';
}

static void
pass_each(struct feed *feed, char final,
    void (*pass)(void *, const char *, size_t), void *arg)
{
	char *save = NULL, one[sizeof feed->mode + 8];

	feed->mode[feed->nmode] = '\0';
	for (char *mode =
		 strtok_r(feed->mode + strlen(MODES_START), ";", &save);
	     mode != NULL; mode = strtok_r(NULL, ";", &save)) {
		int n =
		    snprintf(one, sizeof one, MODES_START "%s%c", mode, final);

		pass(arg, one, (size_t)n);
	}
	feed->nmode = 0;
}

/* How many bytes at the end begin a character that has more. */
static size_t
cut_at_end(const char *bytes, size_t n)
{
	const uint8_t *end = (const uint8_t *)bytes + n;
	ucs4_t c;

	for (size_t back = 1; back <= n && back < 4; back++)
		if (u8_mbtoucr(&c, end - back, back) == -2)
			return back;
	return 0;
}

static void
feed_whole(struct feed *feed, const char *bytes, size_t n,
    void (*pass)(void *, const char *, size_t), void *arg)
{
	size_t start = 0; /* of what is neither held nor passed */

	for (size_t i = 0; i < n; i++) {
		char c = bytes[i];

		if (feed->nmode > strlen(MODES_START) &&
		    (c == 'h' || c == 'l')) {
			pass_each(feed, c, pass, arg);
			start = i + 1;
		} else if (goes_on(feed, c) &&
			   feed->nmode + 1 < sizeof feed->mode) {
			if (feed->nmode == 0 && i > start)
				pass(arg, bytes + start, i - start);
			feed->mode[feed->nmode++] = c;
			start = i + 1;
		} else if (feed->nmode > 0) {
			pass(arg, feed->mode, feed->nmode);
			feed->nmode = 0;
			start = i--; /* c may begin the next one */
		}
	}
	if (start < n)
		pass(arg, bytes + start, n - start);
}

void
feed_bytes(struct feed *feed, const char *bytes, size_t n,
    void (*pass)(void *, const char *, size_t), void *arg)
{
	size_t all = feed->ncut + n;
	char *joined = heap_new(all + 1, 1);

	memcpy(joined, feed->cut, feed->ncut);
	memcpy(joined + feed->ncut, bytes, n);
	feed->ncut = cut_at_end(joined, all);
	all -= feed->ncut;
	memcpy(feed->cut, joined + all, feed->ncut);
	feed_whole(feed, joined, all, pass, arg);
	free(joined);
}
