/* SPDX-License-Identifier: MIT */
/* edit_key: what a key does in the item under the cursor. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"
#include "edit_inside.h"

/* A character's UTF-8, "" when the key is none. */
static const char *
typed_text(const struct key *key, char out[8])
{
	int n = 0;

	if (key->code > ' ' && key->code <= 0x10ffff &&
	    key->code != INPUT_BACKSPACE)
		n = u8_uctomb((uint8_t *)out, (ucs4_t)key->code, 8);
	out[n > 0 ? n : 0] = '\0';
	return out;
}

static void
choose(struct edit *edit, struct edit_item *item, int word)
{
	edit_set(item, words_code(form_rows[item->item].words, word));
	edit_draft_typed(edit, item);
}

/* Round and round; what is not required can also be none. */
static int
step(const struct edit *edit, const struct edit_item *item, int by)
{
	const struct form_row *row = &form_rows[item->item];
	int now = words_find(row->words, item->text), n = row->words->n;
	bool none = row->need[edit->programme] != FORM_REQUIRED;

	if (now == WORD_NONE)
		return by > 0 ? 0 : n - 1;
	now += by;
	if (now >= 0 && now < n)
		return now;
	return none ? WORD_NONE : now < 0 ? n - 1 : 0;
}

/* The next choice whose label, or number, begins with what was typed. */
static int
jump(const struct edit_item *item, const char *text)
{
	const struct words *words = form_rows[item->item].words;
	int now = words_find(words, item->text);

	for (int i = 1; *text != '\0' && i <= words->n; i++) {
		int word = (now + i) % words->n;

		if (strncasecmp(words_label(words, word), text, strlen(text)) ==
		    0)
			return word;
	}
	if (*text >= '1' && *text <= '9' && *text - '1' < words->n)
		return *text - '1';
	return WORD_NONE;
}

static bool
key_choice(struct screen *screen, struct edit_item *item, const struct key *key)
{
	struct edit *edit = edit_own(screen);
	struct key meant = {.code = keymap_code(key->code)};
	char buffer[8];
	const char *text = typed_text(&meant, buffer);
	int word;

	switch (meant.code) {
	case INPUT_FUNCTION(KEY_LEFT):
	case INPUT_FUNCTION(KEY_RIGHT):
	case INPUT_FUNCTION(KEY_DC):
	case INPUT_BACKSPACE:
	case ' ':
		break;
	default:
		if (*text == '\0')
			return false;
	}
	if (item->fixed) {
		program_say(screen->program,
		    _("The category of this number is fixed."));
		return true;
	}
	if (key->code == INPUT_BACKSPACE || key->code == INPUT_FUNCTION(KEY_DC))
		choose(edit, item, WORD_NONE);
	else if (*text == '\0')
		choose(edit, item,
		    step(edit, item,
			key->code == INPUT_FUNCTION(KEY_LEFT) ? -1 : 1));
	else if ((word = jump(item, text)) != WORD_NONE)
		choose(edit, item, word);
	return true;
}

/* The one chosen in the search. */
static void
chosen(struct screen *screen, const struct entry *entry)
{
	struct edit *edit = edit_own(screen);
	struct edit_item *item = edit_find(edit, ITEM_FACILITY);
	struct err err = {0};
	char *id = heap_printf("%lld", (long long)entry->id);

	edit_set(item, id);
	edit_draft_typed(edit, item);
	edit_form_go(edit, ITEM_FACILITY);
	if (edit_draft_save(screen, &err) < 0)
		program_say_err(screen->program, &err);
	err_clear(&err);
	free(id);
}

void
edit_key_facility(struct screen *screen, const char *query)
{
	struct edit *edit = edit_own(screen);
	const struct edit_item *period = edit_find(edit, ITEM_PERIOD);
	struct facility_question question = {
	    .query = query, .period = {DATE_NONE, DATE_NONE}, .chosen = chosen};

	if (query == NULL && edit->view.entry != NULL)
		question.query = edit->view.entry->name;
	if (period != NULL)
		span_parse(period->text, &question.period);
	program_push(screen->program, &facility_screen, &question);
}

static bool
key_facility(struct screen *screen, const struct key *key)
{
	char buffer[8];
	const char *text = typed_text(key, buffer);

	if (key->code == INPUT_ENTER || key->code == ' ')
		edit_key_facility(screen, NULL);
	else if (*text != '\0')
		edit_key_facility(screen, text);
	else
		return false;
	return true;
}

/*
 * What a character of a day becomes: full-width digits are digits, and what
 * people write between year, month and day is the dash. 0: nothing.
 */
static int
date_char(ucs4_t c)
{
	static const char *const dashes[] = {
	    "-", "/", ".", "ー", "－", "／", "．", "年", "月"};
	char s[8] = "";

	if (c >= 0xff10 && c <= 0xff19)
		c -= 0xff10 - '0';
	if (c >= '0' && c <= '9')
		return (int)c;
	if (u8_uctomb((uint8_t *)s, c, sizeof s) <= 0)
		return 0;
	for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
		if (strcmp(dashes[i], s) == 0)
			return '-';
	return 0;
}

/* A period, or one day as people write it: 2024年4月1日. */
static void
paste_date(struct edit *edit, const struct key *key)
{
	char *clean = text_clean_line(key->text, key->bytes);
	char *ascii = text_ascii_digits(clean);
	const uint8_t *s = (const uint8_t *)clean;
	struct span span;
	ucs4_t c;
	int typed;

	if (span_parse(ascii, &span))
		edit_period_set(edit, ascii);
	else
		while ((s = u8_next(&c, s)) != NULL)
			if ((typed = date_char(c)) != 0)
				edit_period_type(edit, typed);
	free(ascii);
	free(clean);
}

static bool
type_date(struct screen *screen, int code)
{
	int c = date_char((ucs4_t)code);

	if (c != 0)
		edit_period_type(edit_own(screen), c);
	else if (code != 0x65e5) /* 日 ends a day */
		program_say(
		    screen->program, _("A day is written like 2024-04-10."));
	return true;
}

static bool
key_date(struct screen *screen, const struct key *key)
{
	struct edit *edit = edit_own(screen);
	char buffer[8];
	const char *text = typed_text(key, buffer);
	static const struct {
		int code, request;
	} requests[] = {
	    {INPUT_FUNCTION(KEY_LEFT), REQ_PREV_CHAR},
	    {INPUT_FUNCTION(KEY_RIGHT), REQ_NEXT_CHAR},
	    {INPUT_FUNCTION(KEY_HOME), REQ_BEG_FIELD},
	    {INPUT_FUNCTION(KEY_END), REQ_END_FIELD},
	    {INPUT_FUNCTION(KEY_DC), REQ_DEL_CHAR},
	    {INPUT_BACKSPACE, REQ_DEL_PREV},
	    {TEXTAREA_ERASE_BACK, REQ_CLR_FIELD},
	};

	if (key->code == INPUT_PASTE) {
		paste_date(edit, key);
		return true;
	}
	for (size_t i = 0; i < sizeof requests / sizeof *requests; i++)
		if (requests[i].code == key->code) {
			edit_period_type(edit, requests[i].request);
			return true;
		}
	if (key->code == ' ')
		return true;
	return *text != '\0' && type_date(screen, key->code);
}

static bool
key_text(struct screen *screen, struct edit_item *item, const struct key *key)
{
	switch (textarea_key(item->area, key)) {
	case TEXTAREA_IGNORED:
		return false;
	case TEXTAREA_MOVED:
		break;
	case TEXTAREA_CHANGED:
		item->counted = true;
		edit_draft_typed(edit_own(screen), item);
		break;
	case TEXTAREA_FULL:
		program_say(screen->program,
		    _("There is no room for this in the item; nothing was "
		      "put in."));
		break;
	}
	return true;
}

/* A frame of comments that is higher than the window scrolls. */
static bool
key_comments(struct edit *edit, const struct key *key)
{
	int last = edit->comment_rows - edit_form_view();

	last = last > 0 ? last : 0;
	if (edit->top > last) /* it was left further down, not yet drawn */
		edit->top = last;
	if (key->code == INPUT_FUNCTION(KEY_DOWN) && edit->top < last)
		edit->top++;
	else if (key->code == INPUT_FUNCTION(KEY_UP) && edit->top > 0)
		edit->top--;
	else
		return false;
	return true;
}

bool
edit_key(struct screen *screen, const struct key *key)
{
	struct edit_item *item = edit_form_item(edit_own(screen));

	/* what was said is read by now */
	program_say(screen->program, "");
	if (key->code == INPUT_CLICK) {
		edit_click(screen, key);
		return true;
	}
	if (item == NULL)
		return key_comments(edit_own(screen), key);
	switch (edit_type(item)) {
	case FORM_CHOICE:
		return key_choice(screen, item, key);
	case FORM_FACILITY:
		return key_facility(screen, key);
	case FORM_PERIOD:
		return key_date(screen, key);
	case FORM_LINE:
	case FORM_PROSE:
		return key_text(screen, item, key);
	}
	return false;
}
