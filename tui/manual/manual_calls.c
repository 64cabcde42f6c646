/* SPDX-License-Identifier: MIT */
/* manual_calls: the whole conversation with the service, as it is checked. */
#include "core/call/call.h"
#include "core/form.h"
#include "core/i18n.h"
#include "core/words.h"
#include "manual.h"

static const struct {
	unsigned role;
	const char *who;
} whose[] = {
    {ROLE_MEMBER, "everybody"},
    {ROLE_APPLICANT, "applicants"},
    {ROLE_SUPERVISOR, "supervisors"},
    {ROLE_STAFF, "the office"},
    {ROLE_MAILER, "the mailer"},
};

static const char *const types[] = {
    [SHAPE_INT] = "number",
    [SHAPE_BOOL] = "true or false",
    [SHAPE_LINE] = "line",
    [SHAPE_PROSE] = "text",
    [SHAPE_DATE] = "day",
    [SHAPE_TIME] = "time",
    [SHAPE_WORD] = "word",
    [SHAPE_ITEMS] = "items",
    [SHAPE_LINES] = "lines",
};

static void
print_roles(unsigned roles, FILE *out)
{
	const char *before = "for ";

	for (size_t i = 0; i < sizeof whose / sizeof *whose; i++) {
		if ((roles & whose[i].role) == 0)
			continue;
		fprintf(out, "%s%s", before, whose[i].who);
		before = " and ";
	}
}

static void
print_words(const struct words *words, FILE *out)
{
	for (int i = 0; i < words->n; i++)
		fprintf(out, "%s%s", i == 0 ? " (" : ", ", words->rows[i].code);
	fputc(')', out);
}

static void
print_shape(const struct shape *shape, FILE *out);

/* How an object, a list of such and a table begin and end. */
static const char *const marks[][2] = {
    [SHAPE_ONE] = {"{", "}"},
    [SHAPE_MANY] = {"[{", "}]"},
    [SHAPE_TABLE] = {"a table of {", "}"},
};

static void
print_member(const struct member *m, FILE *out)
{
	fprintf(out, ".Va \\&%s : No ", m->name);
	if (shape_within(m) != NULL) {
		fprintf(out, "%s\n", marks[m->type][0]);
		print_shape(m->of, out);
		fputs(marks[m->type][1], out);
	} else {
		fputs(types[m->type], out);
	}
	if ((m->type == SHAPE_LINE || m->type == SHAPE_PROSE) && m->max > 0)
		fprintf(out, " of at most %d", (int)m->max);
	if (shape_words(m) != NULL)
		print_words(m->words, out);
	if (m->optional)
		fputs(" or null", out);
}

static void
print_shape(const struct shape *shape, FILE *out)
{
	for (const struct member *m = shape->members; m->name != NULL; m++) {
		print_member(m, out);
		fputs(m[1].name == NULL ? "\n" : ",\n", out);
	}
}

static void
print_part(const char *title, const struct shape *shape, FILE *out)
{
	fprintf(out, ".It %s\n", title);
	if (shape->members->name == NULL)
		fputs("nothing\n", out);
	else
		print_shape(shape, out);
}

void
manual_calls(FILE *out)
{
	for (int i = 0; i < CALL_COUNT; i++) {
		const struct call *call = &calls[i];

		fprintf(out, ".Ss %s\n%s\nA call ", call->name,
		    gettext(call->sentence));
		print_roles(call->roles, out);
		fputs(call->writes ? ", which writes.\n" : ".\n", out);
		fputs(".Bl -tag -width answers -compact\n", out);
		print_part("takes", call->args, out);
		print_part("answers", call->reply, out);
		fputs(".El\n", out);
	}
}
