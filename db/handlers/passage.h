/* SPDX-License-Identifier: MIT */
/*
 * passage: takes a passage out of every text of a case that holds it.
 *
 * Owns where copies live: all revisions and drafts of the number and of those
 * that were copied from it or to it, comments and messages about them,
 * answers to the anonymity check, and kept replies. Not 備考: it is its
 * owner's alone, and he can change it. No mail and no audit row holds any
 * text. A backup keeps what it holds.
 */
#ifndef PASSAGE_H
#define PASSAGE_H

#include "db/digest.h"
#include "facts.h"

struct passage {
	int64_t blank; /* which lets the revisions be changed */
	int64_t slot;
	char *text; /* what is to go; heap */
	char salt[DIGEST_SALT], hash[DIGEST_HEX];
	int64_t places; /* texts that held it */
};

/*
 * Reads the passage where it was marked: 0, or ERR_STALE when nothing but
 * marks stands there any more. To be released in any case.
 */
int
passage_read(
    struct ctx *, const struct passage_row *, struct passage *, struct err *);
void
passage_release(struct passage *);

/* Takes it out. The hash is over the salt and, in the order of revisions and
 * items, each text of a revision as it was. */
int
passage_take_out(struct ctx *, struct passage *, struct err *);

#endif
