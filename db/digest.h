/* SPDX-License-Identifier: MIT */
/* digest: SHA-256 in hex (nettle). */
#ifndef DIGEST_H
#define DIGEST_H

#include <jansson.h>

#define DIGEST_HEX 65 /* bytes with the end */

/*
 * Of a call's name and its arguments with their members in order: the same
 * call gives the same digest however it was written, and two calls that take
 * the same arguments give two.
 */
void
digest_call(const char *name, const json_t *args, char out[DIGEST_HEX]);

#endif
