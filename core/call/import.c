/* SPDX-License-Identifier: MIT */
#include "import.h"

#include "cases.h"

#define OPT OPTIONAL_MEMBER
#define HEX(s, m) M_LINE(s, m, ONCE_CHARS, .min = ONCE_CHARS)

SHAPE(import_stage_args, HEX(import_stage_args, once),
    HEX(import_stage_args, import),
    M_WORD(import_stage_args, kind, import_words),
    M_INT(import_stage_args, part, 1, IMPORT_PARTS),
    M_ONE(import_stage_args, header, import_line),
    M_TABLE(import_stage_args, rows, import_line));

SHAPE(import_staged, M_INT(import_staged, part, 1, IMPORT_PARTS));

SHAPE(import_args, HEX(import_args, import));

SHAPE(import_checked, M_WORD(import_checked, kind, import_words),
    M_INT(import_checked, rows, 0, 0), M_INT(import_checked, added, 0, 0),
    M_INT(import_checked, changed, 0, 0),
    M_INT(import_checked, unchanged, 0, 0), M_INT(import_checked, wrong, 0, 0),
    M_TABLE(import_checked, problems, import_problem));

SHAPE(import_write_args, HEX(import_write_args, once),
    HEX(import_write_args, import));
