/* SPDX-License-Identifier: MIT */
#include "approvals.h"

#include "../i18n.h"

#define OPT OPTIONAL_MEMBER
/* Somebody's case, by a call that writes. */
#define CASE(s)                                                                \
	M_LINE(s, once, ONCE_CHARS, .min = ONCE_CHARS, .label = N_("once")),   \
	    M_INT(s, person, 1, 0), M_WORD(s, programme, programme_words),     \
	    M_INT(s, slot, 1, SLOTS_MAX, .label = N_("Number")),               \
	    M_INT(s, seen, 0, 0)
#define REASON(s)                                                              \
	M_PROSE(s, reason, REASON_LIMIT, .min = 1, .label = N_("Reason"))
#define WHO(s) M_LINE(s, supervisor, 64, .min = 1, .label = N_("Supervisor"))

SHAPE(staff_cases_args, M_INT(staff_cases_args, person, 1, 0));

SHAPE(staff_case, M_INT(staff_case, id, 1, 0),
    M_WORD(staff_case, programme, programme_words),
    M_INT(staff_case, slot, 1, SLOTS_MAX),
    M_WORD(staff_case, category, category_words, OPT),
    M_WORD(staff_case, state, state_words), M_INT(staff_case, version, 0, 0),
    M_BOOL(staff_case, draft), M_INT(staff_case, revision, 0, 0, OPT),
    M_LINE(staff_case, supervisor, 0, OPT), M_LINE(staff_case, member, 0, OPT),
    M_DATE(staff_case, requested_on, OPT), M_DATE(staff_case, decided_on, OPT),
    M_BOOL(staff_case, elsewhere),
    M_WORD(staff_case, source, source_words, OPT),
    M_PROSE(staff_case, former, 0, OPT));

SHAPE(staff_cases, M_TABLE(staff_cases, rows, staff_case));

SHAPE(approve_paper_args, CASE(approve_paper_args), WHO(approve_paper_args),
    M_INT(approve_paper_args, revision, 1, 0, .label = N_("Revision")),
    M_DATE(approve_paper_args, received_on, .label = N_("Day received")),
    REASON(approve_paper_args));

SHAPE(read_paper_args, M_INT(read_paper_args, person, 1, 0),
    M_WORD(read_paper_args, programme, programme_words),
    M_INT(read_paper_args, slot, 1, SLOTS_MAX));

SHAPE(paper_case, M_LINE(paper_case, applicant, 0),
    M_LINE(paper_case, member, 0),
    M_WORD(paper_case, programme, programme_words),
    M_INT(paper_case, slot, 1, SLOTS_MAX), M_INT(paper_case, revision, 1, 0),
    M_TIME(paper_case, at), M_ITEMS(paper_case, items),
    M_ONE(paper_case, entry, entry, OPT),
    M_MANY(paper_case, entries, entry, 0, 0));

SHAPE(case_reason_args, CASE(case_reason_args), REASON(case_reason_args));

SHAPE(reassign_args, CASE(reassign_args), WHO(reassign_args),
    M_DATE(reassign_args, consent_on, .label = N_("Day of consent")),
    REASON(reassign_args));
