/* SPDX-License-Identifier: MIT */
#include "notices.h"

#include "../i18n.h"
#include "mail.h"

#define ONCE(s)                                                                \
	M_LINE(s, once, ONCE_CHARS, .min = ONCE_CHARS, .label = N_("once"))
#define OPT OPTIONAL_MEMBER

SHAPE(notice_resend_args, ONCE(notice_resend_args),
    M_WORD(notice_resend_args, programme, programme_words),
    M_INT(notice_resend_args, slot, 1, SLOTS_MAX, .label = N_("Number")));

SHAPE(reminders_args, ONCE(reminders_args), M_BOOL(reminders_args, on));

SHAPE(reminders_set, M_BOOL(reminders_set, on));

SHAPE(queued_row, M_INT(queued_row, id, 1, 0), M_INT(queued_row, version, 0, 0),
    M_WORD(queued_row, state, notice_words),
    M_WORD(queued_row, kind, news_words), M_WORD(queued_row, whom, whom_words),
    M_LINE(queued_row, name, 0), M_LINE(queued_row, member, 0),
    M_DATE(queued_row, written_on), M_INT(queued_row, tries, 0, 0),
    M_TIME(queued_row, due_at, OPT),
    M_WORD(queued_row, last, delivery_words, OPT),
    M_LINE(queued_row, detail, 0, OPT), M_BOOL(queued_row, possible),
    M_LINE(queued_row, applicant, 0, OPT), M_INT(queued_row, slot, 0, 0, OPT),
    M_INT(queued_row, count, 0, 0, OPT));

SHAPE(notice_list, M_TABLE(notice_list, rows, queued_row),
    M_LINE(notice_list, next, 64, OPT));

SHAPE(notice_args, ONCE(notice_args), M_INT(notice_args, id, 1, 0),
    M_INT(notice_args, seen, 0, 0));

SHAPE(notice_written, M_INT(notice_written, id, 1, 0),
    M_WORD(notice_written, state, notice_words),
    M_INT(notice_written, version, 0, 0), M_LINE(notice_written, name, 0));
