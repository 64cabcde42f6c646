/* SPDX-License-Identifier: MIT */
/*
 * owner: the one person of a private database. He is its member, its
 * physician and its staff, so that he can begin with an empty directory.
 */
#ifndef OWNER_H
#define OWNER_H

#include "db/store/store.h"

/* The chosen login, else the one of this process; heap. */
char *
owner_login(const char *chosen);
/* Enters him into a store that holds nobody yet. */
int
owner_start(struct store *, const char *login, struct err *);

#endif
