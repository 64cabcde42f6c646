/* SPDX-License-Identifier: MIT */
/* cleaned: texts that text.h gives as heap, for tests. */
#ifndef CLEANED_H
#define CLEANED_H

#include "core/text.h"

/* The result of a function that gives heap, compared and freed. */
#define assert_gives(call, want)                                               \
	do {                                                                   \
		char *got_ = (call);                                           \
                                                                               \
		assert_string_equal(got_, want);                               \
		free(got_);                                                    \
	} while (0)

/* text_clean_line and text_clean_prose of a whole text; heap. */
char *
clean_line(const char *);
char *
clean_prose(const char *);
/* text_check_line of a whole text. */
enum text_fault
line_fault(const char *);

#endif
