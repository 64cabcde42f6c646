/* SPDX-License-Identifier: MIT */
/*
 * feed: what a program sends, made palatable to libvterm.
 *
 * libvterm 0.1.4 obeys only the first of several private modes switched in
 * one sequence (CSI ? 1006 ; 1000 h, as terminfo's XM does it), and forgets
 * the beginning of a character whose end comes with the next piece. So such a
 * sequence is passed on as one sequence for each mode, and a character whole,
 * wherever the pieces of it were cut by read(). Everything else passes
 * unchanged.
 */
#ifndef FEED_H
#define FEED_H

#include <stddef.h>

struct feed {
	char mode[64]; /* the beginning of a sequence that is not complete */
	size_t nmode;
	char cut[4]; /* of a character that is not complete */
	size_t ncut;
};

/* Hands on bytes by calling pass, at least once for what is not held back. */
void
feed_bytes(struct feed *, const char *bytes, size_t n,
    void (*pass)(void *, const char *, size_t), void *arg);

#endif
