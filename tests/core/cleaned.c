/* SPDX-License-Identifier: MIT */
#include "cleaned.h"

#include <string.h>

char *
clean_line(const char *s)
{
	return text_clean_line(s, strlen(s));
}

char *
clean_prose(const char *s)
{
	return text_clean_prose(s, strlen(s));
}

enum text_fault
line_fault(const char *s)
{
	return text_check_line(s, strlen(s));
}
