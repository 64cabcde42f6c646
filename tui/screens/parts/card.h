/* SPDX-License-Identifier: MIT */
/*
 * card: a small form: members of a call's arguments, edited and sent.
 *
 * A form is a table of fields and a call, and no code: what a field is (a
 * line, prose, a day, a choice, yes or no, a number) and its limit in
 * clusters come from the shape of the arguments, where they are said
 * once. Tab and ↑↓ go from field to field, Ctrl-R sends, Esc leaves and asks
 * first when something was typed. A refusal that names a member puts the
 * cursor there; one that asks to be confirmed is confirmed in a box.
 *
 *	static const struct card_field fields[] = {
 *	    {"day", N_("Day received"), N_("As stamped on the form.")},
 *	    {"reason", N_("Reason"), N_("Everybody concerned reads it.")},
 *	    {0},
 *	};
 *	struct unit_set_args *args = card_args(CALL_UNIT_SET);
 *
 *	args->seen = row->version;
 *	program_push(program, &card_screen,
 *	    &(struct card){.title = N_("Units"), .call = CALL_UNIT_SET,
 *		.fields = fields, .args = args, .done = N_("Recorded.")});
 *
 * `once` and `confirm` are filled in here. The shape should give each member
 * that is a field a `label`, for the service's own refusals; a refusal about
 * one names it: reason_add(&err->why, CODE, "day", INT_NONE, …).
 */
#ifndef CARD_H
#define CARD_H

#include "core/call/call.h"
#include "tui/program/screen.h"

struct card_field {
	const char *member;       /* of the call's arguments */
	const char *label, *help; /* msgids; help stands in the message line */
	/*
	 * Not NULL: nothing is typed. Enter, Ctrl-F or a character opens a
	 * search (pick_screen), which ends in card_picked(). query is what was
	 * typed, or NULL. The member is an INT (an id) or a LINE.
	 */
	void (*pick)(struct screen *card, const char *query);
};

struct card {
	const char *title;   /* msgid */
	const char *subject; /* translated: about whom or what; may be NULL */
	const char *intro;   /* translated: said above the fields; or NULL */
	enum call_id call;
	const struct card_field *fields; /* static, ended by {0} */
	/*
	 * From card_args(), taken over: what the fields show at first, and
	 * what none of them is about (ids, `seen`).
	 */
	void *args;
	const char *picked; /* how the field with `pick` reads at first */
	/* Ctrl-O opens what is to be read before it is filled in; or NULL. */
	void (*read)(struct screen *card, const void *args);
	const char *done; /* msgid: said when it was sent */
	/* Then, on the screen below, which has loaded again; or NULL. */
	void (*sent)(struct screen *below, const void *reply);
};
extern const struct screen_ops card_screen; /* const struct card * */

/* What the office writes about a member: person.add and person.edit. */
extern const struct card_field person_fields[];
/* … and about a hospital: hospital.add and hospital.edit. */
extern const struct card_field hospital_fields[];

struct deadline_set_args;
/* Asks for a member's own last day; args are from card_args(), taken over. */
void
card_deadline(
    struct screen *, const char *name, struct deadline_set_args *args);

/* Empty arguments of a call; heap, of the struct of its shape. */
void *card_args(enum call_id);

/* The end of a search: what is sent (a number in digits for an INT) and how
 * it reads. Both are copied. */
void
card_picked(struct screen *, const char *value, const char *shown);

#endif
