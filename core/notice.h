/* SPDX-License-Identifier: MIT */
/*
 * notice: the words of a mail.
 *
 * Owns the table of subjects and sentences, one row for each thing that is
 * told and each one whom it is told to. Pure: everything that a mail says is
 * a member of mail_row, and none of these can hold clinical text. Refuses to
 * know headers, encodings and how a mail is sent. (domain.md: notices)
 */
#ifndef NOTICE_H
#define NOTICE_H

#include <stddef.h>

#include "call/mail.h"

struct notice_row {
	enum news kind;
	enum whom whom;
	const char *subject, *body; /* msgids */
	const char *next;           /* what to do, and where to look */
};
extern const struct notice_row notice_rows[];
extern const size_t notice_count;

/* The row, or NULL: nobody is told that. */
const struct notice_row *notice_find(enum news, enum whom);

/* Of the site, not of one notice; borrowed. */
struct notice_site {
	const char *office;    /* how the 事務局 is reached */
	const char *open_with; /* how the program is opened */
};

struct notice_text {
	char *subject; /* one line */
	char *body;    /* lines that end with LF */
};

/* In the language of the row; the process's own stays what it was. False,
 * and both NULL, when there is no such notice. */
bool
notice_text(
    const struct mail_row *, const struct notice_site *, struct notice_text *);
void
notice_release(struct notice_text *);

#endif
