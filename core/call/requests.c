/* SPDX-License-Identifier: MIT */
#include "requests.h"

#include "../i18n.h"

#define SLOT(s) M_INT(s, slot, 1, SLOTS_MAX, .label = N_("Number"))
#define ONCE(s)                                                                \
	M_LINE(s, once, ONCE_CHARS, .min = ONCE_CHARS, .label = N_("once"))
#define PROGRAMME(s) M_WORD(s, programme, programme_words)
#define SEEN(s) M_INT(s, seen, 0, 0)
#define REQUEST(s) M_INT(s, request, 1, 0, .label = N_("Request"))
#define OPT OPTIONAL_MEMBER

SHAPE(case_seen, SLOT(case_seen), SEEN(case_seen));

SHAPE(request_send_args, ONCE(request_send_args), PROGRAMME(request_send_args),
    M_MANY(request_send_args, cases, case_seen, 1, SLOTS_MAX),
    M_LINE(request_send_args, to, 64),
    M_PROSE(
	request_send_args, message, MESSAGE_LIMIT, OPT, .label = N_("Message")),
    M_LINES(request_send_args, confirm, CONFIRM_MAX, OPT));

SHAPE(sent_row, SLOT(sent_row), REQUEST(sent_row),
    M_INT(sent_row, version, 0, 0));

SHAPE(request_sent, M_LINE(request_sent, supervisor, 0),
    M_BOOL(request_sent, mail), M_MANY(request_sent, rows, sent_row, 0, 0));

SHAPE(request_withdraw_args, ONCE(request_withdraw_args),
    PROGRAMME(request_withdraw_args),
    M_MANY(request_withdraw_args, cases, case_seen, 1, SLOTS_MAX),
    M_LINES(request_withdraw_args, confirm, CONFIRM_MAX, OPT));

SHAPE(request_withdrawn, M_MANY(request_withdrawn, rows, case_written, 0, 0));

SHAPE(page_args, M_LINE(page_args, after, 64, OPT));

SHAPE(inbox_row, REQUEST(inbox_row), M_DATE(inbox_row, requested_on),
    PROGRAMME(inbox_row), SLOT(inbox_row),
    M_WORD(inbox_row, category, category_words, OPT),
    M_LINE(inbox_row, applicant, 0), M_LINE(inbox_row, member, 0),
    M_WORD(inbox_row, state, phase_words), M_DATE(inbox_row, decided_on, OPT),
    M_INT(inbox_row, days, 0, 0, OPT), M_BOOL(inbox_row, opened),
    M_INT(inbox_row, version, 0, 0), M_LINE(inbox_row, reason, 0, OPT));

SHAPE(inbox, M_ONE(inbox, badges, badges), M_TABLE(inbox, rows, inbox_row),
    M_LINE(inbox, next, 64, OPT));

SHAPE(request_view_args, REQUEST(request_view_args));

SHAPE(earlier, REQUEST(earlier), M_WORD(earlier, state, phase_words),
    M_DATE(earlier, decided_on, OPT), M_LINE(earlier, supervisor, 0),
    M_MANY(earlier, comments, comment, 0, 0));

SHAPE(request_view, REQUEST(request_view), PROGRAMME(request_view),
    SLOT(request_view), M_WORD(request_view, state, phase_words),
    M_INT(request_view, version, 0, 0), M_LINE(request_view, applicant, 0),
    M_LINE(request_view, member, 0), M_DATE(request_view, requested_on),
    M_DATE(request_view, decided_on, OPT),
    M_PROSE(request_view, message, 0, OPT),
    M_LINE(request_view, reason, 0, OPT), M_ITEMS(request_view, items),
    M_ITEMS(request_view, before), M_MANY(request_view, findings, reason, 0, 0),
    M_MANY(request_view, hints, hinted, 0, 0),
    M_MANY(request_view, comments, comment, 0, 0),
    M_MANY(request_view, earlier, earlier, 0, 0),
    M_ONE(request_view, entry, entry, OPT),
    M_MANY(request_view, entries, entry, 0, 0));

SHAPE(request_seen, REQUEST(request_seen), SEEN(request_seen));

SHAPE(request_approve_args, ONCE(request_approve_args),
    M_MANY(request_approve_args, requests, request_seen, 1, REQUESTS_MAX));

SHAPE(request_reject_args, ONCE(request_reject_args),
    REQUEST(request_reject_args), SEEN(request_reject_args),
    M_MANY(request_reject_args, comments, comment, 0, ITEM_COUNT, OPT),
    M_PROSE(request_reject_args, comment, COMMENT_LIMIT, OPT,
	.label = N_("Comment")));

SHAPE(decided_row, REQUEST(decided_row),
    M_WORD(decided_row, state, phase_words), M_INT(decided_row, version, 0, 0));

SHAPE(request_decided, M_ONE(request_decided, badges, badges),
    M_MANY(request_decided, rows, decided_row, 0, 0));
