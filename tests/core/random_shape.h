/* SPDX-License-Identifier: MIT */
/*
 * random_shape: structs of any shape with random values that their shapes
 * allow, and whether two of them hold the same.
 */
#ifndef RANDOM_SHAPE_H
#define RANDOM_SHAPE_H

#include "core/shape.h"

/* Prints the seed it begins with; TEST_SEED=N takes that one again. */
void
random_begin(void);
uint64_t random_below(uint64_t);

/* Fills storage that needs no init; to be released by shape_release. */
void
shape_fill(const struct shape *, void *);
bool
shape_same(const struct shape *, const void *, const void *);

/* A random struct as a peer gets it: through text. Takes the reference. */
json_t *
shape_through_text(json_t *);
json_t *
shape_random_wire(const struct shape *);
/*
 * Decodes into storage full of rubbish. 0, or the code of the refusal, after
 * which the storage must hold nothing. With: one member is replaced (NULL:
 * taken out); takes the reference of its value.
 */
int
shape_decode(const struct shape *, const json_t *);
int
shape_decode_with(
    const struct shape *, const json_t *, const char *name, json_t *value);

/* Calls visit once for every shape that the calls carry, at any depth. */
void
shapes_visit(void (*visit)(const struct shape *));

#endif
