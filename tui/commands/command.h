/* SPDX-License-Identifier: MIT */
/*
 * command: the calls of the service for scripts and people without screens.
 *
 * Owns the table of commands, how their words are read before any connection
 * is made, and how a refusal is told. Refuses to know rules: a command makes
 * calls and prints what came back.
 */
#ifndef COMMAND_H
#define COMMAND_H

#include <stdbool.h>
#include <stdio.h>

#include "core/form.h"
#include "tui/client.h"
#include "tui/files/import_file.h"
#include "tui/options.h"

#define FIELDS_MAX 12 /* of one command */

/* A command with its words, read; strings are borrowed unless said. */
struct job {
	const struct command *command;
	struct client *client; /* while it runs */
	bool json, help;
	bool spoken;         /* read aloud: a table is sentences */
	struct list confirm; /* of const char * */

	int programme;         /* or WORD_NONE */
	struct list numbers;   /* of int64_t: slots, or requests */
	struct list revisions; /* of int64_t: what .read found in words */
	int nwords;            /* what stands after them */
	char **words;

	/* of a command that is but its call */
	const char *seen;              /* --seen */
	const char *value[FIELDS_MAX]; /* of each field, NULL: not given */
	bool flag[FIELDS_MAX];
	void *args; /* heap, of the shape of the call's arguments */

	/* options of single commands */
	bool draft, undo, request, dry_run, remind, as_text;
	const char *printer;
	const char *cases, *from, *until, *to, *message, *comment;
	const char *format, *output, *encoding, *year;
	struct list items; /* of const char *, ITEM=TEXT */

	/* what .read makes of them, heap */
	struct items texts;
	bool given[ITEM_COUNT];
	char *text;   /* note, query or message */
	char *person; /* member number */
	struct span span;
	struct import_file file;
};

enum command_numbers {
	COMMAND_NO_NUMBER,
	COMMAND_SLOT,
	COMMAND_SLOTS,     /* one or more, to the end */
	COMMAND_ANY_SLOTS, /* … or none */
	COMMAND_REQUEST,
	COMMAND_REQUESTS,
};

/* A member of a call's arguments, as it is written. */
struct command_field {
	const char *member;
	const char *option; /* --NAME; NULL: the next word */
	const char *value;  /* stands for it in the help; NULL: a flag */
	const char *help;   /* msgid, of an option */
	/* A member number is written, and the person is meant. */
	bool person;
};

/* What is read first, for `seen` and for what is to stay as it is. The call's
 * arguments are the members of the same names. */
struct command_look {
	enum call_id call;
	const char *rows; /* the list that it stands in; NULL: the reply */
	/* its row: these members are equal, ours and theirs */
	const char *key[2][2];
};

/* A member of a reply, or of its rows, for people. */
struct command_shown {
	const char *label; /* msgid */
	const char *member;
	const struct command_shown *columns; /* of a list */
};

struct command {
	const char *name;
	const char *sentence; /* msgid; NULL: the call's own */
	const char *example;  /* its words, as in a shell */
	/* What it is there for; CALL_HELLO: no more than that. */
	enum call_id call, also;
	bool programme; /* the first word is one */
	enum command_numbers numbers;

	/* One with code of its own */
	const char *usage; /* its words, without the name */
	int min, max;      /* words after those, max -1: any number */
	const struct option_row *options;
	/* Reads words and options further, ERR_USAGE; NULL: nothing to do. */
	int (*read)(struct job *, struct err *);
	int (*run)(struct job *, struct err *);

	/* One that is but its call: no .run, no .usage, no .options */
	const struct command_field *fields; /* words first; ended by {0} */
	const struct command_look *look;
	bool keeps;       /* what is not given stays as it is seen */
	const char *rows; /* the list that the reply is there for, or NULL */
	const struct command_shown *shown; /* columns of it, or lines */
	const char *done;                  /* msgid, or NULL */
};

/* What one kind of person does; each table is ended by a NULL name. */
struct command_table {
	const char *title; /* msgid */
	const struct command *rows;
};
extern const struct command_table command_tables[]; /* ended by a NULL title */
extern const struct command command_everybody[], command_applicant[],
    command_supervisor[], command_office[], command_season[], command_people[],
    command_facilities[];

/* Options that every command takes; first in each table. */
#define COMMAND_OPTION(name, type, member, value, help)                        \
	{                                                                      \
		name, type, offsetof(struct job, member), value, help          \
	}
#define COMMAND_OPTIONS                                                        \
	COMMAND_OPTION(                                                        \
	    "json", OPTION_FLAG, json, NULL, N_("Answer as JSON.")),           \
	    COMMAND_OPTION("confirm", OPTION_MANY, confirm, "CODE",            \
		N_("Say yes to a warning, once for each.")),                   \
	    COMMAND_OPTION("help", OPTION_FLAG, help, NULL, N_("This text."))
extern const struct option_row command_options[]; /* those alone */

/*
 * Reads the words of a command, argv[0] being its name. job_release must
 * follow, also after a failure; job->json holds already what to answer in.
 */
int
command_read(
    struct job *, const struct options *, int argc, char **argv, struct err *);
/* Makes its calls, after the greeting, and prints. */
int
command_run(struct job *, struct client *, struct err *);
void
job_release(struct job *);

/* Tells a refusal as contracts.md says; returns the exit status. */
int
command_refuse(const struct err *, bool json);
/* A line for each command, by who does it. */
void
command_list(FILE *);
/* How one command is written, with an example and the exit status. */
void
command_help(const struct command *, FILE *);
/* "PROGRAMME N --of MEMBER --reason TEXT"; heap. */
char *
command_usage(const struct command *);
/* What the exit status says; translated. */
const char *
command_statuses(void);

/* For the commands: a warning of that code was said yes to (--confirm). */
bool
command_confirmed(const struct job *, const char *code);
/* For the commands: versions of the slots in job->numbers, in their order.
 * *seen is a list of struct case_seen, to be released with free(seen->at). */
int
command_seen(struct job *, struct list *seen, struct err *);
/* "1, 4, 7" from the int64_t at this offset of each row; heap. */
char *
command_numbers(const struct list *, size_t row_bytes, size_t offset);

#endif
