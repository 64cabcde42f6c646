/* SPDX-License-Identifier: MIT */
/* mailer: what the mailer asks of the service, and what it answers. */
#ifndef MAILER_H
#define MAILER_H

#include "fixture.h"

#define MINUTES(n) (60LL * (n))
#define DAYS(n) (86400LL * (n))

/* A notice that was taken; the texts are heap. */
struct taken {
	int64_t id;
	char *lease, *message;
};

/* Takes what is due; how many. They stay in .reply. */
size_t
take(struct fixture *);
/* One row of .reply: of what was taken, or of what became of it. */
const json_t *
row(const struct fixture *, size_t i);

/* One is due, and taken. */
struct taken
take_one(struct fixture *);
void
release(struct taken *);
/* What came of one that was taken. */
void
done(struct fixture *, const struct taken *, const char *result,
    const char *detail);

/* How many notices have failed with that as their last result. */
int64_t
failed(struct fixture *, const char *last);

/* So many seconds pass. */
void
later(struct fixture *, int64_t seconds);

#endif
