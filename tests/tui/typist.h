/* SPDX-License-Identifier: MIT */
/*
 * typist: a pseudo-terminal for tests of the lower layers: what a person types
 * is written to it, what the program draws is thrown away.
 */
#ifndef TYPIST_H
#define TYPIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#define TYPIST_TERMINAL "xterm-256color"

struct typist {
	int person;     /* descriptor of the other side */
	FILE *in, *out; /* for newterm() or terminal_start() */
};

void
typist_open(struct typist *, int rows, int columns);
void
typist_close(struct typist *);
void
typist_type(const struct typist *, const char *bytes);
void
typist_type_n(const struct typist *, const char *bytes, size_t n);
void
typist_hang_up(struct typist *);

#endif
