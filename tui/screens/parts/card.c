/* SPDX-License-Identifier: MIT */
/* card: the screen: its fields, the keys in them, and leaving. */
#include "card.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "card_inside.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "tui/rescue/rescue.h"

struct card_own *
card_own(const struct screen *screen)
{
	return screen->own;
}

static struct card_item *
current(const struct screen *screen)
{
	struct card_own *own = card_own(screen);

	return &own->items[own->at];
}

void *
card_args(enum call_id call)
{
	void *args = heap_new(1, calls[call].args->size);

	shape_init(calls[call].args, args);
	return args;
}

static void
add_item(struct card_own *own, const struct card_field *field)
{
	struct card_item *item = &own->items[own->n++];

	assert(own->n <= CARD_ITEMS);
	item->field = field;
	item->member = shape_member(own->shape, field->member);
	assert(item->member != NULL);
	card_item_init(item, own->card.args);
	if (field->pick != NULL && own->card.picked != NULL) {
		free(item->shown);
		item->shown = heap_dup(own->card.picked);
	}
}

static int
open_card(struct screen *screen, const void *arg, struct err *err)
{
	struct card_own *own = heap_new(1, sizeof *own);

	(void)err;
	own->card = *(const struct card *)arg;
	own->shape = calls[own->card.call].args;
	own->subject = heap_dup(own->card.subject);
	if (own->card.intro != NULL)
		own->intro = paragraph_new(own->card.intro);
	for (const struct card_field *f = own->card.fields; f->member != NULL;
	     f++)
		add_item(own, f);
	screen->own = own;
	return 0;
}

static void
close_card(struct screen *screen)
{
	struct card_own *own = card_own(screen);

	for (size_t i = 0; i < own->n; i++)
		card_item_release(&own->items[i]);
	shape_release(own->shape, own->card.args);
	free(own->card.args);
	paragraph_free(own->intro);
	free(own->subject);
	free(own);
}

static void
changed(struct screen *screen)
{
	struct card_item *item = current(screen);

	card_own(screen)->typed = true;
	free(item->refusal);
	item->refusal = NULL;
}

void
card_picked(struct screen *screen, const char *value, const char *shown)
{
	struct card_item *item = current(screen);

	free(item->value);
	free(item->shown);
	item->value = heap_dup(value);
	item->shown = heap_dup(shown);
	changed(screen);
}

/* A character's UTF-8, "" when the key is none. */
static const char *
typed_text(const struct key *key, char out[8])
{
	int n = 0;

	if (key->code > ' ' && key->code <= 0x10ffff &&
	    key->code != INPUT_BACKSPACE)
		n = u8_uctomb((uint8_t *)out, (ucs4_t)key->code, 7);
	out[n > 0 ? n : 0] = '\0';
	return out;
}

static void
choose(struct screen *screen, int word)
{
	struct card_item *item = current(screen);

	if (word == item->word)
		return;
	item->word = word;
	changed(screen);
}

/* Round and round; what may be missing can also be none. */
static int
step(const struct card_item *item, int by)
{
	int n = card_item_choices(item), word = item->word + by;

	if (item->word == WORD_NONE)
		return by > 0 ? 0 : n - 1;
	if (word >= 0 && word < n)
		return word;
	if (item->member->optional && item->member->type == SHAPE_WORD)
		return WORD_NONE;
	return word < 0 ? n - 1 : 0;
}

static bool
key_choice(struct screen *screen, const struct key *key)
{
	const struct card_item *item = current(screen);
	int code = keymap_code(key->code);

	switch (code) {
	case INPUT_FUNCTION(KEY_LEFT):
		choose(screen, step(item, -1));
		return true;
	case INPUT_FUNCTION(KEY_RIGHT):
	case ' ':
		choose(screen, step(item, 1));
		return true;
	default:
		if (code < '1' || code > '0' + card_item_choices(item))
			return false;
		choose(screen, code - '1');
		return true;
	}
}

static bool
key_pick(struct screen *screen, const struct key *key)
{
	const struct card_item *item = current(screen);
	char buffer[8];
	const char *text = typed_text(key, buffer);

	if (key->code == INPUT_BACKSPACE && item->member->optional)
		card_picked(screen, NULL, NULL);
	else if (key->code == INPUT_ENTER || key->code == ' ')
		item->field->pick(screen, NULL);
	else if (*text != '\0')
		item->field->pick(screen, text);
	else
		return false;
	return true;
}

static bool
key_text(struct screen *screen, const struct key *key)
{
	struct textarea *area = current(screen)->area;

	switch (textarea_key(area, key)) {
	case TEXTAREA_IGNORED:
		return false;
	case TEXTAREA_FULL:
		program_say(screen->program, _("The text is too long."));
		return true;
	case TEXTAREA_CHANGED:
		changed(screen);
		break;
	case TEXTAREA_MOVED:
		break;
	}
	program_say(screen->program, "");
	return true;
}

/* Goes to that field; a second time a choice steps on, a search opens. */
static void
click(struct screen *screen, const struct key *pressed)
{
	struct card_own *own = card_own(screen);
	const struct key space = {.code = ' '};
	int y = pressed->y - 1 + own->top;

	for (size_t i = 0; i < own->n; i++) {
		const struct card_item *item = &own->items[i];
		bool again = own->at == i;

		if (y < item->y || y >= item->y + item->rows)
			continue;
		own->at = i;
		if (item->area != NULL)
			textarea_key(item->area, pressed);
		else if (again && item->field->pick != NULL)
			key_pick(screen, &space);
		else if (again)
			key_choice(screen, &space);
		return;
	}
}

static bool
key(struct screen *screen, const struct key *pressed)
{
	const struct card_item *item = current(screen);

	if (pressed->code == INPUT_CLICK) {
		click(screen, pressed);
		return true;
	}
	if (item->area != NULL)
		return key_text(screen, pressed);
	program_say(screen->program, "");
	return item->field->pick != NULL ? key_pick(screen, pressed)
					 : key_choice(screen, pressed);
}

static const char *
refuses(const struct screen *screen, enum action action)
{
	if (action == ACTION_PICK && current(screen)->field->pick == NULL)
		return N_("This is typed, not searched for.");
	if (action == ACTION_READ_CASE && card_own(screen)->card.read == NULL)
		return N_("This form is not about a registered case.");
	return NULL;
}

static int
act(struct screen *screen, enum action action, struct err *err)
{
	struct card_own *own = card_own(screen);

	(void)err;
	switch (action) {
	case ACTION_RECORD:
		card_send(screen);
		break;
	case ACTION_PICK:
		current(screen)->field->pick(screen, NULL);
		break;
	case ACTION_READ_CASE:
		own->card.read(screen, own->card.args);
		break;
	case ACTION_NEXT_FIELD:
		own->at = (own->at + 1) % own->n;
		break;
	case ACTION_PREVIOUS_FIELD:
		own->at = (own->at + own->n - 1) % own->n;
		break;
	default:
		break;
	}
	return 0;
}

static void
leave(struct screen *screen)
{
	program_pop(screen->program, false);
}

static void
back(struct screen *screen)
{
	if (card_own(screen)->typed)
		program_ask(screen->program,
		    _("What you typed has not been recorded. Leave all the "
		      "same?"),
		    leave);
	else
		leave(screen);
}

static void
heading(const struct screen *screen, char *left, char *right)
{
	const struct card_own *own = card_own(screen);

	(void)right;
	snprintf(left, SCREEN_TEXT, " %s%s%s", gettext(own->card.title),
	    own->subject == NULL ? "" : "  ",
	    own->subject == NULL ? "" : own->subject);
}

/* Of the field under the cursor: why it was refused, else its help. */
static void
status(const struct screen *screen, char *out)
{
	const struct card_item *item = current(screen);
	char count[64] = "";

	if (item->area != NULL && item->member->max > 0 &&
	    (item->member->type == SHAPE_LINE ||
		item->member->type == SHAPE_PROSE))
		snprintf(count, sizeof count, "%zu/%lld  ",
		    textarea_clusters(item->area),
		    (long long)item->member->max);
	snprintf(out, SCREEN_TEXT, " %s%s%s", count,
	    item->refusal == NULL ? "" : "! ",
	    item->refusal != NULL       ? item->refusal
	    : item->field->help == NULL ? ""
					: gettext(item->field->help));
}

static void
keep(const struct screen *screen, struct rescue *rescue)
{
	const struct card_own *own = card_own(screen);

	for (size_t i = 0; own->typed && i < own->n; i++) {
		const struct card_item *item = &own->items[i];
		char *where;

		if (item->area == NULL)
			continue;
		where = heap_printf("%s: %s", gettext(own->card.title),
		    gettext(item->field->label));
		rescue_add_text(rescue, where, textarea_text(item->area));
	}
}

const struct screen_ops card_screen = {
    .name = "card",
    .also = KEYMAP_TEXT,
    .title = N_("Form"),
    .open = open_card,
    .refuses = refuses,
    .act = act,
    .key = key,
    .back = back,
    .keep = keep,
    .heading = heading,
    .status = status,
    .draw = card_draw,
    .close = close_card,
};
