/* SPDX-License-Identifier: MIT */
/* Plain mode: what waits for a supervisor; read, approve. */
#include <stdlib.h>
#include <string.h>

#include "core/i18n.h"
#include "plain.h"

static const struct plain_answer of_request[] = {
    {"y", N_("approve")},
    {"x", N_("reject")},
    {"s", N_("read it again")},
    {N_("Enter"), N_("back to the list")},
    {0},
};

static const struct plain_answer of_inbox[] = {
    {N_("a number"), N_("read that request, and decide")},
    {"l", N_("read the list again")},
    {N_("Enter"), N_("back")},
    {0},
};

static void
one_request(struct plain *plain, const char *request)
{
	const char *view[] = {"view", request, NULL};
	const char *approve[] = {"approve", request, NULL};
	bool here = plain_do(plain, view);
	char *answer;

	while (here && !plain->over) {
		answer = plain_choose(plain,
		    _("y: approve, x: reject, s: read, Enter: back"),
		    of_request);
		here = *answer != '\0';
		if (strcmp(answer, "y") == 0)
			here = !(plain_yes(plain, _("Approve this case?")) &&
				 plain_do(plain, approve));
		else if (strcmp(answer, "x") == 0)
			here = !plain_reject(plain, request);
		else if (strcmp(answer, "s") == 0)
			plain_do(plain, view);
		else if (here)
			plain_say_no_such();
		free(answer);
	}
}

void
plain_inbox(struct plain *plain)
{
	static const char *const inbox[] = {"inbox", NULL};
	bool here = plain_do(plain, inbox);
	char *answer;

	while (here && !plain->over) {
		answer = plain_choose(plain,
		    _("Number of a request (l: list, Enter: back)"), of_inbox);
		here = *answer != '\0';
		if (strcmp(answer, "l") == 0)
			plain_do(plain, inbox);
		else if (here)
			one_request(plain, answer);
		free(answer);
	}
}
