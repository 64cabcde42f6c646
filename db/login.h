/* SPDX-License-Identifier: MIT */
/* login: what the host's list of accounts says of a person. */
#ifndef LOGIN_H
#define LOGIN_H

#include <stdbool.h>
#include <sys/types.h>

/* Loads what the host asks for accounts (nsswitch.conf), so that the children
 * of this process find it there. */
void
login_load(void);
/* Heap; NULL: no account has that number. */
char *login_of_uid(uid_t);
bool
login_exists(const char *login);
/* The full name of an account, cleaned; the login itself when there is none.
 * Heap. */
char *
login_full_name(const char *login);

#endif
