/* SPDX-License-Identifier: MIT */
#include "home.h"

#define OPT OPTIONAL_MEMBER

SHAPE(home_programme, M_WORD(home_programme, programme, programme_words),
    M_INT(home_programme, slots, 0, 0),
    M_INT(home_programme, unregistered, 0, 0),
    M_INT(home_programme, registered, 0, 0),
    M_INT(home_programme, requested, 0, 0),
    M_INT(home_programme, approved, 0, 0),
    M_INT(home_programme, rejected, 0, 0),
    M_INT(home_programme, submitted, 0, 0), M_LINE(home_programme, windows, 0),
    M_MANY(home_programme, blockers, reason, 0, 0));

SHAPE(home_case, M_WORD(home_case, programme, programme_words),
    M_INT(home_case, slot, 1, 0),
    M_WORD(home_case, category, category_words, OPT),
    M_WORD(home_case, state, state_words), M_LINE(home_case, supervisor, 0),
    M_DATE(home_case, day), M_INT(home_case, days, 0, 0, OPT));

SHAPE(announcement_row, M_DATE(announcement_row, from_on),
    M_PROSE(announcement_row, text, 0));

SHAPE(home, M_ONE(home, badges, badges), M_LINE(home, greeting, 0),
    M_LINE(home, open_now, 0), M_INT(home, oldest, 0, 0, OPT),
    M_TABLE(home, results, home_case), M_TABLE(home, waiting, home_case),
    M_MANY(home, programmes, home_programme, 0, 0),
    M_TABLE(home, announcements, announcement_row), M_LINE(home, office, 0),
    M_LINE(home, mail, 0, OPT), M_BOOL(home, reminders));
