/* SPDX-License-Identifier: MIT */
#include "verbs.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "golden.h"

const struct verb *
verb_find(const char *name)
{
	const struct verb *const tables[] = {
	    verbs_program, verbs_key, verbs_screen};

	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
		for (const struct verb *at = tables[i]; at->name; at++) {
			if (strcmp(at->name, name) == 0)
				return at;
		}
	}
	return NULL;
}

/* --- What is said -------------------------------------------------------- */

int
verb_fail(struct play *play, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	vfprintf(play->why, fmt, args);
	va_end(args);
	fputc('\n', play->why);
	return -1;
}

void
verb_say_why_now(struct play *play)
{
	struct tty *tty = stage_tty(&play->stage);

	if (tty->ended) {
		char *ending = stage_ending(tty->status);

		fprintf(play->why, "the program %s\n", ending);
		free(ending);
	} else if (tty->eof) {
		fprintf(play->why, "the terminal is closed\n");
	} else {
		fprintf(play->why, "waited %g s\n",
		    (double)play->setup->limit / 1000);
	}
}

int
verb_fail_screen(struct play *play)
{
	char *screen = tty_screen(stage_tty(&play->stage));

	verb_say_why_now(play);
	golden_show(play->why, screen);
	free(screen);
	return -1;
}

/* --- Numbers ------------------------------------------------------------- */

int
verb_number(const char *word, int most)
{
	char *end;
	long n;

	errno = 0;
	n = strtol(word, &end, 10);
	if (errno != 0 || end == word || *end != '\0' || n < 0 || n > most)
		return -1;
	return (int)n;
}

int
verb_size(struct play *play, const struct rest *rest, int *rows, int *cols)
{
	*rows = verb_number(rest->words.at[0], 1000);
	*cols = verb_number(rest->words.at[1], 1000);
	if (*rows < 1 || *cols < 1)
		return verb_fail(play, "rows and columns are 1 to 1000");
	return 0;
}
