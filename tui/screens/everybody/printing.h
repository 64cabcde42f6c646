/* SPDX-License-Identifier: MIT */
/* printing: what a screen prints, and the box that asks where. */
#ifndef PRINTING_H
#define PRINTING_H

#include "tui/gather.h"
#include "tui/program/screen.h"

/* Nothing is read yet: gather_add follows. The title is translated. */
void
printing_begin(struct screen *, struct gather *, const char *title);
/* Asks where, then reads and prints; takes it over. name: of the file, without
 * .pdf. */
void
printing_ask(struct screen *, struct gather *, const char *name);
/* One piece alone; id: see gather_add. The file is NAME-ID. */
void
printing_one(struct screen *, enum gather_kind, int64_t id, const char *title,
    const char *name);

#endif
