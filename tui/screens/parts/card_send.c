/* SPDX-License-Identifier: MIT */
/* card_send: the call, and what is done about its refusal. */
#include <stdlib.h>
#include <string.h>

#include "card_inside.h"
#include "core/call/cases.h"
#include "core/heap.h"
#include "core/i18n.h"

/* A member that not every call has; NULL: this one hasn't. */
static void *
member_at(struct card_own *own, const char *name)
{
	const struct member *m = shape_member(own->shape, name);

	return m == NULL ? NULL : (char *)own->card.args + m->offset;
}

static void
refuse(struct card_own *own, size_t i, const char *text)
{
	free(own->items[i].refusal);
	own->items[i].refusal = heap_dup(text);
}

/* All fields into the arguments; the cursor goes to the first that is wrong. */
static bool
read_all(struct screen *screen)
{
	struct card_own *own = card_own(screen);
	struct err err = {0};
	bool fine = true;

	for (size_t i = 0; i < own->n; i++) {
		struct card_item *item = &own->items[i];

		if (card_item_read(item, own->card.args, &err) == 0)
			continue;
		refuse(own, i, err.text);
		if (fine)
			own->at = i;
		fine = false;
		err_clear(&err);
	}
	return fine;
}

/* The reasons that name a field stand there. */
static void
mark(struct card_own *own, const struct err *err)
{
	const struct reason *why = err->why.at;
	bool first = true;

	for (size_t r = 0; r < err->why.n; r++)
		for (size_t i = 0; why[r].item != NULL && i < own->n; i++) {
			if (strcmp(own->items[i].member->name, why[r].item) !=
			    0)
				continue;
			refuse(own, i, why[r].text);
			if (first)
				own->at = i;
			first = false;
		}
}

static void
send_now(struct screen *);

/* The warnings one by one; saying yes is saying yes to these. */
static void
confirm(struct screen *screen, const struct err *err)
{
	struct list *codes = member_at(card_own(screen), "confirm");
	const struct reason *why = err->why.at;
	char *text = heap_dup(err->text), *more;

	for (size_t i = 0; i < err->why.n; i++) {
		*(char **)list_add(codes, sizeof(char *)) =
		    heap_dup(why[i].code);
		more = heap_printf("%s\n・%s", text, why[i].text);
		free(text);
		text = more;
	}
	more = heap_printf("%s\n%s", text, _("Record it all the same?"));
	program_ask(screen->program, more, send_now);
	free(more);
	free(text);
}

static void
refused(struct screen *screen, const struct err *err)
{
	if (err->code == ERR_CONFIRM &&
	    member_at(card_own(screen), "confirm") != NULL) {
		confirm(screen, err);
		return;
	}
	mark(card_own(screen), err);
	program_say_err(screen->program, err);
}

/* The card closes first: what `sent` opens stands above the screen below. */
static void
done(struct screen *screen, const void *reply)
{
	struct program *program = screen->program;
	struct screen *below = program_below(program, screen);
	const struct card card = card_own(screen)->card;

	program_pop(program, true);
	program_say(program, gettext(card.done));
	if (card.sent != NULL)
		card.sent(below, reply);
}

static void
send_now(struct screen *screen)
{
	struct card_own *own = card_own(screen);
	const struct call *call = &calls[own->card.call];
	char **once = member_at(own, "once");
	void *reply = heap_new(1, call->reply->size);
	struct err err = {0};

	if (once != NULL) {
		free(*once);
		*once = heap_new(ONCE_CHARS + 1, 1);
		client_once(*once);
	}
	if (program_call(screen->program, own->card.call, own->card.args, reply,
		&err) == 0)
		done(screen, reply);
	else
		refused(screen, &err);
	shape_release(call->reply, reply);
	free(reply);
	err_clear(&err);
}

void
card_send(struct screen *screen)
{
	struct card_own *own = card_own(screen);
	const struct member *m = shape_member(own->shape, "confirm");
	struct list *codes = member_at(own, "confirm");

	if (m != NULL) { /* what was said yes to before may have changed */
		for (size_t i = 0; i < codes->n; i++)
			free(((char **)codes->at)[i]);
		free(codes->at);
		*codes = (struct list){0};
	}
	for (size_t i = 0; i < own->n; i++)
		refuse(own, i, NULL);
	if (read_all(screen))
		send_now(screen);
}
