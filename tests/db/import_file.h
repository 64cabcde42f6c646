/* SPDX-License-Identifier: MIT */
/*
 * import_file: the files of the 事務局, through the session. A file is written
 * here with | between cells and a line feed after each line.
 */
#ifndef IMPORT_FILE_H
#define IMPORT_FILE_H

#include "fixture.h"

/* Of every file here. */
#define FILE_ID "0123456789abcdef0123456789abcdef"

/* Headings, and the line of a person who is there without its login. */
#define PEOPLE "member|name|kana|roman|mail|physician|active|login\n"
#define YAMADA "A1001|山田 花子|やまだ はなこ|Yamada Hanako|x@example.org|1|1|"
#define FACILITIES "name|kana|kind|from_on|to_on\n"
#define QUALIFICATIONS "member|kind|from_on|to_on\n"
#define AFFILIATIONS "member|hospital|from_on|to_on\n"

/* One part of a file, counted from 1; as fixture_call. */
int
stage(struct fixture *, const char *login, const char *kind, int part,
    const char *text);
/* A whole file of jimu's is staged and checked; returns .reply. */
json_t *
check(struct fixture *, const char *kind, const char *text);
/* That no line of .reply is wrong, and how many make what difference. */
void
counts(struct fixture *, int added, int changed, int unchanged);
/* Checks and writes; both say the same. */
void
import(struct fixture *, const char *kind, const char *text, int added,
    int changed, int unchanged);
/* The file has this one problem, in that column or in none (NULL); nothing is
 * written. */
void
wrong(struct fixture *, const char *kind, const char *text, int line,
    const char *column, const char *sentence);

#endif
