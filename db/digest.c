/* SPDX-License-Identifier: MIT */
#include "digest.h"

#include <nettle/base16.h>
#include <nettle/sha2.h>
#include <stdlib.h>
#include <string.h>

void
digest_call(const char *name, const json_t *args, char out[DIGEST_HEX])
{
	char *text = json_dumps(args, JSON_COMPACT | JSON_SORT_KEYS);
	uint8_t sum[SHA256_DIGEST_SIZE];
	struct sha256_ctx ctx;

	sha256_init(&ctx);
	/* with its end, so that no name runs into the arguments */
	sha256_update(&ctx, strlen(name) + 1, (const uint8_t *)name);
	if (text != NULL)
		sha256_update(&ctx, strlen(text), (const uint8_t *)text);
	sha256_digest(&ctx, sizeof sum, sum);
	base16_encode_update(out, sizeof sum, sum);
	out[DIGEST_HEX - 1] = '\0';
	free(text);
}
