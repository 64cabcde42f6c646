/* SPDX-License-Identifier: MIT */
/* config: the configuration file, as a person's program finds it. */
#ifndef CONFIG_H
#define CONFIG_H

#include "core/conf.h"

/*
 * The file that was named, which must be there; NULL: the host's, if there is
 * one (core/install.h). conf is to be released also after ERR_USAGE.
 */
int
config_load(const char *named, struct conf *, struct err *);

#endif
