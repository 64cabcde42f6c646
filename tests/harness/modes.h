/* SPDX-License-Identifier: MIT */
/*
 * modes: what a program sends, made palatable to libvterm.
 *
 * libvterm 0.1.4 obeys only the first of several private modes switched in
 * one sequence (CSI ? 1006 ; 1000 h, as terminfo's XM does it). Such a
 * sequence is passed on as one sequence for each mode, wherever the pieces of
 * it were cut by read(). Everything else passes unchanged.
 */
#ifndef MODES_H
#define MODES_H

#include <stddef.h>

struct modes {
	char held[64]; /* the beginning of a sequence that is not complete */
	size_t n;
};

/* Hands on bytes by calling pass, at least once for what is not held back. */
void
modes_feed(struct modes *, const char *bytes, size_t n,
    void (*pass)(void *, const char *, size_t), void *arg);

#endif
