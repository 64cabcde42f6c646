/* SPDX-License-Identifier: MIT */
/*
 * grow: JSON that almost fits a shape, made as bytes say. Mutation alone
 * seldom writes an object with twelve right members.
 */
#ifndef GROW_H
#define GROW_H

#include "core/shape.h"
#include "fuzz.h"

/* Every member has one byte that says: as it should be, null, of another
 * type, or not there; what follows are values. NULL shape: {}. */
json_t *
grow(struct bytes *, const struct shape *);

#endif
