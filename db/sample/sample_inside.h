/* SPDX-License-Identifier: MIT */
/* sample_inside: what the files of the sample share. */
#ifndef SAMPLE_INSIDE_H
#define SAMPLE_INSIDE_H

#include <jansson.h>

#include "db/store/store.h"

extern const char sample_json[];
extern const size_t sample_json_bytes;

/* Replaces every "T±n" and "FY±n-MM-DD" (and FROM..TO of them) by a day. */
void
sample_days(json_t *, int32_t today);

/* Carries out the steps of the story, each at its own day and hour. */
int
sample_story(struct store *, const json_t *story, struct err *);

#endif
