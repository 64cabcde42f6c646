/* SPDX-License-Identifier: MIT */
/*
 * heap: memory that is there or the program ends.
 *
 * A terminal program and a child that serves one connection have nothing
 * better to do without memory than to stop; drafts are already on disk.
 * Everything returned is the caller's, to be released with free().
 */
#ifndef HEAP_H
#define HEAP_H

#include <stddef.h>

void *
heap_new(size_t count, size_t bytes); /* zeroed; count * bytes is checked */
void *
heap_grow(void *, size_t count, size_t bytes); /* as realloc */
char *
heap_dup(const char *); /* NULL gives NULL */
char *
heap_ndup(const char *, size_t bytes); /* a terminated copy of bytes */
char *
heap_printf(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

#endif
