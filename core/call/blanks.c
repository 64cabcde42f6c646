/* SPDX-License-Identifier: MIT */
#include "blanks.h"

#include "../blanking.h"
#include "../i18n.h"

#define ONCE(s)                                                                \
	M_LINE(s, once, ONCE_CHARS, .min = ONCE_CHARS, .label = N_("once"))
#define BLANK(s) M_INT(s, blank, 1, 0)
#define SEEN(s) M_INT(s, seen, 0, 0)
#define OPT OPTIONAL_MEMBER

SHAPE(blank_propose_args, ONCE(blank_propose_args),
    M_INT(blank_propose_args, revision, 1, 0, OPT),
    M_INT(blank_propose_args, request, 1, 0, OPT),
    M_WORD(blank_propose_args, item, form_words),
    M_INT(blank_propose_args, first, 0, ITEM_BYTES),
    M_INT(blank_propose_args, clusters, BLANKING_LEAST, BLANKING_MOST,
	.label = N_("Characters")));

SHAPE(blank_row, M_INT(blank_row, id, 1, 0), M_INT(blank_row, version, 0, 0),
    M_WORD(blank_row, state, blank_words), M_LINE(blank_row, applicant, 0),
    M_LINE(blank_row, member, 0), M_WORD(blank_row, programme, programme_words),
    M_INT(blank_row, slot, 1, SLOTS_MAX), M_INT(blank_row, revision, 1, 0),
    M_WORD(blank_row, item, form_words), M_INT(blank_row, clusters, 1, 0),
    M_LINE(blank_row, proposed_by, 0), M_TIME(blank_row, proposed_at),
    M_LINE(blank_row, asked_by, 0, OPT), M_LINE(blank_row, reason, 0, OPT));

SHAPE(blank_list, M_TABLE(blank_list, rows, blank_row),
    M_LINE(blank_list, next, 64, OPT));

SHAPE(blank_ask_args, ONCE(blank_ask_args), BLANK(blank_ask_args),
    SEEN(blank_ask_args),
    M_LINE(blank_ask_args, reason, REASON_LIMIT, .label = N_("Reason")));

SHAPE(blank_args, ONCE(blank_args), BLANK(blank_args), SEEN(blank_args));

SHAPE(blank_written, BLANK(blank_written), M_INT(blank_written, version, 0, 0),
    M_WORD(blank_written, state, blank_words),
    M_INT(blank_written, places, 0, 0));
