/* SPDX-License-Identifier: MIT */
/* member: what the office does with a member, by jimu. */
#ifndef MEMBER_H
#define MEMBER_H

#include "fixture.h"

#define TANAKA 8

int64_t
member_version(struct fixture *, int person);
/* A call that takes a person and what was seen. */
void
member_done(struct fixture *, const char *call, int person);
/* Writes all that there is of tanaka, with that name and login. */
void
member_edit_tanaka(struct fixture *, const char *name, const char *login);
/* How many are found. */
size_t
member_found(struct fixture *, const char *query);

#endif
