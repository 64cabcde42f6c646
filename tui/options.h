/* SPDX-License-Identifier: MIT */
/*
 * options: what stands on the command line before and after a command.
 *
 * Owns the reading of options by tables, and the options of the program
 * itself. Refuses to know the commands: those bring tables of their own.
 * All strings are borrowed from the command line.
 */
#ifndef OPTIONS_H
#define OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "connect.h"
#include "core/conf.h"
#include "core/err.h"

#define SHOREI_VERSION "0.1"

enum option_type {
	OPTION_FLAG, /* bool */
	OPTION_TEXT, /* const char *; the last one counts */
	OPTION_MANY, /* struct list of const char * */
};

struct option_row {
	const char *name; /* without the dashes */
	enum option_type type;
	size_t offset;
	const char *value; /* what stands for its value in the help */
	const char *help;  /* msgid; NULL: not in the help */
};

/*
 * Reads the options of `rows` (ended by a NULL name) from argv[1] on into a
 * struct. whole: also those between and after the other words; otherwise it
 * stops at the first word. *argv is left at the first word that is no option
 * and *argc at their count. Fails with ERR_USAGE.
 */
int
options_read(const struct option_row *rows, bool whole, void *into, int *argc,
    char ***argv, struct err *);
/* One line of help for each option. */
void
options_help(const struct option_row *, FILE *);

/* Those of the program itself. */
struct options {
	bool demo, fresh, json, plain, help, version, relay, keys, calls;
	const char *config; /* --config */
	struct conf conf;   /* what that file says, or the host's */
	const char *dir;    /* --private */
	const char *host, *socket, *as, *now, *lang;
	const char *save_idle, *save_every; /* ms of a draft; NULL: usual */
	const char *keep_idle, *keep_every; /* and of the rescue file */
	const char *lock_after;             /* ms instead of minutes */
	const char *end_within;             /* ms, after a signal */
	struct list confirm;                /* of const char * */
};

extern const struct option_row options_rows[];

/*
 * As options_read, then reads the configuration (help needs none), takes the
 * language, and holds them against each other. options_release must follow.
 */
int
options_start(struct options *, int *argc, char ***argv, struct err *);
void
options_release(struct options *);
/* How wide characters of ambiguous width are: "ask", "narrow" or "wide", as
 * SHOREI_AMBIGUOUS says, or else the configuration. */
const char *
options_ambiguous(const struct options *);
/*
 * Which service they ask for; the folder of private data is made here, and
 * that of the demo cleared. *dir is heap, to be released after the
 * connection; NULL when not needed.
 */
int
options_connect(
    const struct options *, struct connect *, char **dir, struct err *);

#endif
