/* SPDX-License-Identifier: MIT */
#include "audit_words.h"

#include <stdlib.h>
#include <string.h>

#include "audit_labels.h"
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
	else if (args->member == NULL && args->subject == NULL &&
		 is_member(word))
		args->member = heap_dup(word);
	else
		add_subject(args, word);
}

/* The words of a call stand together, wherever they are. */
static bool
take_call(struct audit_list_args *args, char **rest)
{
	size_t bytes;
	const char *call =
	    args->call == NULL ? audit_labels_find(*rest, &bytes) : NULL;

	if (call == NULL)
		return false;
	args->call = heap_dup(call);
	*rest += bytes;
	return true;
}

/* What is shown in words stands in a subject as a code. */
static bool
take_word(struct audit_list_args *args, char **rest)
{
	size_t bytes;
	const char *code = audit_labels_word(*rest, &bytes);

	if (code == NULL)
		return false;
	add_subject(args, code);
	*rest += bytes;
	return true;
}

/* Who types in Japanese parts words by a wide blank. */
static char *
one_blank(char *line)
{
	static const char wide[] = "\xE3\x80\x80"; /* U+3000 */

	for (char *at = line; (at = strstr(at, wide)) != NULL;)
		memcpy(at, "   ", sizeof wide - 1);
	return line;
}

void
audit_words_read(const char *line, struct audit_list_args *args)
{
	char *words = one_blank(text_ascii_digits(line)), *rest = words;

	shape_init(&audit_list_args_shape, args);
	while (rest != NULL && *rest != '\0') {
		char *word;

		if (take_call(args, &rest) || take_word(args, &rest))
			continue;
		word = strsep(&rest, " ");
		if (*word != '\0')
			read_word(args, word);
	}
	free(words);
}
