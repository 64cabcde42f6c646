/* SPDX-License-Identifier: MIT */
/* announcements: what the calls carry by which the 事務局 writes お知らせ. */
#ifndef CALL_ANNOUNCEMENTS_H
#define CALL_ANNOUNCEMENTS_H

#include "cases.h"
#include "requests.h"

#define ANNOUNCEMENT_LIMIT 400 /* clusters */

struct announcement_kept {
	int64_t id, version;
	int32_t from_on, to_on; /* to_on none: until it is ended */
	char *text;
	char *by; /* who wrote it last */
	int64_t at;
};
extern const struct shape announcement_kept_shape;

struct announcement_list {
	struct list rows; /* of announcement_kept, newest first */
	char *next;
};
extern const struct shape announcement_list_shape;

struct announcement_save_args {
	char *once;
	int64_t id, seen; /* id none: a new one */
	int32_t from_on;  /* none: today */
	int32_t to_on;
	char *text;
};
extern const struct shape announcement_save_args_shape;

struct announcement_end_args {
	char *once;
	int64_t id, seen;
};
extern const struct shape announcement_end_args_shape;

struct announcement_written {
	int64_t id, version;
};
extern const struct shape announcement_written_shape;

#endif
