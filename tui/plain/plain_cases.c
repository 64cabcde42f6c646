/* SPDX-License-Identifier: MIT */
/* Plain mode: the list of one's cases, and one of them. */
#include <stdlib.h>
#include <string.h>

#include "core/i18n.h"
#include "core/words.h"
#include "plain.h"

static void
one_case(struct plain *plain, int programme, const char *number)
{
	const char *code = words_code(&programme_words, programme);
	const char *show[] = {"show", code, number, NULL};
	const char *reg[] = {"register", code, number, NULL};
	bool here = plain_do(plain, show);
	char *answer;

	while (here && !plain->over) {
		plain_offer("e", _("write the items"));
		plain_offer("r", _("register"));
		plain_offer("s", _("read it again"));
		answer = plain_ask(plain, _("What to do (Enter: back)"));
		here = *answer != '\0';
		if (strcmp(answer, "e") == 0)
			plain_items(plain, programme, number);
		else if (strcmp(answer, "r") == 0)
			plain_do(plain, reg);
		else if (strcmp(answer, "s") == 0)
			plain_do(plain, show);
		free(answer);
	}
}

void
plain_cases(struct plain *plain, int programme)
{
	const char *code = words_code(&programme_words, programme);
	const char *list[] = {"list", code, NULL};
	bool here = true;
	char *answer;

	while (here && !plain->over && plain_do(plain, list)) {
		plain_offer("r", _("ask a supervisor to approve cases"));
		answer =
		    plain_ask(plain, _("Number of a case, or r (Enter: back)"));
		here = *answer != '\0';
		if (strcmp(answer, "r") == 0)
			plain_request(plain, programme);
		else if (here)
			one_case(plain, programme, answer);
		free(answer);
	}
}
