/* SPDX-License-Identifier: MIT */
/* digest: SHA-256 in hex (nettle). */
#ifndef DIGEST_H
#define DIGEST_H

#include <jansson.h>

#define DIGEST_HEX 65 /* bytes with the end */

/* Of a JSON value with its members in order, so that the same arguments
 * give the same digest however they were written. */
void
digest_json(const json_t *, char out[DIGEST_HEX]);

#endif
