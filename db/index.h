/* SPDX-License-Identifier: MIT */
/*
 * index: keeps what the searches look at. Whoever writes calls it in the same
 * transaction, after the write.
 */
#ifndef INDEX_H
#define INDEX_H

#include "db/store/store.h"

/* After a person is added, his names, number or qualifications are changed,
 * or he is merged into another. An affiliation needs nothing. */
int
index_person(struct store *, int64_t person, struct err *);
/* After a hospital is added or named otherwise. */
int
index_hospital(struct store *, int64_t hospital, struct err *);

#endif
