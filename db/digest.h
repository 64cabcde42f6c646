/* SPDX-License-Identifier: MIT */
/* digest: SHA-256 in hex (nettle). */
#ifndef DIGEST_H
#define DIGEST_H

#include <jansson.h>
#include <stdbool.h>

#define DIGEST_HEX 65 /* bytes with the end */
/* What stands before the first row of a chain. */
#define DIGEST_START                                                           \
	"0000000000000000000000000000000000000000000000000000000000000000"

/*
 * Of a call's name and its arguments with their members in order: the same
 * call gives the same digest however it was written, and two calls that take
 * the same arguments give two.
 */
void
digest_call(const char *name, const json_t *args, char out[DIGEST_HEX]);

#define DIGEST_SALT 33 /* bytes with the end */
/* Random, in hex: false when the system gives nothing. */
bool
digest_salt(char out[DIGEST_SALT]);

/*
 * The next link of a chain: of the link before it, in hex, and of each text
 * after its bytes in decimal and a colon, so that no text runs into another.
 */
void
digest_link(const char *before, const char *const *texts, size_t n,
    char out[DIGEST_HEX]);

#endif
