/* SPDX-License-Identifier: MIT */
#include "fuzz.h"

#include <jansson.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "core/heap.h"

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	/* wcwidth needs it; without it each finding would be a false one */
	if (setlocale(LC_CTYPE, "C.UTF-8") == NULL)
		abort();
	setenv("TZ", "Asia/Tokyo", 1);
	tzset();
	json_object_seed(1);
	return 0;
}

void
fuzz_failed(const char *what, const char *file, int line)
{
	fprintf(stderr, "%s:%d: must hold: %s\n", file, line, what);
	abort();
}

unsigned
bytes_take(struct bytes *bytes)
{
	if (bytes->n == 0)
		return 0;
	bytes->n--;
	return *bytes->at++;
}

char *
bytes_text(struct bytes *bytes, size_t n)
{
	const char *from = (const char *)bytes->at;
	size_t most = n < bytes->n ? n : bytes->n;
	size_t len = most == 0 ? 0 : strnlen(from, most);
	size_t used = len < most ? len + 1 : len;

	bytes->at += used;
	bytes->n -= used;
	return len == 0 ? heap_dup("") : heap_ndup(from, len);
}
