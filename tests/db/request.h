/* SPDX-License-Identifier: MIT */
/* request: the arguments of request.send and request.withdraw, for tests. */
#ifndef REQUEST_H
#define REQUEST_H

#include "fixture.h"

/* request.send of one case: slot, seen, to */
#define SEND(slot_, seen_, to_)                                                \
	"{s:s, s:[{s:i, s:I}], s:s}", "programme", NEW, "cases", "slot",       \
	    slot_, "seen", (json_int_t)(seen_), "to", to_
/* request.withdraw of one case: slot, seen */
#define WITHDRAW(slot_, seen_)                                                 \
	"{s:[s], s:s, s:[{s:i, s:I}]}", "confirm", "told", "programme", NEW,   \
	    "cases", "slot", slot_, "seen", (json_int_t)(seen_)

#endif
