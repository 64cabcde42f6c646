/* SPDX-License-Identifier: MIT */
/*
 * cases_refuses: what can be done with the row under the cursor of a case
 * list, or with the marked ones, as the workflow has it.
 */
#ifndef CASES_REFUSES_H
#define CASES_REFUSES_H

#include "core/call/cases.h"
#include "tui/keys/keymap.h"
#include "tui/program/screen.h"

/* Why not, or NULL: screen_ops.refuses of one programme's list. */
const char *
cases_refuses(const struct screen *, int programme, enum action);
/* The event that a row can be marked for; -1: none. */
int
cases_mark_event(int programme, const struct case_row *);
/* The event of the marked rows, else of the row under the cursor; or -1. */
int
cases_chosen_event(const struct screen *, int programme);

#endif
