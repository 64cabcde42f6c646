/* SPDX-License-Identifier: MIT */
#include "form.h"

#include <stdlib.h>

#include "heap.h"

const struct form_row form_rows[ITEM_COUNT] = {
#define X(name, id, label, help, type, words, limit, specialist, certified,    \
    transfer)                                                                  \
	[ITEM_##name] = {id, label, help, FORM_##type, words, limit,           \
	    {FORM_##specialist, FORM_##certified, FORM_##transfer}},
#include "form.def"
#undef X
};

static const struct word item_words[ITEM_COUNT] = {
#define X(name, id, label, ...) [ITEM_##name] = {id, label},
#include "form.def"
#undef X
};

const struct words form_words = {"item", item_words, ITEM_COUNT};

/* domain.md: the three applications */
static const struct {
	int slots;
	int preset[CATEGORY_COUNT]; /* of slots 1, 2, …; the rest is free */
	int presets;
} lists[PROGRAMME_COUNT] = {
    [PROGRAMME_SPECIALIST] = {20,
	{CATEGORY_PAIN, CATEGORY_OTHER_SYMPTOM, CATEGORY_MENTAL,
	    CATEGORY_DELIRIUM, CATEGORY_SEDATION, CATEGORY_SOCIAL,
	    CATEGORY_SPIRITUAL},
	7},
    [PROGRAMME_CERTIFIED] = {5,
	{CATEGORY_PAIN, CATEGORY_OTHER_SYMPTOM, CATEGORY_MENTAL,
	    CATEGORY_SOCIAL, CATEGORY_SPIRITUAL},
	5},
    [PROGRAMME_TRANSFER] = {7,
	{CATEGORY_PAIN, CATEGORY_OTHER_SYMPTOM, CATEGORY_MENTAL,
	    CATEGORY_DELIRIUM, CATEGORY_SEDATION, CATEGORY_SOCIAL,
	    CATEGORY_SPIRITUAL},
	7},
};

static const char *const advice[CATEGORY_COUNT] = {
    [CATEGORY_PAIN] = N_("Mechanism of the pain, NRS, amount of opioid"),
    [CATEGORY_OTHER_SYMPTOM] =
	N_("Assessment of the symptom, cause, what was tried"),
    [CATEGORY_MENTAL] = N_("Assessment scale, difference to delirium, support"),
    [CATEGORY_DELIRIUM] = N_("Diagnostic criteria, reversible factors"),
    [CATEGORY_SEDATION] =
	N_("Refractory symptom, consent, team decision, depth and drug"),
    [CATEGORY_SOCIAL] = N_("Family, money, place of care"),
    [CATEGORY_SPIRITUAL] = N_("Relations, autonomy, time"),
};

void
items_release(struct items *items)
{
	for (int i = 0; i < ITEM_COUNT; i++)
		free(items->text[i]);
	*items = (struct items){0};
}

void
items_set(struct items *items, enum form_item item, const char *text)
{
	char *copy = heap_dup(text);

	free(items->text[item]);
	items->text[item] = copy;
}

const char *
items_text(const struct items *items, enum form_item item)
{
	return items->text[item] == NULL ? "" : items->text[item];
}

bool
form_asks(enum programme programme, enum form_item item)
{
	return form_rows[item].need[programme] != FORM_ABSENT;
}

int
form_slots(enum programme programme)
{
	return lists[programme].slots;
}

int
form_preset(enum programme programme, int64_t slot)
{
	if (slot < 1 || slot > lists[programme].presets)
		return WORD_NONE;
	return lists[programme].preset[slot - 1];
}

const char *
form_advice(int category)
{
	return category >= 0 && category < CATEGORY_COUNT
		   ? gettext(advice[category])
		   : "";
}

const char *
form_shown(enum form_item item, const char *text)
{
	const struct words *words = form_rows[item].words;
	int word = words == NULL ? WORD_NONE : words_find(words, text);

	return word == WORD_NONE ? text : words_label(words, word);
}
