/* SPDX-License-Identifier: MIT */
#include "audit.h"

#include "../i18n.h"

#define OPT OPTIONAL_MEMBER
#define WORD_MOST 160

SHAPE(audit_list_args, M_LINE(audit_list_args, after, 64, OPT),
    M_LINE(audit_list_args, member, 64, OPT, .label = N_("Member")),
    M_LINE(audit_list_args, call, 64, OPT, .label = N_("Call")),
    M_LINE(audit_list_args, subject, WORD_MOST, OPT, .label = N_("Subject")),
    M_DATE(audit_list_args, day, OPT));

SHAPE(audit_shown, M_INT(audit_shown, id, 0, 0), M_TIME(audit_shown, at),
    M_LINE(audit_shown, name, 0, OPT), M_LINE(audit_shown, member, 0, OPT),
    M_LINE(audit_shown, call, 0), M_LINE(audit_shown, subject, 0),
    M_LINE(audit_shown, result, 0));

SHAPE(audit_list, M_TABLE(audit_list, rows, audit_shown),
    M_LINE(audit_list, next, 64, OPT));

SHAPE(audit_check_args, M_INT(audit_check_args, row, 0, 0),
    M_LINE(audit_check_args, head, 64, OPT));

SHAPE(audit_check, M_INT(audit_check, row, 0, 0), M_LINE(audit_check, head, 0),
    M_BOOL(audit_check, done), M_PROSE(audit_check, wrong, 0, OPT));
