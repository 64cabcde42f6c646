/* SPDX-License-Identifier: MIT */
/*
 * mail: what the mailer's calls carry.
 *
 * A notice tells who, which programme, numbers and categories, how many and
 * where to look; there is no member that could hold clinical text, 備考, a
 * comment or a 通信欄. (domain.md: notices)
 */
#ifndef CALL_MAIL_H
#define CALL_MAIL_H

#include "../shape.h"

#define MAIL_ROWS 50     /* taken at once at most */
#define MAIL_CASES 100   /* named in one notice at most; count says all */
#define MAIL_RESULTS 20  /* told at once at most */
#define MAIL_WAIT 20000  /* ms at most: less than a call may take */
#define DETAIL_BYTES 200 /* of what a mail server answered */

struct mail_take_args {
	int64_t limit; /* rows */
};
extern const struct shape mail_take_args_shape;

/* A case that the notice tells about. */
struct mail_case {
	int programme;
	int64_t slot;
	int category;
	char *applicant, *supervisor; /* names */
	int fall; /* enum fall: why it came back, else none */
};
extern const struct shape mail_case_shape;

/*
 * One notice to one person. message_id is what stands before "@" in its
 * Message-ID, the same at every try. What does not belong to the kind is
 * none.
 */
struct mail_row {
	int64_t id;
	char *message_id;     /* 32 hex digits */
	char *lease;          /* of this taking; goes back with mail.done */
	int kind, whom;       /* enum news; enum whom: what the recipient is */
	int lang;             /* enum lang: the recipient's, else the site's */
	char *address, *name; /* the recipient's */
	int64_t tries;        /* with this one */
	int64_t doubts;       /* tries that may have arrived */
	int64_t written_at;
	struct list cases; /* of mail_case, by applicant and number */
	int64_t count;     /* cases in all: told of, waiting or missing */
	int programme;     /* of an application or a deadline */
	char *applicant;   /* of an application */
	char *receipt;     /* 受付番号 */
	int32_t day;       /* asked since; last day of the 申請期間 */
	int64_t days;      /* waiting since then, or left until then */
	int failed_kind;   /* of the notice that failed */
	char *failed_name; /* and to whom it was */
};
extern const struct shape mail_row_shape;

struct mail_batch {
	struct list rows; /* of mail_row */
	int64_t next_s;   /* seconds until asking again is of use */
	int64_t lease_s;  /* seconds in which mail.done is awaited */
	char *office;     /* how the 事務局 is reached */
	char *open_with;  /* how the program is opened */
};
extern const struct shape mail_batch_shape;

/*
 * Answered when a notice was written since the last answer to this
 * connection, or when the time is over: whoever waits holds nothing meanwhile,
 * and looks now and then all the same. A service that can't tell answers at
 * once.
 */
struct mail_wait_args {
	int64_t ms;
};
extern const struct shape mail_wait_args_shape;

struct mail_next {
	int64_t next_s; /* seconds until there may be one; 0: there is */
};
extern const struct shape mail_next_shape;

/* What became of a notice that was taken. */
struct mail_result {
	int64_t id;
	char *lease;
	int result;   /* enum delivery, to "possible" */
	char *detail; /* what the mail server said, or none */
};
extern const struct shape mail_result_shape;

struct mail_done_args {
	struct list results; /* of mail_result */
};
extern const struct shape mail_done_args_shape;

/* What stands there now. */
struct mail_told {
	int64_t id;
	bool counted;   /* false: its lease is over, and nothing was written */
	int state;      /* enum notice, or none: not counted */
	int64_t due_at; /* of the next try, or none */
};
extern const struct shape mail_told_shape;

struct mail_done {
	struct list rows; /* of mail_told, as the results */
};
extern const struct shape mail_done_shape;

#endif
