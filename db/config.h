/* SPDX-License-Identifier: MIT */
/*
 * config: the configuration file, as the service trusts it, and the zone of
 * the site, which becomes the process's.
 */
#ifndef CONFIG_H
#define CONFIG_H

#include "core/conf.h"

/*
 * The file that was named, which must be there; NULL: the host's, if there is
 * one (core/install.h). It is to belong to root or to who runs this. conf is
 * to be released also after ERR_USAGE.
 */
int
config_load(const char *named, struct conf *, struct err *);
/*
 * Days are the zone's: what the file says, else TZ, else the usual one. It
 * must be one that the host knows, for an unknown one would silently be UTC.
 */
int
config_zone(const struct conf *, struct err *);

#endif
