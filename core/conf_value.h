/* SPDX-License-Identifier: MIT */
/* conf_value: what a key of each type may hold; for conf.c alone. */
#ifndef CONF_VALUE_H
#define CONF_VALUE_H

#include "conf.h"

/* True when the key takes this value; else why is a translated sentence of
 * at most that many bytes. */
bool
conf_value_fits(
    const struct conf_row *, const char *value, char *why, size_t bytes);

#endif
