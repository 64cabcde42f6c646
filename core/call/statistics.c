/* SPDX-License-Identifier: MIT */
#include "statistics.h"

#include "windows.h"

SHAPE(statistic, M_WORD(statistic, kind, tally_words),
    M_WORD(statistic, programme, programme_words, OPTIONAL_MEMBER),
    M_LINE(statistic, of, 0), M_INT(statistic, n, 0, 0));

SHAPE(statistics, M_INT(statistics, fiscal_year, YEAR_LEAST, YEAR_MOST),
    M_TABLE(statistics, rows, statistic));
