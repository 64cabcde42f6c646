/* SPDX-License-Identifier: MIT */
/* person_lines: a member's page: his data, what he is, and what can be done. */
#include <stdlib.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "person_inside.h"

static struct person_line *
add(struct person_page *page, const char *label, enum person_do what,
    char *text)
{
	struct person_line *line = list_add(&page->lines, sizeof *line);

	*line = (struct person_line){.label = label,
	    .text = text,
	    .what = what,
	    .id = (int64_t)page->lines.n};
	return line;
}

static char *
given(const char *text)
{
	return heap_dup(text == NULL ? "" : text);
}

static void
add_data(struct person_page *page)
{
	const struct person_view *v = &page->view;
	char at[TIME_SIZE];

	add(page, _("Member no."), DO_EDIT, given(v->member));
	add(page, _("Name"), DO_EDIT, given(v->name));
	add(page, _("Reading"), DO_EDIT, given(v->kana));
	add(page, _("Roman letters"), DO_EDIT, given(v->roman));
	add(page, _("Mail"), DO_EDIT, given(v->mail));
	add(page, _("Login"), DO_EDIT,
	    v->login == NULL ? heap_dup(_("none"))
			     : heap_printf(v->bound ? "%s"
						    : _("%s (not "
							"connected yet)"),
				   v->login));
	add(page, _("Who"), DO_EDIT,
	    heap_printf("%s%s%s%s", v->active ? "" : _("left "),
		v->physician ? _("physician ") : "",
		v->qualifications.n > 0 ? _("supervisor ") : "",
		v->staff ? _("office") : ""));
	add(page, _("Last login"), DO_NOTHING,
	    heap_dup(time_format_minute(v->last_login_at, at)));
}

static void
add_names(struct person_page *page)
{
	const struct person_old_name *name = page->view.names.at;
	char day[DATE_SIZE];

	for (size_t i = 0; i < page->view.names.n; i++)
		add(page, _("Old name"), DO_NOTHING,
		    heap_printf(_("%s (%s) until %s"), name[i].name,
			name[i].kana, date_format(name[i].until_on, day)));
}

static void
add_qualifications(struct person_page *page)
{
	const struct person_qualification *q = page->view.qualifications.at;
	char from[DATE_SIZE], to[DATE_SIZE];

	for (size_t i = 0; i < page->view.qualifications.n; i++)
		add(page, _("Qualification"),
		    q[i].cancelled ? DO_NOTHING : DO_QUALIFICATION,
		    heap_printf("%s〜%s %s%s", date_format(q[i].from_on, from),
			date_format(q[i].to_on, to),
			words_label(&qualification_words, q[i].kind),
			q[i].cancelled ? _(" (cancelled)") : ""))
		    ->of = i;
}

static void
add_affiliations(struct person_page *page)
{
	const struct person_affiliation *a = page->view.affiliations.at;
	char from[DATE_SIZE], to[DATE_SIZE];

	if (page->view.affiliations.n == 0)
		add(page, _("Affiliation"), DO_ADD_AFFILIATION,
		    heap_dup(_("no affiliation recorded")));
	for (size_t i = 0; i < page->view.affiliations.n; i++)
		add(page, _("Affiliation"), DO_AFFILIATION,
		    heap_printf("%s〜%s %s", date_format(a[i].from_on, from),
			date_format(a[i].to_on, to), a[i].name))
		    ->of = i;
}

/* What nobody finds by a key stands here as a line. */
static void
add_deeds(struct person_page *page)
{
	const struct person_view *v = &page->view;

	if (v->physician)
		add(page, _("Do"), DO_CASES,
		    heap_dup(_("See the cases, approve on paper, pass on")));
	add(page, _("Do"), DO_ADD_QUALIFICATION,
	    heap_dup(_("Add a qualification")));
	add(page, _("Do"), DO_ADD_AFFILIATION,
	    heap_dup(_("Add an affiliation")));
	add(page, _("Do"), DO_DEADLINE,
	    heap_dup(_("Give a last day of its own for a period")));
	add(page, _("Do"), v->active ? DO_LEAVE : DO_RETURN,
	    heap_dup(v->active ? _("Record that the member has left")
			       : _("Record that the member is back")));
	add(page, _("Do"), v->staff ? DO_REVOKE : DO_GRANT,
	    heap_dup(v->staff ? _("Take the office's rights away")
			      : _("Give the office's rights")));
	add(page, _("Do"), DO_MERGE,
	    heap_dup(_("Merge into another entry of the same person")));
	if (v->bound)
		add(page, _("Do"), DO_REBIND,
		    heap_dup(_("Let the login connect anew (rebuilt host)")));
}

void
person_lines_make(struct person_page *page)
{
	add_data(page);
	add_names(page);
	add_qualifications(page);
	add_affiliations(page);
	if (!page->view.own)
		add_deeds(page);
}

void
person_lines_release(struct person_page *page)
{
	struct person_line *line = page->lines.at;

	for (size_t i = 0; i < page->lines.n; i++)
		free(line[i].text);
	free(line);
	page->lines = (struct list){0};
}
