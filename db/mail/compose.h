/* SPDX-License-Identifier: MIT */
/*
 * compose: a mail as it goes over the wire (RFC 5322, 2045, 2047): ASCII
 * lines that end in CR LF and have at most 76 characters (one with an address
 * or an identity as many as that has), UTF-8 as base64.
 *
 * Pure: who, when and what are arguments. No line of a text can end a header:
 * whatever is not printable ASCII becomes an encoded-word.
 */
#ifndef MAIL_COMPOSE_H
#define MAIL_COMPOSE_H

#include <stddef.h>
#include <stdint.h>

/* Everything is borrowed. Addresses fit (address.h). */
struct letter {
	const char *from, *from_name;
	const char *reply_to; /* NULL: nobody */
	const char *to, *to_name;
	const char *message_id; /* what stands before "@" */
	const char *subject;    /* one line */
	const char *body;       /* lines that end with LF */
	int64_t at;             /* Date: Unix seconds */
};

/* Heap, and its bytes; it is followed by NUL. */
char *
compose(const struct letter *, size_t *bytes);

#endif
