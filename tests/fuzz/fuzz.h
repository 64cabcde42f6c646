/* SPDX-License-Identifier: MIT */
/*
 * fuzz: what the fuzz targets share. A target is fuzz_NAME.c, linked with
 * core only (and the file it is about); libFuzzer brings main() and hands it bytes. Its first inputs
 * stand in corpus/NAME. `make fuzz` runs them all.
 */
#ifndef FUZZ_H
#define FUZZ_H

#include <stddef.h>
#include <stdint.h>

/* What libFuzzer calls. The former is here for all targets: a UTF-8 locale
 * and the same hashes in every run. */
int
LLVMFuzzerInitialize(int *argc, char ***argv);
int
LLVMFuzzerTestOneInput(const uint8_t *, size_t);

/* What doesn't hold is a finding: it is said and the program ends. */
#define MUST(holds)                                                            \
	((holds) ? (void)0 : fuzz_failed(#holds, __FILE__, __LINE__))
__attribute__((noreturn)) void
fuzz_failed(const char *what, const char *file, int line);

/* The bytes of an input that are not used yet; borrowed. */
struct bytes {
	const uint8_t *at;
	size_t n;
};

unsigned
bytes_take(struct bytes *); /* the next one; 0 when there is none */
/* The next bytes, at most n and up to a NUL, which is taken too; heap. */
char *
bytes_text(struct bytes *, size_t n);

#endif
