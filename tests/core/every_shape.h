/* SPDX-License-Identifier: MIT */
/* every_shape: a struct with one member of each type. */
#ifndef EVERY_SHAPE_H
#define EVERY_SHAPE_H

#include "core/shape.h"

extern const struct shape every_shape;

/* A small value of that type: empty, "1", or 1. */
json_t *shape_sample(json_type);

#endif
