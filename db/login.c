/* SPDX-License-Identifier: MIT */
#include "login.h"

#include <pwd.h>
#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "core/text.h"

#define ENTRY_BYTES 4096
#define NO_UID ((uid_t)-2) /* so every source of accounts is asked */

void
login_load(void)
{
	free(login_of_uid(NO_UID));
}

char *
login_of_uid(uid_t uid)
{
	char buffer[ENTRY_BYTES];
	struct passwd entry, *found = NULL;

	if (getpwuid_r(uid, &entry, buffer, sizeof buffer, &found) != 0 ||
	    found == NULL)
		return NULL;
	return heap_dup(found->pw_name);
}

bool
login_exists(const char *login)
{
	char buffer[ENTRY_BYTES];
	struct passwd entry, *found = NULL;

	return getpwnam_r(login, &entry, buffer, sizeof buffer, &found) == 0 &&
	       found != NULL;
}

char *
login_full_name(const char *login)
{
	char buffer[ENTRY_BYTES];
	struct passwd entry, *found = NULL;
	size_t n;

	if (getpwnam_r(login, &entry, buffer, sizeof buffer, &found) != 0 ||
	    found == NULL || found->pw_gecos == NULL)
		return heap_dup(login);
	n = strcspn(found->pw_gecos, ",");
	return n == 0 ? heap_dup(login) : text_clean_line(found->pw_gecos, n);
}
