/* SPDX-License-Identifier: MIT */
#include "arguments.h"

#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/date.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"

/* "pain, delirium, …": every code of a set. */
static char *
all_codes(const struct words *words)
{
	char *all = heap_dup(""), *more;

	for (int i = 0; i < words->n; i++) {
		more = heap_printf(
		    "%s%s%s", all, i == 0 ? "" : ", ", words_code(words, i));
		free(all);
		all = more;
	}
	return all;
}

/* What was typed, as it may stand in a sentence on a terminal. */
static char *
quoted(const char *word)
{
	return text_clean_line(word, strlen(word));
}

static int
refuse(struct err *err, const char *msgid, const char *word, char *right)
{
	char *said = quoted(word);
	char *text;

/* the msgids hold two %s; they stand below */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	text = heap_printf(gettext(msgid), said, right);
#pragma GCC diagnostic pop
	err_text(err, ERR_USAGE, text);
	free(text);
	free(said);
	free(right);
	return -err->code;
}

int
arguments_programme(const char *word, int *programme, struct err *err)
{
	*programme = words_find(&programme_words, word);
	if (*programme != WORD_NONE)
		return 0;
	return refuse(err, N_("There is no application \"%s\"; there are: %s."),
	    word, all_codes(&programme_words));
}

int
arguments_import(const char *word, int *kind, struct err *err)
{
	*kind = words_find(&import_words, word);
	if (*kind != WORD_NONE)
		return 0;
	return refuse(err,
	    N_("Files of \"%s\" can't be imported; there are: %s."), word,
	    all_codes(&import_words));
}

static bool
read_number(const char *word, int64_t *n)
{
	char *ascii = text_ascii_digits(word), *end;
	bool whole;

	errno = 0;
	*n = strtoll(ascii, &end, 10);
	whole =
	    ascii[0] >= '0' && ascii[0] <= '9' && *end == '\0' && errno == 0;
	free(ascii);
	return whole;
}

/* msgid says with one %s what the word is not. */
static int
refuse_word(struct err *err, const char *msgid, const char *word)
{
	char *said = quoted(word), *text;

/* the msgids stand below */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	text = heap_printf(gettext(msgid), said);
#pragma GCC diagnostic pop
	err_text(err, ERR_USAGE, text);
	free(text);
	free(said);
	return -err->code;
}

int
arguments_number(const char *word, int64_t *n, struct err *err)
{
	return read_number(word, n)
		   ? 0
		   : refuse_word(err, N_("\"%s\" is not a number."), word);
}

int
arguments_bool(const char *word, bool *yes, struct err *err)
{
	*yes = strcmp(word, "yes") == 0 || strcmp(word, "on") == 0 ||
	       strcmp(word, _("yes")) == 0;
	if (*yes || strcmp(word, "no") == 0 || strcmp(word, "off") == 0 ||
	    strcmp(word, _("no")) == 0)
		return 0;
	return refuse_word(
	    err, N_("\"%s\" is neither yes nor no, neither on nor off."), word);
}

static int
add_number(struct list *list, int64_t n, struct err *err)
{
	int64_t *all = list->at;

	for (size_t i = 0; i < list->n; i++)
		if (all[i] == n)
			return err_set(err, ERR_USAGE,
			    N_("Number %lld is given twice."), (long long)n);
	all = heap_grow(list->at, list->n + 1, sizeof *all);
	all[list->n++] = n;
	list->at = all;
	return 0;
}

int
arguments_slot(
    int programme, const char *word, struct list *list, struct err *err)
{
	int last = form_slots((enum programme)programme);
	int64_t slot;
	char *said;

	if (read_number(word, &slot) && slot >= 1 && slot <= last)
		return add_number(list, slot, err);
	said = quoted(word);
	err_set(err, ERR_USAGE,
	    N_("The number of a case is from 1 to %d here, not \"%s\"."), last,
	    said);
	free(said);
	return -err->code;
}

/* From 1 on; msgid says with one %s what the word is not. */
static int
counted(const char *word, struct list *list, const char *msgid, struct err *err)
{
	int64_t n;

	if (read_number(word, &n) && n >= 1)
		return add_number(list, n, err);
	return refuse_word(err, msgid, word);
}

int
arguments_request(const char *word, struct list *list, struct err *err)
{
	return counted(word, list,
	    N_("\"%s\" is not the number of a request; inbox lists them."),
	    err);
}

int
arguments_revision(const char *word, struct list *list, struct err *err)
{
	return counted(word, list,
	    N_("\"%s\" is not the number of a revision; revisions lists "
	       "them."),
	    err);
}

int
arguments_cases(
    const char *word, int *programme, struct list *list, struct err *err)
{
	size_t n = strcspn(word, ":");
	char *name = heap_ndup(word, n), *slot;
	const char *at = word[n] == ':' ? word + n + 1 : word + n;
	int rc = arguments_programme(name, programme, err);

	while (rc == 0) {
		n = strcspn(at, ",");
		slot = heap_ndup(at, n);
		rc = arguments_slot(*programme, slot, list, err);
		free(slot);
		if (at[n] == '\0')
			break;
		at += n + 1;
	}
	free(name);
	return rc;
}

int
arguments_date(const char *word, int32_t *date, struct err *err)
{
	char *said;

	if (date_parse(word, date))
		return 0;
	said = quoted(word);
	err_set(err, ERR_USAGE,
	    N_("\"%s\" is no day; write it like 2024-04-10."), said);
	free(said);
	return -err->code;
}

/* Broken bytes are dropped by cleaning; on a command line they are rather a
 * file in another encoding, which must not be stored in pieces. */
static bool
is_utf8(const char *s, size_t bytes)
{
	json_t *string = json_stringn(s, bytes);

	json_decref(string);
	return string != NULL;
}

int
arguments_text(const char *what, const char *s, size_t bytes, bool prose,
    char **out, struct err *err)
{
	if (!is_utf8(s, bytes))
		return err_set(err, ERR_USAGE,
		    N_("%s: the text is not valid UTF-8."), what);
	*out = prose ? text_clean_prose(s, bytes) : text_clean_line(s, bytes);
	if (strlen(*out) <= ITEM_BYTES)
		return 0;
	free(*out);
	*out = NULL;
	return err_set(
	    err, ERR_LIMIT, N_("%s: the text is too long to be kept."), what);
}

int
arguments_pair(
    const char *pair, enum form_item *item, const char **text, struct err *err)
{
	size_t n = strcspn(pair, "=");
	char *name = heap_ndup(pair, n);
	int found = words_find(&form_words, name), rc = 0;

	if (found == WORD_NONE)
		rc = refuse(err,
		    N_("There is no item \"%s\" on the form; there are: %s."),
		    name, all_codes(&form_words));
	else if (pair[n] == '\0')
		rc = err_set(err, ERR_USAGE,
		    N_("After \"%s\" an = and the text are missing."), name);
	free(name);
	if (rc < 0)
		return rc;
	*item = (enum form_item)found;
	*text = pair + n + 1;
	return 0;
}

static int
fail_file(const char *path, struct err *err)
{
	char *said = quoted(path);

	err_set(err, ERR_USAGE, N_("The file %s can't be read: %s."), said,
	    strerror(errno));
	free(said);
	return -err->code;
}

/* Reads a file of not much more than an item may hold. */
static int
read_file(const char *path, char **out, size_t *bytes, struct err *err)
{
	size_t room = 4 * ITEM_BYTES, n = 0;
	char *text;
	ssize_t k = -1;
	int fd = open(path, O_RDONLY | O_CLOEXEC), was;

	if (fd < 0)
		return fail_file(path, err);
	text = heap_new(room, 1);
	while (n < room && (k = read(fd, text + n, room - n)) > 0)
		n += (size_t)k;
	was = errno;
	close(fd);
	if (n < room && k == 0) {
		*out = text;
		*bytes = n;
		return 0;
	}
	free(text);
	errno = n == room ? EFBIG : was;
	return fail_file(path, err);
}

/* A code, or how it is shown; WORD_NONE: neither. */
static int
word_of(const struct words *words, const char *text)
{
	int found = words_find(words, text);

	for (int i = 0; found == WORD_NONE && i < words->n; i++)
		if (strcmp(words_label(words, i), text) == 0 ||
		    strcmp(words->rows[i].label, text) == 0)
			found = i;
	return found;
}

int
arguments_word(
    const struct words *words, const char *text, int *word, struct err *err)
{
	*word = word_of(words, text);
	if (*word != WORD_NONE)
		return 0;
	return refuse(err, N_("There is no \"%s\" here; there are: %s."), text,
	    all_codes(words));
}

int
arguments_value(
    enum form_item item, const char *word, char **out, struct err *err)
{
	const struct form_row *row = &form_rows[item];
	const char *text = word;
	char *file = NULL;
	size_t bytes = strlen(word);
	int rc = 0, choice;

	if (word[0] == '@') {
		rc = read_file(word + 1, &file, &bytes, err);
		text = file;
		if (file != NULL && bytes > 0 && file[bytes - 1] == '\n')
			bytes--;
		if (file != NULL && bytes > 0 && file[bytes - 1] == '\r')
			bytes--;
	}
	if (rc == 0)
		rc = arguments_text(gettext(row->label), text, bytes,
		    row->type == FORM_PROSE, out, err);
	free(file);
	if (rc < 0 || row->type != FORM_CHOICE)
		return rc;
	choice = word_of(row->words, *out);
	if (choice != WORD_NONE) {
		free(*out);
		*out = heap_dup(words_code(row->words, choice));
	}
	return 0;
}
