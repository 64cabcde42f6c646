/* SPDX-License-Identifier: MIT */
/* people: who there is, and the hospitals where they work. */
#include <stdlib.h>

#include "core/heap.h"
#include "db/index.h"
#include "names.h"
#include "populate.h"

/* Searches find it: the index is not the queries' work. */
static void
found(int (*index)(struct store *, int64_t id, struct err *), int64_t id)
{
	struct err err = {0};

	if (index(all.store, id, &err) < 0)
		fail("index", &err);
}

static void
enter_hospital(int64_t id)
{
	const struct name_part *place = &PICK(places), *house = &PICK(houses);
	int year = date_fiscal_year(all.today);
	char *name = heap_printf("%s%s", place->kanji, house->kanji);
	char *kana = heap_printf("%s%s", place->kana, house->kana);

	run(QUERY_HOSPITAL_ADD,
	    ARGS(arg_int(id), arg_text(name), arg_text(kana)));
	found(index_hospital, id);
	run(QUERY_ACCREDITATION_ADD,
	    ARGS(arg_int(id * 2 - 1), arg_int(id), arg_text("training"),
		arg_date(date_make(year - 8, 4, 1)),
		arg_date(date_make(year - 2, 3, 31))));
	run(QUERY_ACCREDITATION_ADD,
	    ARGS(arg_int(id * 2), arg_int(id), arg_text("core"),
		arg_date(date_make(year - 2, 4, 1)),
		arg_date(date_make(year + 3, 3, 31))));
	free(kana);
	free(name);
}

int64_t
hospital_of(int64_t supervisor)
{
	return supervisor % all.hospitals + 1;
}

static void
enter_person(int64_t id, bool physician, bool staff)
{
	const struct name_part *f = &PICK(families), *g = &PICK(givens);
	char *member = heap_printf("P%06lld", (long long)id);
	char *login = heap_printf("p%06lld", (long long)id);
	char *mail = heap_printf("%s@example.org", login);
	char *name = heap_printf("%s %s", f->kanji, g->kanji);
	char *kana = heap_printf("%s %s", f->kana, g->kana);
	char *roman = heap_printf("%s %s", f->roman, g->roman);
	char *const heap[] = {member, login, mail, name, kana, roman};

	run(QUERY_PERSON_ADD,
	    ARGS(arg_int(id), arg_text(member), arg_text(name), arg_text(kana),
		arg_text(roman), arg_text(mail), arg_int(physician), arg_int(1),
		arg_int(staff), arg_text(login)));
	found(index_person, id);
	for (size_t i = 0; i < COUNT(heap); i++)
		free(heap[i]);
}

static void
enter_supervisor(int64_t id)
{
	static const char *const kinds[] = {
	    "senior", "specialist", "certified_trainer", "provisional"};
	int year = date_fiscal_year(all.today);

	enter_person(id, true, false);
	run(QUERY_QUALIFICATION_ADD,
	    ARGS(arg_int(id), arg_int(id), arg_text(PICK(kinds)),
		arg_date(date_make(year - 4, 4, 1)),
		arg_date(date_make(year + 3, 3, 31))));
	run(QUERY_AFFILIATION_ADD,
	    ARGS(arg_int(INT_NONE), arg_int(id), arg_int(hospital_of(id)),
		arg_date(date_make(year - 6, 4, 1)), arg_date(DATE_NONE)));
	found(index_person, id);
}

void
enter_society(void)
{
	int64_t last = all.supervisors + all.applicants;

	begin();
	for (int64_t id = 1; id <= all.hospitals; id++)
		enter_hospital(id);
	for (int64_t id = 1; id <= all.supervisors; id++)
		enter_supervisor(id);
	for (int64_t id = all.supervisors + 1; id <= last; id++)
		enter_person(id, true, false);
	enter_person(last + 1, false, true);
	run(QUERY_SETTING_SET,
	    ARGS(arg_text("office"), arg_text("jimu@example.org")));
	run(QUERY_WINDOW_SET,
	    ARGS(arg_text("specialist-new"), arg_text("application"),
		arg_int(date_fiscal_year(all.today)), arg_date(all.today - 9),
		arg_date(all.today + 60)));
	commit();
}
