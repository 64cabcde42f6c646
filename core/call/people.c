/* SPDX-License-Identifier: MIT */
#include "people.h"

#include "../i18n.h"

#define OPT OPTIONAL_MEMBER
#define ONCE(s)                                                                \
	M_LINE(s, once, ONCE_CHARS, .min = ONCE_CHARS, .label = N_("once"))
#define PERSON(s) M_INT(s, person, 1, 0)
#define SEEN(s) M_INT(s, seen, 0, 0)
#define WRITE(s) ONCE(s), PERSON(s), SEEN(s)
/* What the office writes about a person. */
#define DATA(s)                                                                \
	M_LINE(s, member, MEMBER_LIMIT, .min = 1, .label = N_("Member no.")),  \
	    M_LINE(s, name, NAME_LIMIT, .min = 1, .label = N_("Name")),        \
	    M_LINE(s, kana, NAME_LIMIT, .min = 1, .label = N_("Reading")),     \
	    M_LINE(s, roman, NAME_LIMIT, OPT, .label = N_("Roman letters")),   \
	    M_LINE(s, mail, MAIL_LIMIT, OPT, .label = N_("Mail")),             \
	    M_LINE(s, login, LOGIN_LIMIT, OPT, .label = N_("Login")),          \
	    M_BOOL(s, physician, .label = N_("Physician member"))

SHAPE(people_args, M_LINE(people_args, query, 100, .label = N_("Search")),
    M_BOOL(people_args, supervisors, OPT), M_LINE(people_args, after, 64, OPT));

SHAPE(people_row, PERSON(people_row), M_LINE(people_row, member, 0),
    M_LINE(people_row, name, 0), M_LINE(people_row, kana, 0),
    M_LINE(people_row, facility, 0, OPT), M_BOOL(people_row, physician),
    M_BOOL(people_row, supervisor), M_BOOL(people_row, staff),
    M_BOOL(people_row, active), M_LINE(people_row, login, 0, OPT));

SHAPE(people, M_TABLE(people, rows, people_row), M_LINE(people, next, 64, OPT));

SHAPE(person_args, PERSON(person_args));

SHAPE(person_old_name, M_LINE(person_old_name, name, 0),
    M_LINE(person_old_name, kana, 0), M_LINE(person_old_name, roman, 0),
    M_DATE(person_old_name, until_on));

SHAPE(person_qualification, M_INT(person_qualification, qualification, 1, 0),
    M_WORD(person_qualification, kind, qualification_words),
    M_DATE(person_qualification, from_on), M_DATE(person_qualification, to_on),
    M_BOOL(person_qualification, cancelled));

SHAPE(person_affiliation, M_INT(person_affiliation, affiliation, 1, 0),
    M_INT(person_affiliation, hospital, 1, 0),
    M_LINE(person_affiliation, name, 0), M_DATE(person_affiliation, from_on),
    M_DATE(person_affiliation, to_on, OPT));

SHAPE(person_view, PERSON(person_view), M_INT(person_view, version, 0, 0),
    M_LINE(person_view, member, 0), M_LINE(person_view, name, 0),
    M_LINE(person_view, kana, 0), M_LINE(person_view, roman, 0),
    M_LINE(person_view, mail, 0, OPT), M_LINE(person_view, login, 0, OPT),
    M_BOOL(person_view, bound), M_BOOL(person_view, physician),
    M_BOOL(person_view, active), M_BOOL(person_view, staff),
    M_BOOL(person_view, own), M_TIME(person_view, last_login_at, OPT),
    M_MANY(person_view, names, person_old_name, 0, 0),
    M_MANY(person_view, qualifications, person_qualification, 0, 0),
    M_MANY(person_view, affiliations, person_affiliation, 0, 0));

SHAPE(person_add_args, ONCE(person_add_args), DATA(person_add_args));

SHAPE(person_edit_args, WRITE(person_edit_args), DATA(person_edit_args));

SHAPE(person_write_args, WRITE(person_write_args));

SHAPE(person_merge_args, WRITE(person_merge_args),
    M_LINE(person_merge_args, into, MEMBER_LIMIT, .min = 1,
	.label = N_("Entry that stays")),
    M_LINE(person_merge_args, member, MEMBER_LIMIT, .min = 1,
	.label = N_("Number of this entry")));

SHAPE(person_written, PERSON(person_written),
    M_INT(person_written, version, 0, 0),
    M_INT(person_written, fell_back, 0, 0));

SHAPE(qualification_save_args, WRITE(qualification_save_args),
    M_INT(qualification_save_args, qualification, 1, 0, OPT),
    M_WORD(qualification_save_args, kind, qualification_words,
	.label = N_("Qualification")),
    M_DATE(qualification_save_args, from_on, .label = N_("First day")),
    M_DATE(qualification_save_args, to_on, .label = N_("Last day")));

SHAPE(qualification_cancel_args, WRITE(qualification_cancel_args),
    M_INT(qualification_cancel_args, qualification, 1, 0));

SHAPE(affiliation_save_args, WRITE(affiliation_save_args),
    M_INT(affiliation_save_args, affiliation, 1, 0, OPT),
    M_INT(affiliation_save_args, hospital, 1, 0, .label = N_("Hospital")),
    M_DATE(affiliation_save_args, from_on, .label = N_("First day")),
    M_DATE(affiliation_save_args, to_on, OPT, .label = N_("Last day")));

SHAPE(affiliation_drop_args, WRITE(affiliation_drop_args),
    M_INT(affiliation_drop_args, affiliation, 1, 0));
