/* SPDX-License-Identifier: MIT */
#include "mail.h"

#define OPT OPTIONAL_MEMBER
#define ID_CHARS 32 /* hex digits */

SHAPE(mail_take_args, M_INT(mail_take_args, limit, 1, MAIL_ROWS));

SHAPE(mail_case, M_WORD(mail_case, programme, programme_words),
    M_INT(mail_case, slot, 1, 0),
    M_WORD(mail_case, category, category_words, OPT),
    M_LINE(mail_case, applicant, 0), M_LINE(mail_case, supervisor, 0),
    M_WORD(mail_case, fall, fall_words, OPT));

SHAPE(mail_row, M_INT(mail_row, id, 1, 0), M_LINE(mail_row, message_id, 0),
    M_LINE(mail_row, lease, 0), M_WORD(mail_row, kind, news_words),
    M_WORD(mail_row, whom, whom_words), M_WORD(mail_row, lang, lang_words),
    M_LINE(mail_row, address, 0), M_LINE(mail_row, name, 0),
    M_INT(mail_row, tries, 1, 0), M_INT(mail_row, doubts, 0, 0),
    M_TIME(mail_row, written_at),
    M_MANY(mail_row, cases, mail_case, 0, MAIL_CASES, OPT),
    M_INT(mail_row, count, 0, 0, OPT),
    M_WORD(mail_row, programme, programme_words, OPT),
    M_LINE(mail_row, applicant, 0, OPT), M_LINE(mail_row, receipt, 0, OPT),
    M_DATE(mail_row, day, OPT), M_INT(mail_row, days, 0, 0, OPT),
    M_WORD(mail_row, failed_kind, news_words, OPT),
    M_LINE(mail_row, failed_name, 0, OPT));

SHAPE(mail_batch, M_MANY(mail_batch, rows, mail_row, 0, MAIL_ROWS),
    M_INT(mail_batch, next_s, 0, 0), M_INT(mail_batch, lease_s, 1, 0),
    M_LINE(mail_batch, office, 0), M_LINE(mail_batch, open_with, 0));

SHAPE(mail_wait_args, M_INT(mail_wait_args, ms, 1, MAIL_WAIT));

SHAPE(mail_next, M_INT(mail_next, next_s, 0, 0));

SHAPE(mail_result, M_INT(mail_result, id, 1, 0),
    M_LINE(mail_result, lease, ID_CHARS, .min = ID_CHARS),
    M_WORD(mail_result, result, delivery_words),
    M_PROSE(mail_result, detail, DETAIL_BYTES, OPT));

SHAPE(mail_done_args,
    M_MANY(mail_done_args, results, mail_result, 1, MAIL_RESULTS));

SHAPE(mail_told, M_INT(mail_told, id, 1, 0), M_BOOL(mail_told, counted),
    M_WORD(mail_told, state, notice_words, OPT),
    M_TIME(mail_told, due_at, OPT));

SHAPE(mail_done, M_MANY(mail_done, rows, mail_told, 0, MAIL_RESULTS));
