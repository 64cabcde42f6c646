/* SPDX-License-Identifier: MIT */
#include "digest.h"

#include <nettle/base16.h>
#include <nettle/sha2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

static void
finish(struct sha256_ctx *ctx, char out[DIGEST_HEX])
{
	uint8_t sum[SHA256_DIGEST_SIZE];

	sha256_digest(ctx, sizeof sum, sum);
	base16_encode_update(out, sizeof sum, sum);
	out[DIGEST_HEX - 1] = '\0';
}

void
digest_call(const char *name, const json_t *args, char out[DIGEST_HEX])
{
	char *text = json_dumps(args, JSON_COMPACT | JSON_SORT_KEYS);
	struct sha256_ctx ctx;

	sha256_init(&ctx);
	/* with its end, so that no name runs into the arguments */
	sha256_update(&ctx, strlen(name) + 1, (const uint8_t *)name);
	if (text != NULL)
		sha256_update(&ctx, strlen(text), (const uint8_t *)text);
	finish(&ctx, out);
	free(text);
}

bool
digest_salt(char out[DIGEST_SALT])
{
	uint8_t bytes[DIGEST_SALT / 2];

	if (getrandom(bytes, sizeof bytes, 0) != (ssize_t)sizeof bytes)
		return false;
	base16_encode_update(out, sizeof bytes, bytes);
	out[DIGEST_SALT - 1] = '\0';
	return true;
}

void
digest_link(const char *before, const char *const *texts, size_t n,
    char out[DIGEST_HEX])
{
	struct sha256_ctx ctx;
	char length[24];
	size_t bytes;

	sha256_init(&ctx);
	sha256_update(&ctx, strlen(before), (const uint8_t *)before);
	for (size_t i = 0; i < n; i++) {
		bytes = strlen(texts[i]);
		snprintf(length, sizeof length, "%zu:", bytes);
		sha256_update(&ctx, strlen(length), (const uint8_t *)length);
		sha256_update(&ctx, bytes, (const uint8_t *)texts[i]);
	}
	finish(&ctx, out);
}
