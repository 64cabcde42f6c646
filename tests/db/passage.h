/* SPDX-License-Identifier: MIT */
/* passage: a patient's name in yamada's case 1, and its way to ●●●. */
#ifndef PASSAGE_H
#define PASSAGE_H

#include "fixture.h"

#define NAME "髙橋様"
#define SOCIAL "夫の" NAME "と二人暮らし。" NAME "は無職。"

/* In every text of "夫の髙橋様…": clusters 2 to 4. */
#define PASSAGE(which_, id_)                                                   \
	"{s:I, s:s, s:i, s:i}", which_, (json_int_t)(id_), "item", "social",   \
	    "first", 2, "clusters", 3
#define BLANK(id_, seen_)                                                      \
	"{s:I, s:i}", "blank", (json_int_t)(id_), "seen", seen_
#define ASK(id_, reason_)                                                      \
	"{s:I, s:i, s:s}", "blank", (json_int_t)(id_), "seen", 1, "reason",    \
	    reason_

/* Three more of the office, who are physicians: onodera, tanaka and sato. */
void
set_office(struct fixture *);
/* Revision 1 of number 1 holds it in two items; request 1 by suzuki. */
void
slip(struct fixture *);
/* yamada marks it; the blank. */
int64_t
propose(struct fixture *);
/* One of the office asks, another agrees. */
void
agree(struct fixture *, int64_t blank);
/* It is in no text that a person wrote. */
void
gone_everywhere(struct fixture *);

#endif
