/* SPDX-License-Identifier: MIT */
/* import_kinds: what can be read from a file, and the rules of one row. */
#include <stdlib.h>
#include <string.h>

#include "form.h"
#include "heap.h"
#include "i18n.h"
#include "import.h"
#include "text.h"
#include "workflow.h"

#define OPT OPTIONAL_MEMBER
#define MEMBER_CHARS 32
#define NAME_CHARS 100
#define MAIL_CHARS 254 /* RFC 5321 */
#define LOGIN_CHARS 64
#define NUMBER_MAX 20 /* of the longest list [seed] */

SHAPE(import_line, M_INT(import_line, line, 1, 0),
    M_LINES(import_line, cells, IMPORT_COLUMNS));

SHAPE(import_problem, M_INT(import_problem, line, 1, 0),
    M_LINE(import_problem, column, 0, OPT), M_LINE(import_problem, text, 0));

#define MEMBER_NUMBER(s)                                                       \
	M_LINE(s, member, MEMBER_CHARS, .label = N_("Member number"))
#define PERIOD(s)                                                              \
	M_DATE(s, from_on, .label = N_("From")),                               \
	    M_DATE(s, to_on, .label = N_("To"))

SHAPE(import_person, MEMBER_NUMBER(import_person),
    M_LINE(import_person, name, NAME_CHARS, .label = N_("Name")),
    M_LINE(import_person, kana, NAME_CHARS, .label = N_("Kana")),
    M_LINE(import_person, roman, NAME_CHARS, OPT, .label = N_("Roman letters")),
    M_LINE(import_person, mail, MAIL_CHARS, OPT, .label = N_("Mail address")),
    M_BOOL(import_person, physician, OPT, .label = N_("Physician member")),
    M_BOOL(import_person, active, .label = N_("In the society")),
    M_LINE(import_person, login, LOGIN_CHARS, OPT, .label = N_("Login")));

SHAPE(import_facility,
    M_LINE(import_facility, name, NAME_CHARS, .label = N_("Facility")),
    M_LINE(import_facility, kana, NAME_CHARS, .label = N_("Kana")),
    M_WORD(import_facility, kind, accreditation_words,
	.label = N_("Kind of facility")),
    PERIOD(import_facility));

SHAPE(import_qualification, MEMBER_NUMBER(import_qualification),
    M_WORD(import_qualification, kind, qualification_words,
	.label = N_("Qualification")),
    PERIOD(import_qualification));

SHAPE(import_affiliation, MEMBER_NUMBER(import_affiliation),
    M_LINE(import_affiliation, hospital, NAME_CHARS, .label = N_("Facility")),
    M_DATE(import_affiliation, from_on, .label = N_("From")),
    M_DATE(import_affiliation, to_on, OPT, .label = N_("To")));

SHAPE(import_former, MEMBER_NUMBER(import_former),
    M_WORD(
	import_former, programme, programme_words, .label = N_("Application")),
    M_INT(import_former, number, 1, NUMBER_MAX, .label = N_("Number")),
    M_LINE(import_former, supervisor, NAME_CHARS, .label = N_("Supervisor")),
    M_DATE(import_former, decided_on, .label = N_("Approved on")),
    M_LINE(import_former, source, NAME_CHARS, .label = N_("Former system")));

/* Full-width digits are the same number. */
static void
tidy_number(char **member)
{
	char *ascii = text_ascii_digits(*member);

	free(*member);
	*member = ascii;
}

/* Visible ASCII alone. */
static bool
plain(const char *s)
{
	for (; *s != '\0'; s++)
		if (*s <= ' ' || *s > '~')
			return false;
	return true;
}

static bool
is_mail(const char *s)
{
	const char *at = strchr(s, '@');

	return plain(s) && at != NULL && at != s && at[1] != '\0' &&
	       strchr(at + 1, '@') == NULL;
}

static void
person_rule(void *row, int64_t line, struct list *problems)
{
	struct import_person *p = row;

	tidy_number(&p->member);
	if (p->mail != NULL && !is_mail(p->mail))
		import_problem(problems, line,
		    shape_member(&import_person_shape, "mail"),
		    N_("\"%s\" is no mail address."), p->mail);
	if (p->login != NULL &&
	    (!plain(p->login) || strchr(p->login, ':') != NULL))
		import_problem(problems, line,
		    shape_member(&import_person_shape, "login"),
		    N_("\"%s\" is no login."), p->login);
}

static void
period_rule(int32_t from, int32_t to, const struct shape *shape, int64_t line,
    struct list *problems)
{
	if (to != DATE_NONE && to < from)
		import_problem(problems, line, shape_member(shape, "to_on"),
		    N_("The last day is before the first."));
}

static void
facility_rule(void *row, int64_t line, struct list *problems)
{
	const struct import_facility *f = row;

	period_rule(
	    f->from_on, f->to_on, &import_facility_shape, line, problems);
}

static void
qualification_rule(void *row, int64_t line, struct list *problems)
{
	struct import_qualification *q = row;

	tidy_number(&q->member);
	period_rule(
	    q->from_on, q->to_on, &import_qualification_shape, line, problems);
}

static void
affiliation_rule(void *row, int64_t line, struct list *problems)
{
	struct import_affiliation *a = row;

	tidy_number(&a->member);
	period_rule(
	    a->from_on, a->to_on, &import_affiliation_shape, line, problems);
}

static void
former_rule(void *row, int64_t line, struct list *problems)
{
	struct import_former *f = row;

	tidy_number(&f->member);
	if (!workflow_needs_approval((enum programme)f->programme))
		import_problem(problems, line,
		    shape_member(&import_former_shape, "programme"),
		    N_("This application needs no approval by a supervisor."));
	else if (f->number > form_slots((enum programme)f->programme))
		import_problem(problems, line,
		    shape_member(&import_former_shape, "number"),
		    N_("There is no number %d in this list: it has %d."),
		    (int)f->number, form_slots((enum programme)f->programme));
}

const struct import_kind import_kinds[IMPORT_COUNT] = {
    [IMPORT_PEOPLE] = {&import_person_shape, " roman mail login ", person_rule},
    [IMPORT_FACILITIES] = {&import_facility_shape, "", facility_rule},
    [IMPORT_QUALIFICATIONS] = {&import_qualification_shape, "",
	qualification_rule},
    [IMPORT_AFFILIATIONS] = {&import_affiliation_shape, "", affiliation_rule},
    [IMPORT_FORMER] = {&import_former_shape, "", former_rule},
};

bool
import_may_miss(const struct import_kind *kind, const struct member *m)
{
	char *word = heap_printf(" %s ", m->name);
	bool may = strstr(kind->may_miss, word) != NULL;

	free(word);
	return may;
}
