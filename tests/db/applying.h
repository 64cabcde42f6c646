/* SPDX-License-Identifier: MIT */
/* applying: yamada's way to an application, for tests. */
#ifndef APPLYING_H
#define APPLYING_H

#include "fixture.h"

#define ALL 20
#define PLAIN "certified-new"

/* The application windows of NEW and PLAIN in 2026, open at 2026-06-15. */
void
open_windows(struct fixture *);
/* All twenty approved by suzuki, each category among them. */
void
approve_all(struct fixture *);
/* What application.submit is told of the cases of a programme. */
json_t *
seen_cases(struct fixture *, const char *programme);
/* Submits NEW; the application. */
int64_t
submit(struct fixture *);
int64_t
application_version(struct fixture *, int64_t id);
/* How many slots of NEW are in that state. */
int64_t
in_state(struct fixture *, const char *state);

#endif
