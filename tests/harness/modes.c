/* SPDX-License-Identifier: MIT */
#include "modes.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#define MODES_START "\033[?"

/* May c follow what is held, so that it can still become a sequence? */
static bool
goes_on(const struct modes *modes, char c)
{
	if (modes->n < strlen(MODES_START))
		return c == MODES_START[modes->n];
	return isdigit((unsigned char)c) || c == ';';
}

static void
pass_each(struct modes *modes, char final,
    void (*pass)(void *, const char *, size_t), void *arg)
{
	char *save = NULL, one[sizeof modes->held + 8];

	modes->held[modes->n] = '\0';
	for (char *mode =
		 strtok_r(modes->held + strlen(MODES_START), ";", &save);
	     mode != NULL; mode = strtok_r(NULL, ";", &save)) {
		int n =
		    snprintf(one, sizeof one, MODES_START "%s%c", mode, final);

		pass(arg, one, (size_t)n);
	}
	modes->n = 0;
}

void
modes_feed(struct modes *modes, const char *bytes, size_t n,
    void (*pass)(void *, const char *, size_t), void *arg)
{
	size_t start = 0; /* of what is neither held nor passed */

	for (size_t i = 0; i < n; i++) {
		char c = bytes[i];

		if (modes->n > strlen(MODES_START) && (c == 'h' || c == 'l')) {
			pass_each(modes, c, pass, arg);
			start = i + 1;
		} else if (goes_on(modes, c) &&
			   modes->n + 1 < sizeof modes->held) {
			if (modes->n == 0 && i > start)
				pass(arg, bytes + start, i - start);
			modes->held[modes->n++] = c;
			start = i + 1;
		} else if (modes->n > 0) {
			pass(arg, modes->held, modes->n);
			modes->n = 0;
			start = i--; /* c may begin the next one */
		}
	}
	if (start < n)
		pass(arg, bytes + start, n - start);
}
