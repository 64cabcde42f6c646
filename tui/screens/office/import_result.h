/* SPDX-License-Identifier: MIT */
/* import_result: a file that was read, and what the service said of it. */
#ifndef IMPORT_RESULT_H
#define IMPORT_RESULT_H

#include "tui/files/import_file.h"

struct import_outcome {
	struct import_file file;
	struct import_checked checked;
};

void
import_outcome_release(struct import_outcome *);
#endif
