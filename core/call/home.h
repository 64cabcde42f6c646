/* SPDX-License-Identifier: MIT */
/* home: what マイページ carries. */
#ifndef CALL_HOME_H
#define CALL_HOME_H

#include "cases.h"

struct home {
	struct badges *badges;
	char *greeting, *open_now; /* sentences (core/home.h) */
};
extern const struct shape home_shape;

#endif
