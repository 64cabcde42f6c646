/* SPDX-License-Identifier: MIT */
#include "audit_words.h"

#include <stdlib.h>
#include <string.h>

#include "core/call/call.h"
#include "core/heap.h"
#include "core/text.h"

/* A1002, or 1002: letters, then digits to the end. */
static bool
is_member(const char *word)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				      "abcdefghijklmnopqrstuvwxyz";
	size_t n = strspn(word, letters), digits;

	digits = strspn(word + n, "0123456789");
	return digits > 0 && word[n + digits] == '\0';
}

static void
add_subject(struct audit_list_args *args, const char *word)
{
	char *more = args->subject == NULL
			 ? heap_dup(word)
			 : heap_printf("%s %s", args->subject, word);

	free(args->subject);
	args->subject = more;
}

/* A number behind a subject is the number of its case. */
static void
read_word(struct audit_list_args *args, const char *word)
{
	int32_t day;

	if (args->day == DATE_NONE && date_parse(word, &day))
		args->day = day;
	else if (args->call == NULL && call_find(word) != NULL)
		args->call = heap_dup(word);
	else if (args->member == NULL && args->subject == NULL &&
		 is_member(word))
		args->member = heap_dup(word);
	else
		add_subject(args, word);
}

void
audit_words_read(const char *line, struct audit_list_args *args)
{
	char *words = text_ascii_digits(line), *rest = words;

	shape_init(&audit_list_args_shape, args);
	for (char *word; (word = strsep(&rest, " ")) != NULL;)
		if (*word != '\0')
			read_word(args, word);
	free(words);
}
