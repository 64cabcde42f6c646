/* SPDX-License-Identifier: MIT */
/*
 * home: the sentences of マイページ.
 *
 * Pure: who, when and the windows are arguments. Refuses to know the store
 * and the screen. Sentences are heap, in the language of the moment. [seed]
 */
#ifndef HOME_H
#define HOME_H

#include "rules.h"

/* Whose page it is and when he was last here; TIME_NONE: never. */
char *
home_greeting(const char *name, int64_t last_login_at);
/* What can be used on that day, of all that has a window. Programmes are
 * named where a window is open for some of them only. */
char *
home_open_now(const struct rules *, int32_t today);

#endif
