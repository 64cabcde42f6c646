/* SPDX-License-Identifier: MIT */
#include "clock.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "core/date.h"
#include "core/i18n.h"

static int64_t
read_file(const char *path)
{
	char text[64] = "";
	int64_t at = TIME_NONE;
	FILE *f = fopen(path, "re");

	if (f == NULL)
		return TIME_NONE;
	if (fgets(text, sizeof text, f) != NULL) {
		text[strcspn(text, "\r\n")] = '\0';
		if (!time_parse(text, &at))
			at = TIME_NONE;
	}
	fclose(f);
	return at;
}

int
clock_init(struct clock *clock, const char *now, struct err *err)
{
	*clock = (struct clock){.frozen = TIME_NONE};
	if (now == NULL)
		return 0;
	if (now[0] == '@')
		clock->file = now + 1;
	else if (!time_parse(now, &clock->frozen))
		return err_set(err, ERR_USAGE,
		    N_("--now takes a time like 2026-06-15T10:00:00+09:00, "
		       "not \"%s\"."),
		    now);
	if (clock->file != NULL && read_file(clock->file) == TIME_NONE)
		return err_set(err, ERR_USAGE,
		    N_("The file \"%s\" holds no time."), clock->file);
	return 0;
}

int64_t
clock_now(const struct clock *clock)
{
	int64_t at;

	if (clock->file != NULL && (at = read_file(clock->file)) != TIME_NONE)
		return at;
	return clock->frozen != TIME_NONE ? clock->frozen : time(NULL);
}
