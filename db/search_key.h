/* SPDX-License-Identifier: MIT */
/*
 * search_key: what a search looks into, made of names and numbers when they
 * are written. Owns how they are put together; folding is text_fold's.
 */
#ifndef SEARCH_KEY_H
#define SEARCH_KEY_H

/* Of a person: name, kana, roman, member number; of an old name and of a
 * hospital with "" for what it hasn't. NULL is "". Heap. */
char *
search_key(const char *, const char *, const char *, const char *);

#endif
