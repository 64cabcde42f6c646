/* SPDX-License-Identifier: MIT */
/* years: the fiscal years that ← → go through on a screen. */
#ifndef YEARS_H
#define YEARS_H

#include <stdint.h>

#include "tui/keys/keymap.h"

/* Why the action can't leave that year, a msgid; NULL: it can, or is another
 * one. */
const char *
years_refuses(int64_t year, enum action);

#endif
