/* SPDX-License-Identifier: MIT */
/* What a person does at the terminal. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "golden.h"
#include "key.h"
#include "verbs.h"

static int
is_sent(struct stage *stage, const void *arg)
{
	struct tty *tty = stage_tty(stage);

	(void)arg;
	return tty->eof ? -1 : tty->queued == 0;
}

static int
send(struct play *play)
{
	struct tty *tty = stage_tty(&play->stage);

	tty->sent = tty->read;
	if (stage_until(&play->stage, is_sent, NULL))
		return 0;
	verb_fail(play, "the program does not read");
	return verb_fail_screen(play);
}

static int
act_type(struct play *play, const struct rest *rest)
{
	char *bytes = heap_ndup(rest->text, rest->n);

	for (size_t i = 0; i < rest->n; i++) {
		if (bytes[i] == '\n')
			bytes[i] = '\r'; /* what the Enter key sends */
	}
	tty_type(stage_tty(&play->stage), bytes, rest->n);
	free(bytes);
	return send(play);
}

static int
act_key(struct play *play, const struct rest *rest)
{
	for (size_t i = 0; i < rest->words.n; i++) {
		struct key key;

		if (!key_find(&key, rest->words.at[i]))
			return verb_fail(play, "no key %s", rest->words.at[i]);
		tty_key(stage_tty(&play->stage), &key);
	}
	return send(play);
}

static int
act_paste(struct play *play, const struct rest *rest)
{
	struct tty *tty = stage_tty(&play->stage);
	char *path, *text;

	if (rest->text[0] != '@') {
		tty_paste(tty, rest->text, rest->n);
		return send(play);
	}
	path = heap_printf("%s/%s", play->folder, rest->text + 1);
	text = golden_load(path);
	if (text != NULL)
		tty_paste(tty, text, strlen(text));
	else
		verb_fail(play, "%s: %s", path, strerror(errno));
	free(path);
	free(text);
	return text != NULL ? send(play) : -1;
}

/* N TEXT: the text so many times, sent in one go by one of these. */
static int
repeat(struct play *play, const struct rest *rest,
    void (*put)(struct tty *, const char *, size_t))
{
	char *text, *all;
	long times = strtol(rest->text, &text, 10);
	size_t n;

	if (times < 1 || times > 1000000 || *text != ' ')
		return verb_fail(play, "not N TEXT");
	text++;
	n = rest->n - (size_t)(text - rest->text);
	all = heap_new((size_t)times, n + 1);
	for (long i = 0; i < times; i++)
		memcpy(all + (size_t)i * n, text, n);
	put(stage_tty(&play->stage), all, (size_t)times * n);
	free(all);
	return send(play);
}

static int
act_paste_repeat(struct play *play, const struct rest *rest)
{
	return repeat(play, rest, tty_paste);
}

/* As a paste comes over a line without brackets. */
static int
act_type_repeat(struct play *play, const struct rest *rest)
{
	return repeat(play, rest, tty_type);
}

static int
act_answers(struct play *play, const struct rest *rest)
{
	struct tty *tty = stage_tty(&play->stage);
	bool later = strcmp(rest->words.at[0], "later") == 0;

	if (!later && strcmp(rest->words.at[0], "now") != 0)
		return verb_fail(play, "neither later nor now");
	play->stage.holds = later;
	if (!later && tty != NULL)
		tty_answer(tty);
	return 0;
}

static int
act_resize(struct play *play, const struct rest *rest)
{
	int rows, cols;

	if (verb_size(play, rest, &rows, &cols) != 0)
		return -1;
	tty_resize(stage_tty(&play->stage), rows, cols);
	return 0;
}

static int
is_found(struct stage *stage, const void *arg)
{
	struct tty *tty = stage_tty(stage);
	int row, col;

	if (tty_find(tty, arg, &row, &col))
		return 1;
	return tty->eof ? -1 : 0;
}

/* On the first cell of a text, as soon as it stands there. */
static int
act_click(struct play *play, const struct rest *rest)
{
	struct tty *tty = stage_tty(&play->stage);
	int row, col;

	if (!stage_until(&play->stage, is_found, rest->text))
		return verb_fail_screen(play);
	tty_find(tty, rest->text, &row, &col);
	tty_click(tty, row, col, 1);
	return send(play);
}

static int
act_click_at(struct play *play, const struct rest *rest)
{
	int row = verb_number(rest->words.at[0], 1000);
	int col = verb_number(rest->words.at[1], 1000);

	if (row < 0 || col < 0)
		return verb_fail(play, "not ROW COL");
	tty_click(stage_tty(&play->stage), row, col, 1);
	return send(play);
}

static int
act_wheel(struct play *play, const struct rest *rest)
{
	bool up = strcmp(rest->words.at[0], "up") == 0;

	if (!up && strcmp(rest->words.at[0], "down") != 0)
		return verb_fail(play, "neither up nor down");
	tty_click(stage_tty(&play->stage), 0, 0, up ? 4 : 5);
	return send(play);
}

const struct verb verbs_key[] = {
    {"type", VERB_TEXT, 0, 0, true, act_type},
    {"key", VERB_WORDS, 1, SIZE_MAX, true, act_key},
    {"click", VERB_TEXT, 0, 0, true, act_click},
    {"click-at", VERB_WORDS, 2, 2, true, act_click_at},
    {"wheel", VERB_WORDS, 1, 1, true, act_wheel},
    {"paste", VERB_TEXT, 0, 0, true, act_paste},
    {"type-repeat", VERB_TEXT, 0, 0, true, act_type_repeat},
    {"answers", VERB_WORDS, 1, 1, false, act_answers},
    {"paste-repeat", VERB_TEXT, 0, 0, true, act_paste_repeat},
    {"resize", VERB_WORDS, 2, 2, true, act_resize},
    {0},
};
