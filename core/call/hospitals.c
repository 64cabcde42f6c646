/* SPDX-License-Identifier: MIT */
#include "hospitals.h"

#include "../i18n.h"

#define OPT OPTIONAL_MEMBER
#define ONCE(s)                                                                \
	M_LINE(s, once, ONCE_CHARS, .min = ONCE_CHARS, .label = N_("once"))
#define HOSPITAL(s) M_INT(s, hospital, 1, 0)
#define VERSION(s, m) M_INT(s, m, 0, 0)
#define NAMES(s)                                                               \
	M_LINE(                                                                \
	    s, name, HOSPITAL_LIMIT, .min = 1, .label = N_("Hospital name")),  \
	    M_LINE(s, kana, HOSPITAL_LIMIT, .min = 1, .label = N_("Reading"))

SHAPE(hospital_search_args,
    M_LINE(hospital_search_args, query, 100, .label = N_("Search")));

SHAPE(hospital_row, HOSPITAL(hospital_row), M_LINE(hospital_row, name, 0),
    M_LINE(hospital_row, kana, 0));

SHAPE(hospital_list, M_TABLE(hospital_list, rows, hospital_row),
    M_BOOL(hospital_list, more));

SHAPE(hospital_args, HOSPITAL(hospital_args));

SHAPE(hospital_view, HOSPITAL(hospital_view), VERSION(hospital_view, version),
    M_LINE(hospital_view, name, 0), M_LINE(hospital_view, kana, 0),
    M_MANY(hospital_view, entries, entry, 0, 0));

SHAPE(hospital_add_args, ONCE(hospital_add_args), NAMES(hospital_add_args));

SHAPE(hospital_edit_args, ONCE(hospital_edit_args),
    HOSPITAL(hospital_edit_args), VERSION(hospital_edit_args, seen),
    NAMES(hospital_edit_args));

SHAPE(accreditation_save_args, ONCE(accreditation_save_args),
    HOSPITAL(accreditation_save_args), VERSION(accreditation_save_args, seen),
    M_INT(accreditation_save_args, accreditation, 1, 0, OPT),
    M_WORD(accreditation_save_args, kind, accreditation_words,
	.label = N_("Kind")),
    M_DATE(accreditation_save_args, from_on, .label = N_("First day")),
    M_DATE(accreditation_save_args, to_on, .label = N_("Last day")));

SHAPE(hospital_written, HOSPITAL(hospital_written),
    VERSION(hospital_written, version));
