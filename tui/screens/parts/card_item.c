/* SPDX-License-Identifier: MIT */
/* card_item: a field's value, out of the arguments and into them. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "card_inside.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"

bool
card_item_chosen(const struct card_item *item)
{
	return item->member->type == SHAPE_WORD ||
	       item->member->type == SHAPE_BOOL;
}

int
card_item_choices(const struct card_item *item)
{
	return item->member->type == SHAPE_BOOL ? 2 : item->member->words->n;
}

const char *
card_item_choice(const struct card_item *item, int word)
{
	if (word == WORD_NONE)
		return _("(not chosen)");
	if (item->member->type == SHAPE_BOOL)
		return word != 0 ? _("Yes") : _("No");
	return words_label(item->member->words, word);
}

/* What stands in the arguments, as it is typed; heap, NULL: nothing. */
static char *
text_of(const struct member *member, const void *args)
{
	const void *p = (const char *)args + member->offset;
	char day[DATE_SIZE];

	switch (member->type) {
	case SHAPE_DATE:
		return heap_dup(date_format(*(const int32_t *)p, day));
	case SHAPE_INT:
		if (*(const int64_t *)p == INT_NONE)
			return NULL;
		return heap_printf("%lld", (long long)*(const int64_t *)p);
	default:
		return heap_dup(*(char *const *)p);
	}
}

void
card_item_init(struct card_item *item, const void *args)
{
	const struct member *member = item->member;
	const void *p = (const char *)args + member->offset;
	const struct key end = {.code = INPUT_FUNCTION(KEY_END)};
	char *text;

	if (member->type == SHAPE_WORD)
		item->word = *(const int *)p;
	else if (member->type == SHAPE_BOOL)
		item->word = *(const bool *)p;
	if (card_item_chosen(item))
		return;
	text = text_of(member, args);
	if (item->field->pick != NULL) {
		item->value = text;
		item->shown = heap_dup(text);
		return;
	}
	item->area = member->type == SHAPE_PROSE ? textarea_new_prose()
						 : textarea_new_line();
	if (text != NULL)
		textarea_set(item->area, text);
	textarea_key(item->area, &end);
	free(text);
}

void
card_item_release(struct card_item *item)
{
	textarea_free(item->area);
	free(item->value);
	free(item->shown);
	free(item->refusal);
}

static const char *
label(const struct card_item *item)
{
	return gettext(item->field->label);
}

static int
read_text(
    const struct card_item *item, const char *text, char **out, struct err *err)
{
	size_t clusters =
	    item->area == NULL ? 0 : textarea_clusters(item->area);

	if (item->member->max > 0 && clusters > (size_t)item->member->max)
		return err_set(err, ERR_LIMIT,
		    N_("%s: at most %d characters (now %zu)."), label(item),
		    (int)item->member->max, clusters);
	free(*out);
	*out = text_blank(text) ? NULL : heap_dup(text);
	return 0;
}

static int
read_number(const struct card_item *item, const char *text, int64_t *out,
    struct err *err)
{
	const struct member *m = item->member;
	char *ascii = text_ascii_digits(text), *end;
	long long number;
	bool whole;

	errno = 0;
	number = strtoll(ascii, &end, 10);
	whole = end != ascii && *end == '\0' && errno == 0;
	free(ascii);
	if (!whole)
		return err_set(
		    err, ERR_INVALID, N_("%s: a number, please."), label(item));
	if (number < m->min || (m->max != 0 && number > m->max))
		return err_set(err, ERR_INVALID,
		    N_("%s: from %lld to %lld, not %lld."), label(item),
		    (long long)m->min, (long long)m->max, number);
	*out = number;
	return 0;
}

static int
read_day(const struct card_item *item, const char *text, int32_t *out,
    struct err *err)
{
	if (date_typed(text, out))
		return 0;
	return err_set(err, ERR_INVALID,
	    N_("%s: a day is written like 2024-04-10."), label(item));
}

/* Nothing was typed: the member is none, where it may be. */
static int
read_none(const struct card_item *item, void *p, struct err *err)
{
	if (!item->member->optional)
		return err_set(err, ERR_INVALID, N_("%s: please fill this in."),
		    label(item));
	switch (item->member->type) {
	case SHAPE_INT:
		*(int64_t *)p = INT_NONE;
		break;
	case SHAPE_DATE:
		*(int32_t *)p = DATE_NONE;
		break;
	default:
		free(*(char **)p);
		*(char **)p = NULL;
		break;
	}
	return 0;
}

static int
read_choice(const struct card_item *item, void *p, struct err *err)
{
	if (item->member->type == SHAPE_BOOL) {
		*(bool *)p = item->word != 0;
		return 0;
	}
	if (item->word == WORD_NONE && !item->member->optional)
		return err_set(err, ERR_INVALID, N_("%s: please choose one."),
		    label(item));
	*(int *)p = item->word;
	return 0;
}

int
card_item_read(const struct card_item *item, void *args, struct err *err)
{
	void *p = (char *)args + item->member->offset;
	const char *text =
	    item->area == NULL ? item->value : textarea_text(item->area);

	if (card_item_chosen(item))
		return read_choice(item, p, err);
	if (text == NULL || text_blank(text))
		return read_none(item, p, err);
	switch (item->member->type) {
	case SHAPE_INT:
		return read_number(item, text, p, err);
	case SHAPE_DATE:
		return read_day(item, text, p, err);
	default:
		return read_text(item, text, p, err);
	}
}
