/* SPDX-License-Identifier: MIT */
/*
 * form: the items of a case report, as a table.
 *
 * Owns which items there are, their labels, limits and in which programme
 * they are asked for. From it come the edit screen, validation, the view,
 * comments, differences, print and export. Refuses to know any value: that
 * is report's. (domain.md: the report's form)
 */
#ifndef CORE_FORM_H
#define CORE_FORM_H

#include <stdbool.h>
#include <stdint.h>

#include "words.h"

#define FORM_VERSION 1 /* stands in each revision; raise it with form.def */

/* 備考 and 通信欄 stand beside the report (domain.md: the case list) */
#define NOTE_LIMIT 200     /* clusters */
#define MESSAGE_LIMIT 200  /* clusters [seed] */
#define COMMENT_LIMIT 500  /* clusters, per item and in general */
#define ITEM_BYTES 65536   /* contracts.md: sizes */
#define DRAFT_BYTES 196608 /* with what is registered, as on the wire */

enum form_item {
#define X(name, ...) ITEM_##name,
#include "form.def"
#undef X
	ITEM_COUNT
};

enum form_type {
	FORM_CHOICE,   /* a code of .words */
	FORM_FACILITY, /* id of an accreditation, decimal */
	FORM_PERIOD,   /* 2024-04-10..2024-05-02 */
	FORM_LINE,
	FORM_PROSE,
};

enum form_need {
	FORM_ABSENT,
	FORM_OPTIONAL,
	FORM_REQUIRED,
};

struct form_row {
	const char *id, *label, *help; /* label and help are msgids */
	enum form_type type;
	const struct words *words;
	int limit; /* clusters, 0: none of its own */
	enum form_need need[PROGRAMME_COUNT];
};

extern const struct form_row form_rows[ITEM_COUNT];
extern const struct words form_words; /* the items as a word set */

/* The texts of a report: NULL is empty. Strings are heap. */
struct items {
	char *text[ITEM_COUNT];
};

void
items_release(struct items *);
void
items_set(struct items *, enum form_item, const char *text); /* copies */
const char *
items_text(const struct items *, enum form_item); /* never NULL */

bool form_asks(enum programme, enum form_item);
/* The slots of a programme's list [seed: 20]. */
int form_slots(enum programme);
/* The preset category of slot 1..n, or WORD_NONE where it is free. */
int
form_preset(enum programme, int64_t slot);
/* The advice line of a category in the form, translated; borrowed. */
const char *
form_advice(int category);
/*
 * What a person reads for a stored text: the label of a choice, else the
 * text itself. Borrowed from the table or from text.
 */
const char *
form_shown(enum form_item, const char *text);

#endif
