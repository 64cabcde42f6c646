/* SPDX-License-Identifier: MIT */
/* person_cards: what the office changes about a member. */
#include <stdio.h>
#include <stdlib.h>

#include "core/call/hospitals.h"
#include "core/call/windows.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "person_inside.h"
#include "tui/screens/parts/card.h"
#include "tui/screens/screens.h"

static void
edit(struct screen *screen)
{
	const struct person_view *v = &person_own(screen)->view;
	struct person_edit_args *args = card_args(CALL_PERSON_EDIT);
	const struct card card = {.title = N_("Data of a member"),
	    .subject = v->name,
	    .call = CALL_PERSON_EDIT,
	    .fields = person_fields,
	    .args = args,
	    .done = N_("The member's data were recorded.")};

	args->person = v->person;
	args->seen = v->version;
	args->member = heap_dup(v->member);
	args->name = heap_dup(v->name);
	args->kana = heap_dup(v->kana);
	args->roman = heap_dup(v->roman);
	args->mail = heap_dup(v->mail);
	args->login = heap_dup(v->login);
	args->physician = v->physician;
	program_push(screen->program, &card_screen, &card);
}

static const struct card_field qualification_fields[] = {
    {"kind", N_("Qualification"), N_("← → choose."), NULL},
    {"from_on", N_("First day"), N_("Like 2024-04-01."), NULL},
    {"to_on", N_("Last day"),
	N_("Requests that it no longer covers go back to their applicants."),
	NULL},
    {0},
};

static void
qualification(struct screen *screen, const struct person_qualification *q)
{
	const struct person_view *v = &person_own(screen)->view;
	struct qualification_save_args *args =
	    card_args(CALL_QUALIFICATION_SAVE);
	const struct card card = {.title = N_("Qualification"),
	    .subject = v->name,
	    .call = CALL_QUALIFICATION_SAVE,
	    .fields = qualification_fields,
	    .args = args,
	    .done = N_("The qualification was recorded.")};

	args->person = v->person;
	args->seen = v->version;
	if (q != NULL) {
		args->qualification = q->qualification;
		args->kind = q->kind;
		args->from_on = q->from_on;
		args->to_on = q->to_on;
	}
	program_push(screen->program, &card_screen, &card);
}

static void
hospital_chosen(struct screen *card, const void *chosen)
{
	const struct hospital_row *row = chosen;
	char *id = heap_printf("%lld", (long long)row->hospital);

	card_picked(card, id, row->name);
	free(id);
}

static void
pick_hospital(struct screen *card, const char *query)
{
	const struct choice choice = {query, hospital_chosen};

	program_push(card->program, &hospitals_screen, &choice);
}

static const struct card_field affiliation_fields[] = {
    {"hospital", N_("Hospital"), N_("Enter searches for it."), pick_hospital},
    {"from_on", N_("First day"), N_("Like 2024-04-01."), NULL},
    {"to_on", N_("Last day"), N_("Empty: to this day."), NULL},
    {0},
};

static void
affiliation(struct screen *screen, const struct person_affiliation *a)
{
	const struct person_view *v = &person_own(screen)->view;
	struct affiliation_save_args *args = card_args(CALL_AFFILIATION_SAVE);
	const struct card card = {.title = N_("Affiliation"),
	    .subject = v->name,
	    .call = CALL_AFFILIATION_SAVE,
	    .fields = affiliation_fields,
	    .args = args,
	    .picked = a == NULL ? NULL : a->name,
	    .done = N_("The affiliation was recorded.")};

	args->person = v->person;
	args->seen = v->version;
	if (a != NULL) {
		args->affiliation = a->affiliation;
		args->hospital = a->hospital;
		args->from_on = a->from_on;
		args->to_on = a->to_on;
	}
	program_push(screen->program, &card_screen, &card);
}

static void
deadline(struct screen *screen)
{
	const struct person_view *v = &person_own(screen)->view;
	struct deadline_set_args *args = card_args(CALL_DEADLINE_SET);

	args->person = v->person;
	args->seen = v->version;
	args->fiscal_year = date_fiscal_year(screen->program->hello.today);
	args->programme = PROGRAMME_SPECIALIST;
	args->kind = WINDOW_APPLICATION;
	card_deadline(screen, v->name, args);
}

/* --- What is asked, and done --------------------------------------------- */

static void
say_written(struct program *program, const struct person_written *written)
{
	char text[SCREEN_TEXT];

	if (written->fell_back == 0)
		snprintf(text, sizeof text, "%s", _("Recorded."));
	else
		snprintf(text, sizeof text,
		    _("Recorded. Requests that went back to their applicants: "
		      "%lld"),
		    (long long)written->fell_back);
	program_say(program, text);
}

static void
call(struct screen *screen, enum call_id id, const void *args)
{
	struct person_written written;
	struct err err = {0};

	if (program_call(screen->program, id, args, &written, &err) == 0)
		say_written(screen->program, &written);
	else
		program_say_err(screen->program, &err);
	err_clear(&err);
}

static void
write_now(struct screen *screen, enum call_id id)
{
	const struct person_view *v = &person_own(screen)->view;
	char once[ONCE_CHARS + 1];
	const struct person_write_args args = {once, v->person, v->version};

	client_once(once);
	call(screen, id, &args);
}

static void
leave_now(struct screen *screen)
{
	write_now(screen, CALL_PERSON_LEAVE);
}

static void
return_now(struct screen *screen)
{
	write_now(screen, CALL_PERSON_RETURN);
}

static void
grant_now(struct screen *screen)
{
	write_now(screen, CALL_PERSON_GRANT);
}

static void
revoke_now(struct screen *screen)
{
	write_now(screen, CALL_PERSON_REVOKE);
}

static void
rebind_now(struct screen *screen)
{
	write_now(screen, CALL_PERSON_REBIND);
}

static const struct {
	const char *text; /* msgid with the name */
	void (*yes)(struct screen *);
} questions[] = {
    [DO_LEAVE] =
	{N_("Record that %s has left the society? Waiting requests of or to "
	    "this member go back to their applicants, who are told."),
	    leave_now},
    [DO_RETURN] = {N_("Record that %s is back in the society?"), return_now},
    [DO_GRANT] =
	{N_("Give %s the rights of the office? They reach all members and "
	    "settings."),
	    grant_now},
    [DO_REVOKE] = {N_("Take the rights of the office from %s?"), revoke_now},
    [DO_REBIND] =
	{N_("The login of %s will belong to the account that connects with it "
	    "next. Only after the host was rebuilt. Do it?"),
	    rebind_now},
};

static void
ask(struct screen *screen, enum person_do what)
{
	char *text;

/* the literals above, each with one %s */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	text = heap_printf(
	    gettext(questions[what].text), person_own(screen)->view.name);
#pragma GCC diagnostic pop
	program_ask(screen->program, text, questions[what].yes);
	free(text);
}

void
person_card(struct screen *screen, const struct person_line *line)
{
	const struct person_view *v = &person_own(screen)->view;

	switch (line->what) {
	case DO_EDIT:
		edit(screen);
		break;
	case DO_QUALIFICATION:
		qualification(screen,
		    (const struct person_qualification *)v->qualifications.at +
			line->of);
		break;
	case DO_AFFILIATION:
		affiliation(screen,
		    (const struct person_affiliation *)v->affiliations.at +
			line->of);
		break;
	case DO_ADD_QUALIFICATION:
		qualification(screen, NULL);
		break;
	case DO_ADD_AFFILIATION:
		affiliation(screen, NULL);
		break;
	case DO_DEADLINE:
		deadline(screen);
		break;
	case DO_MERGE:
		person_merge(screen);
		break;
	case DO_CASES:
		program_push(screen->program, &staff_cases_screen,
		    &(const struct person_key){v->person, v->name});
		break;
	case DO_NOTHING:
		break;
	default:
		ask(screen, line->what);
		break;
	}
}

/* What is dropped is the line that is still selected. */
static void
drop_now(struct screen *screen)
{
	const struct person_line *line = table_selected_row(screen->table);
	const struct person_view *v = &person_own(screen)->view;
	const struct person_qualification *q = v->qualifications.at;
	const struct person_affiliation *a = v->affiliations.at;
	char once[ONCE_CHARS + 1];

	client_once(once);
	if (line->what == DO_QUALIFICATION)
		call(screen, CALL_QUALIFICATION_CANCEL,
		    &(const struct qualification_cancel_args){once, v->person,
			v->version, q[line->of].qualification});
	else
		call(screen, CALL_AFFILIATION_DROP,
		    &(const struct affiliation_drop_args){
			once, v->person, v->version, a[line->of].affiliation});
}

void
person_drop(struct screen *screen, const struct person_line *line)
{
	char *text;

	if (line->what == DO_QUALIFICATION)
		text = heap_printf(
		    _("Cancel this qualification of %s?\n%s\nWaiting requests "
		      "that it covered go back to their applicants, who are "
		      "told."),
		    person_own(screen)->view.name, line->text);
	else
		text = heap_printf(_("Remove this affiliation of %s?\n%s"),
		    person_own(screen)->view.name, line->text);
	program_ask(screen->program, text, drop_now);
	free(text);
}
