/* SPDX-License-Identifier: MIT */
#include "rules.h"

bool
rules_open(const struct rules *rules, enum programme programme,
    enum window window, int32_t today)
{
	struct span span = rules->window[programme][window];

	if (span.from == DATE_NONE && span.to == DATE_NONE)
		return window != WINDOW_APPLICATION;
	return today >= span.from && span_has(span, today);
}
