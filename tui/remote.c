/* SPDX-License-Identifier: MIT */
#include "remote.h"

#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "core/i18n.h"

#define BLANKS " \t\n"
#define FAILED 255 /* exit status of ssh for its own failures (ssh(1)) */

const char **
remote_args(char *words, const char *host, bool quiet)
{
	const char *const relay[] = {host, "shorei", "--relay"};
	const size_t more = 3 + sizeof relay / sizeof *relay;
	/* every second byte may be a word, and the NULL */
	const char **args =
	    heap_new(strlen(words) / 2 + 2 + more, sizeof *args);
	char *rest = NULL, *word = strtok_r(words, BLANKS, &rest);
	size_t n = 0;

	for (; word != NULL; word = strtok_r(NULL, BLANKS, &rest))
		args[n++] = word;
	args[n++] = "-T";
	if (quiet) {
		args[n++] = "-o";
		args[n++] = "BatchMode=yes";
	}
	for (size_t i = 0; i < sizeof relay / sizeof *relay; i++)
		args[n++] = relay[i];
	return args;
}

char *
remote_sentence(const char *host, int status, const char *line)
{
	if (line[0] == '\0' && status == REMOTE_NO_PROGRAM)
		return heap_dup(_("The program ssh can't be started."));
	if (line[0] == '\0')
		return heap_printf(
		    _("ssh to %s ended with status %d."), host, status);
	if (status == FAILED)
		return heap_printf(_("ssh does not get to %s: %s"), host, line);
	if (status == REMOTE_NO_PROGRAM)
		return heap_printf(
		    _("There is no shorei on %s: %s"), host, line);
	return heap_printf("%s: %s", host, line);
}
