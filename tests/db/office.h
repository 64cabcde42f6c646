/* SPDX-License-Identifier: MIT */
/* office: what the 事務局 does about a case of number 1, for tests. */
#ifndef OFFICE_H
#define OFFICE_H

#include "fixture.h"

#define YAMADA 1
#define SATO 10
#define CASE(person_)                                                          \
	"person", person_, "programme", NEW, "slot", 1, "seen",                \
	    (int)slot_version(f, person_)
#define PAPER "{s:i,s:s,s:i,s:i,s:s,s:I,s:s,s:s}"
#define PAPER_OF(person_, member_)                                             \
	CASE(person_), "supervisor", member_, "revision",                      \
	    (json_int_t)slot_revision(f, person_), "received_on",              \
	    "2026-06-10", "reason", "指導者が退会したため"
#define REVOKE "{s:i,s:s,s:i,s:i,s:s}"
#define REVOKE_OF(person_) CASE(person_), "reason", "事務局の誤記のため"
#define REASSIGN "{s:i,s:s,s:i,s:i,s:s,s:s,s:s}"
#define REASSIGN_OF(person_, member_)                                          \
	CASE(person_), "supervisor", member_, "consent_on", "2026-06-12",      \
	    "reason", "指導者が長期休職のため"

int64_t
slot_version(struct fixture *, int person);
int64_t
slot_revision(struct fixture *, int person);
/* How many notices of a kind somebody got. */
int64_t
told(struct fixture *, int person, const char *kind);
void
make_staff(struct fixture *, const char *login);
/* The last refusal is about that argument. */
void
names_field(const struct fixture *, const char *name);

#endif
