/* SPDX-License-Identifier: MIT */
/*
 * place: folders that a test may fill and that are gone afterwards.
 *
 * Owns making, copying and removing folders. Refuses to know what is in them.
 */
#ifndef PLACE_H
#define PLACE_H

#include "script.h"

char *
place_new(void); /* a new folder under $TMPDIR or /tmp; NULL with errno */
void
place_remove(const char *path); /* with all that is in it */
int
place_copy(const char *from, const char *to); /* folders; 0 or -1, errno */

/*
 * A home inside the folder path, made, and the environment of a program that
 * lives there: nothing of the caller's but PATH and what tells sanitizers,
 * coverage and terminfo where to look. 0 or -1 with errno.
 */
int
place_settle(const char *path, struct words *env);

#endif
