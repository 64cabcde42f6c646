/* SPDX-License-Identifier: MIT */
/* program_stack: screens above each other; for program.c alone. */
#ifndef PROGRAM_STACK_H
#define PROGRAM_STACK_H

#include "program.h"

struct screen *
program_top(struct program *);
/* Draws what is seen: the lowest opaque screen and those over it. */
void
program_draw_stack(struct program *);
/* All that is open reads again, from the tab upwards. */
void
program_reload(struct program *);
/* The person goes, or is another one: keep what was typed, close all. */
void
program_leave(struct program *);

#endif
