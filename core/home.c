/* SPDX-License-Identifier: MIT */
#include "home.h"

#include <stdlib.h>
#include <string.h>

#include "heap.h"
#include "i18n.h"
#include "workflow.h"

char *
home_greeting(const char *name, int64_t last_login_at)
{
	char minute[TIME_SIZE], *on, *text;
	int year, month, day;

	if (last_login_at == TIME_NONE)
		return heap_printf(
		    _("This is the page of %s (first login)"), name);
	date_split(date_of_time(last_login_at), &year, &month, &day);
	time_format_minute(last_login_at, minute);
	/* TRANSLATORS: a day, year first */
	on = heap_printf(_("%04d-%02d-%02d"), year, month, day);
	text = heap_printf(_("This is the page of %s (last login: %s %s)"),
	    name, on, strchr(minute, ' ') + 1);
	free(on);
	return text;
}

static char *
append(char *text, char *more)
{
	char *both = heap_printf("%s%s", text, more);

	free(text);
	free(more);
	return both;
}

/* Only what is approved has a window for approval. */
static bool
has_window(enum programme programme, enum window window)
{
	return window != WINDOW_REQUEST || workflow_needs_approval(programme);
}

/* The programmes for which it is open, or NULL: for all; heap. */
static char *
open_for(const struct rules *rules, enum window window, int32_t today, int *n)
{
	char *names = heap_dup("");
	const char *name;
	int all = 0;

	*n = 0;
	for (int p = 0; p < PROGRAMME_COUNT; p++) {
		if (!has_window((enum programme)p, window))
			continue;
		all++;
		if (!rules_open(rules, (enum programme)p, window, today))
			continue;
		name = words_label(&programme_words, p);
		/* TRANSLATORS: the next name of several */
		names = append(names,
		    *n == 0 ? heap_dup(name) : heap_printf(_(", %s"), name));
		(*n)++;
	}
	if (*n < all)
		return names;
	free(names);
	return NULL;
}

/* One function, quoted, with its programmes if it is not open for all. */
static char *
function(enum window window, const char *programmes, bool first)
{
	const char *label = words_label(&window_words, (int)window);
	char *named = programmes == NULL
			  ? heap_dup(label)
			  : heap_printf(_("%s (%s)"), label, programmes);
	/* TRANSLATORS: a quoted name, and the next one */
	char *text = first ? heap_printf(_("\"%s\""), named)
			   : heap_printf(_(", \"%s\""), named);

	free(named);
	return text;
}

char *
home_open_now(const struct rules *rules, int32_t today)
{
	char *functions = heap_dup(""), *programmes, *text;
	bool all = true, none = true;
	int year, month, day, n;

	for (int w = 0; w < WINDOW_COUNT; w++) {
		programmes = open_for(rules, (enum window)w, today, &n);
		if (n > 0)
			functions = append(functions,
			    function((enum window)w, programmes, none));
		all = all && programmes == NULL;
		none = none && n == 0;
		free(programmes);
	}
	date_split(today, &year, &month, &day);
	if (none)
		text = heap_printf(_("■ Nothing can be used now (%d/%d/%d)."),
		    year, month, day);
	else if (all)
		text = heap_printf(
		    _("■ Now (%d/%d/%d) everything can be used: %s."), year,
		    month, day, functions);
	else
		text = heap_printf(
		    _("■ Now (%d/%d/%d) nothing can be used but %s."), year,
		    month, day, functions);
	free(functions);
	return text;
}
