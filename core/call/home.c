/* SPDX-License-Identifier: MIT */
#include "home.h"

SHAPE(home, M_ONE(home, badges, badges), M_LINE(home, greeting, 0),
    M_LINE(home, open_now, 0));
