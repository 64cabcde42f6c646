/* SPDX-License-Identifier: MIT */
#include "revisions.h"

#include "../i18n.h"

#define SLOT(s) M_INT(s, slot, 1, SLOTS_MAX, .label = N_("Number"))
#define PROGRAMME(s) M_WORD(s, programme, programme_words)
#define REVISION(s) M_INT(s, revision, 1, 0, .label = N_("Revision"))
#define OPT OPTIONAL_MEMBER

SHAPE(revision_list_args, PROGRAMME(revision_list_args),
    SLOT(revision_list_args), M_LINE(revision_list_args, after, 64, OPT));

SHAPE(revision_row, M_INT(revision_row, id, 1, 0), REVISION(revision_row),
    M_WORD(revision_row, event, event_words), M_LINE(revision_row, by, 0, OPT),
    M_TIME(revision_row, at),
    M_WORD(revision_row, category, category_words, OPT));

SHAPE(revision_list, M_TABLE(revision_list, rows, revision_row),
    M_LINE(revision_list, next, 64, OPT));

SHAPE(revision_args, REVISION(revision_args));

SHAPE(revision_view, REVISION(revision_view), PROGRAMME(revision_view),
    SLOT(revision_view), M_INT(revision_view, form, 1, 0),
    M_TIME(revision_view, at), M_ITEMS(revision_view, items),
    M_ONE(revision_view, entry, entry, OPT),
    M_MANY(revision_view, entries, entry, 0, 0),
    M_MANY(revision_view, comments, comment, 0, 0));

SHAPE(revision_copy_args,
    M_LINE(revision_copy_args, once, ONCE_CHARS, .min = ONCE_CHARS,
	.label = N_("once")),
    REVISION(revision_copy_args), PROGRAMME(revision_copy_args),
    SLOT(revision_copy_args), M_INT(revision_copy_args, seen, 0, 0));
