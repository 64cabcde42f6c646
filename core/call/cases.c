/* SPDX-License-Identifier: MIT */
#include "cases.h"

#include "../i18n.h"

#define SLOT(s) M_INT(s, slot, 1, SLOTS_MAX, .label = N_("Number"))
#define ONCE(s)                                                                \
	M_LINE(s, once, ONCE_CHARS, .min = ONCE_CHARS, .label = N_("once"))
#define PROGRAMME(s) M_WORD(s, programme, programme_words)
#define SEEN(s) M_INT(s, seen, 0, 0)
#define OPT OPTIONAL_MEMBER
#define FOUND_LIMIT 200 /* clusters; what a rule finds is shorter */

SHAPE(badges, M_INT(badges, waiting, 0, 0), M_INT(badges, rejected, 0, 0));

SHAPE(case_list_args, PROGRAMME(case_list_args));

SHAPE(case_row, M_INT(case_row, slot, 1, SLOTS_MAX),
    M_WORD(case_row, category, category_words, OPT),
    M_LINE(case_row, note, 0, OPT), M_WORD(case_row, state, state_words),
    M_BOOL(case_row, draft), M_LINE(case_row, supervisor, 0, OPT),
    M_DATE(case_row, requested_on, OPT), M_DATE(case_row, decided_on, OPT),
    M_WORD(case_row, notice, notice_words, OPT),
    M_DATE(case_row, notice_on, OPT), M_INT(case_row, version, 0, 0),
    M_DATE(case_row, from_on, OPT), M_DATE(case_row, to_on, OPT),
    M_LINE(case_row, facility, 0, OPT),
    M_WORD(case_row, came_back, phase_words, OPT), M_BOOL(case_row, late));

SHAPE(case_list, PROGRAMME(case_list), M_ONE(case_list, badges, badges),
    M_TABLE(case_list, rows, case_row), M_DATE(case_list, today),
    M_DATE(case_list, deadline, OPT));

SHAPE(case_args, PROGRAMME(case_args), SLOT(case_args));

SHAPE(entry, M_INT(entry, id, 0, 0), M_INT(entry, hospital, 0, 0),
    M_LINE(entry, name, 0), M_WORD(entry, kind, accreditation_words),
    M_DATE(entry, from_on), M_DATE(entry, to_on), M_BOOL(entry, ended),
    M_BOOL(entry, fits));

SHAPE(comment, M_WORD(comment, item, form_words, OPT),
    M_PROSE(comment, text, COMMENT_LIMIT, .label = N_("Comment")));

SHAPE(hinted, M_WORD(hinted, item, form_words),
    M_WORD(hinted, kind, hint_words), M_LINE(hinted, found, 0),
    M_BOOL(hinted, confirmed), M_LINE(hinted, text, 0));

SHAPE(hint_mark_args, ONCE(hint_mark_args), PROGRAMME(hint_mark_args),
    SLOT(hint_mark_args), M_WORD(hint_mark_args, item, form_words),
    M_WORD(hint_mark_args, kind, hint_words),
    M_LINE(hint_mark_args, found, FOUND_LIMIT),
    M_BOOL(hint_mark_args, confirmed));

SHAPE(hint_marked, M_MANY(hint_marked, hints, hinted, 0, 0));

SHAPE(
    drafted, M_WORD(drafted, item, form_words), M_INT(drafted, version, 0, 0));

SHAPE(case_view, PROGRAMME(case_view), SLOT(case_view),
    M_WORD(case_view, state, state_words), M_INT(case_view, version, 0, 0),
    M_WORD(case_view, preset, category_words, OPT),
    M_LINE(case_view, note, 0, OPT), M_ITEMS(case_view, items),
    M_ITEMS(case_view, draft), M_MANY(case_view, drafted, drafted, 0, 0),
    M_MANY(case_view, findings, reason, 0, 0),
    M_MANY(case_view, hints, hinted, 0, 0),
    M_MANY(case_view, comments, comment, 0, 0),
    M_LINE(case_view, supervisor, 0, OPT), M_DATE(case_view, requested_on, OPT),
    M_DATE(case_view, decided_on, OPT), M_PROSE(case_view, message, 0, OPT),
    M_PROSE(case_view, advice, 0, OPT), M_ONE(case_view, entry, entry, OPT),
    M_MANY(case_view, entries, entry, 0, 0));

SHAPE(draft_change, M_WORD(draft_change, item, form_words),
    M_PROSE(draft_change, text, 0), SEEN(draft_change));

SHAPE(draft_save_args, PROGRAMME(draft_save_args), SLOT(draft_save_args),
    M_MANY(draft_save_args, changes, draft_change, 1, ITEM_COUNT));

SHAPE(draft_saved, M_TIME(draft_saved, saved_at),
    M_MANY(draft_saved, drafted, drafted, 0, 0),
    M_MANY(draft_saved, findings, reason, 0, 0),
    M_MANY(draft_saved, hints, hinted, 0, 0),
    M_ONE(draft_saved, entry, entry, OPT),
    M_MANY(draft_saved, entries, entry, 0, 0));

SHAPE(case_write_args, ONCE(case_write_args), PROGRAMME(case_write_args),
    SLOT(case_write_args), SEEN(case_write_args),
    M_LINES(case_write_args, confirm, CONFIRM_MAX, OPT));

SHAPE(case_delete_args, ONCE(case_delete_args), PROGRAMME(case_delete_args),
    SLOT(case_delete_args), SEEN(case_delete_args),
    M_INT(case_delete_args, typed, 0, 0, OPT), M_BOOL(case_delete_args, draft),
    M_LINES(case_delete_args, confirm, CONFIRM_MAX, OPT));

SHAPE(case_written, SLOT(case_written),
    M_WORD(case_written, state, state_words),
    M_INT(case_written, version, 0, 0));

SHAPE(note_save_args, ONCE(note_save_args), PROGRAMME(note_save_args),
    SLOT(note_save_args),
    M_LINE(note_save_args, text, NOTE_LIMIT, .label = N_("Note")));

SHAPE(note_saved, SLOT(note_saved), M_LINE(note_saved, note, 0, OPT));
