/* SPDX-License-Identifier: MIT */
#include "windows.h"

#include "../i18n.h"
#include "../words.h"
#include "people.h"

#define OPT OPTIONAL_MEMBER
#define ONCE(s)                                                                \
	M_LINE(s, once, ONCE_CHARS, .min = ONCE_CHARS, .label = N_("once"))
#define VERSION(s, m) M_INT(s, m, 0, 0)
#define YEAR(s, ...)                                                           \
	M_INT(s, fiscal_year, YEAR_LEAST, YEAR_MOST,                           \
	    .label = N_("Fiscal year"), __VA_ARGS__)
#define WINDOW(s)                                                              \
	M_WORD(s, programme, programme_words, .label = N_("Application")),     \
	    M_WORD(s, kind, window_words, .label = N_("Period"))
#define ACCREDITED(s)                                                          \
	M_BOOL(s, accredited_specialist), M_BOOL(s, accredited_certified),     \
	    M_BOOL(s, accredited_transfer)
#define UNITS_MOST 100000 /* hundredths */

SHAPE(year_args, YEAR(year_args, OPT));

SHAPE(window_kept, WINDOW(window_kept), M_DATE(window_kept, from_on),
    M_DATE(window_kept, to_on));

SHAPE(window_page, YEAR(window_page), VERSION(window_page, version),
    M_TABLE(window_page, rows, window_kept),
    M_INT(window_page, units, 0, 0, OPT), M_LINE(window_page, office, 0, OPT),
    ACCREDITED(window_page));

SHAPE(window_set_args, ONCE(window_set_args), VERSION(window_set_args, seen),
    YEAR(window_set_args), WINDOW(window_set_args),
    M_DATE(window_set_args, from_on, OPT, .label = N_("First day")),
    M_DATE(window_set_args, to_on, OPT, .label = N_("Last day")));

SHAPE(unit_set_args, ONCE(unit_set_args), VERSION(unit_set_args, seen),
    YEAR(unit_set_args),
    M_INT(unit_set_args, units, 0, UNITS_MOST, OPT, .label = N_("Units")));

SHAPE(setting_set_args, ONCE(setting_set_args), VERSION(setting_set_args, seen),
    M_LINE(setting_set_args, office, OFFICE_LIMIT, .min = 1,
	.label = N_("The office's contact")),
    ACCREDITED(setting_set_args));

SHAPE(window_written, VERSION(window_written, version));

SHAPE(deadline_page_args, YEAR(deadline_page_args, OPT),
    M_LINE(deadline_page_args, after, 100, OPT));

SHAPE(deadline_row, M_INT(deadline_row, person, 1, 0),
    VERSION(deadline_row, version), M_LINE(deadline_row, member, 0),
    M_LINE(deadline_row, name, 0), WINDOW(deadline_row),
    M_DATE(deadline_row, to_on), M_LINE(deadline_row, reason, 0),
    M_LINE(deadline_row, by, 0));

SHAPE(deadline_list, YEAR(deadline_list),
    M_TABLE(deadline_list, rows, deadline_row),
    M_LINE(deadline_list, next, 100, OPT));

SHAPE(deadline_set_args, ONCE(deadline_set_args),
    M_INT(deadline_set_args, person, 1, 0, .label = N_("Member")),
    VERSION(deadline_set_args, seen), YEAR(deadline_set_args),
    WINDOW(deadline_set_args),
    M_DATE(deadline_set_args, to_on, OPT, .label = N_("Last day")),
    M_LINE(deadline_set_args, reason, REASON_LIMIT, .min = 1,
	.label = N_("Reason")));
