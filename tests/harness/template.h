/* SPDX-License-Identifier: MIT */
/*
 * template: the state of a fresh demo, made once and copied for every test.
 *
 * Refuses to know what the demo holds: it is whatever the program leaves
 * under XDG_STATE_HOME.
 */
#ifndef TEMPLATE_H
#define TEMPLATE_H

#include <stdio.h>

struct setup;

#define TEMPLATE_NOW "2026-06-15T10:00:00+09:00"

/*
 * Fills the folder state, making the template first if setup->cache has none
 * of this program. 0, or -1 with the reason in why. No child of the process
 * may be running.
 */
int
template_copy(const struct setup *, const char *state, FILE *why);

#endif
