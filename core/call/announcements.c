/* SPDX-License-Identifier: MIT */
#include "announcements.h"

#include "../i18n.h"

#define OPT OPTIONAL_MEMBER
#define ONCE(s)                                                                \
	M_LINE(s, once, ONCE_CHARS, .min = ONCE_CHARS, .label = N_("once"))

SHAPE(announcement_kept, M_INT(announcement_kept, id, 1, 0),
    M_INT(announcement_kept, version, 1, 0), M_DATE(announcement_kept, from_on),
    M_DATE(announcement_kept, to_on, OPT), M_PROSE(announcement_kept, text, 0),
    M_LINE(announcement_kept, by, 0), M_TIME(announcement_kept, at));

SHAPE(announcement_list, M_TABLE(announcement_list, rows, announcement_kept),
    M_LINE(announcement_list, next, 64, OPT));

SHAPE(announcement_save_args, ONCE(announcement_save_args),
    M_INT(announcement_save_args, id, 1, 0, OPT),
    M_INT(announcement_save_args, seen, 0, 0),
    M_DATE(announcement_save_args, from_on, OPT, .label = N_("First day")),
    M_DATE(announcement_save_args, to_on, OPT, .label = N_("Last day")),
    M_PROSE(announcement_save_args, text, ANNOUNCEMENT_LIMIT, .min = 1,
	.label = N_("Text")));

SHAPE(announcement_end_args, ONCE(announcement_end_args),
    M_INT(announcement_end_args, id, 1, 0),
    M_INT(announcement_end_args, seen, 1, 0));

SHAPE(announcement_written, M_INT(announcement_written, id, 1, 0),
    M_INT(announcement_written, version, 1, 0));
