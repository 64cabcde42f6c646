/* SPDX-License-Identifier: MIT */
#include "credits.h"

#include <string.h>

#include "date.h"
#include "heap.h"

static bool
is_first(const struct approval *approvals, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (approvals[k].report == approvals[i].report)
			return false;
	return true;
}

/* Behind newer years and the applicants of its own. */
static struct credit *
insert(struct list *credits, int year)
{
	struct credit *all;
	size_t at = 0;

	list_add(credits, sizeof *all);
	all = credits->at;
	while (at + 1 < credits->n && all[at].fiscal_year >= year)
		at++;
	memmove(&all[at + 1], &all[at], (credits->n - 1 - at) * sizeof *all);
	all[at] = (struct credit){.fiscal_year = year, .hundredths = INT64_MIN};
	return &all[at];
}

static struct credit *
credit_of(struct list *credits, int year, const struct approval *approval)
{
	struct credit *all = credits->at, *row;

	for (size_t i = 0; i < credits->n; i++)
		if (all[i].fiscal_year == year &&
		    strcmp(all[i].member, approval->member) == 0)
			return &all[i];
	row = insert(credits, year);
	row->applicant = heap_dup(approval->name);
	row->member = heap_dup(approval->member);
	return row;
}

/* None set gives none: never an invented number. */
static void
add_units(struct list *credits, const struct unit *units, size_t n)
{
	struct credit *all = credits->at;

	for (size_t i = 0; i < credits->n; i++)
		for (size_t k = 0; k < n; k++)
			if (units[k].fiscal_year == all[i].fiscal_year)
				all[i].hundredths =
				    all[i].cases * units[k].hundredths;
}

void
credits_count(const struct approval *approvals, size_t n,
    const struct unit *units, size_t nunits, int32_t today,
    struct list *credits)
{
	int year;

	for (size_t i = 0; i < n; i++) {
		year = date_fiscal_year(approvals[i].decided_on);
		if (year < date_fiscal_year(today) && is_first(approvals, i))
			credit_of(credits, year, &approvals[i])->cases++;
	}
	add_units(credits, units, nunits);
}
