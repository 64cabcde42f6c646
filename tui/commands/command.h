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
#include "tui/import_file.h"
#include "tui/options.h"

/* A command with its words, read; strings are borrowed unless said. */
struct job {
	const struct command *command;
	struct client *client; /* while it runs */
	bool json, help;
	struct list confirm; /* of const char * */

	int programme;         /* or WORD_NONE */
	struct list numbers;   /* of int64_t: slots, or requests */
	struct list revisions; /* of int64_t: what .read found in words */
	int nwords;            /* what stands after them */
	char **words;

	/* options of single commands */
	bool draft, undo, request, dry_run, remind, as_text;
	const char *printer;
	const char *cases, *from, *until, *to, *message, *comment;
	const char *of, *on, *reason, *revision, *year;
	const char *format, *output, *encoding;
	struct list items; /* of const char *, ITEM=TEXT */

	/* what .read makes of them, heap */
	struct items texts;
	bool given[ITEM_COUNT];
	char *text;   /* note, query or message */
	char *person; /* member number */
	struct span span;
	int64_t fiscal_year, units; /* or INT_NONE */
	int window;                 /* enum window */
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

struct command {
	const char *name;
	const char *usage;    /* its words, without the name */
	const char *sentence; /* msgid */
	bool programme;       /* the first word is one */
	enum command_numbers numbers;
	int min, max; /* words after those, max -1: any number */
	const struct option_row *options;
	/* Reads words and options further, ERR_USAGE; NULL: nothing to do. */
	int (*read)(struct job *, struct err *);
	int (*run)(struct job *, struct err *);
};

extern const struct command command_rows[]; /* ended by a NULL name */

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
/* A line for each command. */
void
command_list(FILE *);
/* How one command is written. */
void
command_help(const struct command *, FILE *);

/* For the commands: versions of the slots in job->numbers, in their order.
 * *seen is a list of struct case_seen, to be released with free(seen->at). */
int
command_seen(struct job *, struct list *seen, struct err *);
/* "1, 4, 7" from the int64_t at this offset of each row; heap. */
char *
command_numbers(const struct list *, size_t row_bytes, size_t offset);

/* credits.c */
int
command_credits_read(struct job *, struct err *);
int
command_credits_run(struct job *, struct err *);
/* home.c */
int
command_home_run(struct job *, struct err *);
/* notices.c */
int
command_resend_run(struct job *, struct err *);
int
command_reminders_read(struct job *, struct err *);
int
command_reminders_run(struct job *, struct err *);
int
command_notices_run(struct job *, struct err *);
int
command_notice_read(struct job *, struct err *);
int
command_notice_again_run(struct job *, struct err *);
int
command_notice_give_up_run(struct job *, struct err *);
/* cases.c */
int
command_list_run(struct job *, struct err *);
int
command_show_run(struct job *, struct err *);
int
command_set_read(struct job *, struct err *);
int
command_set_run(struct job *, struct err *);
int
command_discard_run(struct job *, struct err *);
extern const struct option_row command_delete_options[];
int
command_delete_run(struct job *, struct err *);
int
command_note_read(struct job *, struct err *);
int
command_note_run(struct job *, struct err *);
int
command_register_run(struct job *, struct err *);
/* hints.c */
extern const struct option_row command_hint_options[];
int
command_hint_read(struct job *, struct err *);
int
command_hint_run(struct job *, struct err *);
/* revisions.c */
int
command_revisions_run(struct job *, struct err *);
int
command_revision_read(struct job *, struct err *);
int
command_revision_run(struct job *, struct err *);
int
command_copy_run(struct job *, struct err *);
/* blanks.c */
extern const struct option_row command_blank_options[];
int
command_blank_read(struct job *, struct err *);
int
command_blank_run(struct job *, struct err *);
int
command_blanks_run(struct job *, struct err *);
int
command_blank_one_read(struct job *, struct err *);
int
command_blank_ask_run(struct job *, struct err *);
int
command_blank_agree_run(struct job *, struct err *);
int
command_blank_refuse_run(struct job *, struct err *);
/* search.c */
extern const struct option_row command_supervisors_options[];
extern const struct option_row command_facilities_options[];
int
command_supervisors_read(struct job *, struct err *);
int
command_supervisors_run(struct job *, struct err *);
int
command_facilities_read(struct job *, struct err *);
int
command_facilities_run(struct job *, struct err *);
/* requests.c */
extern const struct option_row command_request_options[];
int
command_request_read(struct job *, struct err *);
int
command_request_run(struct job *, struct err *);
int
command_withdraw_run(struct job *, struct err *);
/* decide.c */
extern const struct option_row command_reject_options[];
int
command_inbox_run(struct job *, struct err *);
int
command_view_run(struct job *, struct err *);
int
command_approve_run(struct job *, struct err *);
int
command_reject_read(struct job *, struct err *);
int
command_reject_run(struct job *, struct err *);
/* office.c */
extern const struct option_row command_paper_options[];
extern const struct option_row command_revoke_options[];
extern const struct option_row command_reassign_options[];
extern const struct option_row command_windows_options[];
extern const struct option_row command_window_options[];
extern const struct option_row command_deadline_options[];
int
command_waiting_run(struct job *, struct err *);
/* --of and --reason, which it needs. */
int
command_office_read(struct job *, struct err *);
int
command_paper_read(struct job *, struct err *);
int
command_paper_run(struct job *, struct err *);
int
command_revoke_run(struct job *, struct err *);
int
command_reassign_read(struct job *, struct err *);
int
command_reassign_run(struct job *, struct err *);
/* The person whose member number --of is. */
int
command_find_person(struct job *, int64_t *person, struct err *);
int
command_windows_read(struct job *, struct err *);
int
command_windows_run(struct job *, struct err *);
int
command_window_read(struct job *, struct err *);
int
command_window_run(struct job *, struct err *);
int
command_units_read(struct job *, struct err *);
int
command_units_run(struct job *, struct err *);
int
command_deadline_read(struct job *, struct err *);
int
command_deadline_run(struct job *, struct err *);
/* paper.c */
extern const struct option_row command_print_options[];
int
command_print_read(struct job *, struct err *);
int
command_print_run(struct job *, struct err *);
int
command_confirmation_run(struct job *, struct err *);
int
command_print_requests_run(struct job *, struct err *);
/* applications.c */
int
command_submit_run(struct job *, struct err *);
int
command_applications_run(struct job *, struct err *);
/* audit.c */
int
command_audit_run(struct job *, struct err *);
int
command_audit_check_run(struct job *, struct err *);
extern const struct option_row command_merge_options[];
int
command_merge_read(struct job *, struct err *);
int
command_merge_run(struct job *, struct err *);
/* unfinished.c */
extern const struct option_row command_unfinished_options[];
int
command_unfinished_run(struct job *, struct err *);
/* announcements.c */
extern const struct option_row command_announce_options[];
int
command_announcements_run(struct job *, struct err *);
int
command_announce_read(struct job *, struct err *);
int
command_announce_run(struct job *, struct err *);
int
command_announce_end_read(struct job *, struct err *);
int
command_announce_end_run(struct job *, struct err *);
/* import.c */
extern const struct option_row command_import_options[];
int
command_import_read(struct job *, struct err *);
int
command_import_run(struct job *, struct err *);
/* export.c */
extern const struct option_row command_export_options[];
int
command_export_read(struct job *, struct err *);
int
command_export_run(struct job *, struct err *);
/* import_report.c */
extern const struct option_row command_import_report_options[];
int
command_import_report_read(struct job *, struct err *);
int
command_import_report_run(struct job *, struct err *);

#endif
