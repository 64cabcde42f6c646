/* SPDX-License-Identifier: MIT */
/* sample: people, facilities and windows of the invented society. */
#include "sample.h"

#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "db/index.h"
#include "db/rows.h"
#include "sample_inside.h"

#define OPT OPTIONAL_MEMBER
#define MARK "sample_day" /* the setting that says: this is the sample */

struct sample_person {
	int64_t id;
	char *member, *name, *kana, *roman, *mail, *login;
	bool physician, active, staff;
};
SHAPE(sample_person, M_INT(sample_person, id, 1, 0),
    M_LINE(sample_person, member, 0), M_LINE(sample_person, name, 0),
    M_LINE(sample_person, kana, 0), M_LINE(sample_person, roman, 0),
    M_LINE(sample_person, mail, 0, OPT), M_BOOL(sample_person, physician),
    M_BOOL(sample_person, active), M_LINE(sample_person, login, 0, OPT),
    M_BOOL(sample_person, staff));

struct sample_name {
	int64_t person;
	char *name, *kana, *roman;
	int32_t until;
};
SHAPE(sample_name, M_INT(sample_name, person, 1, 0),
    M_LINE(sample_name, name, 0), M_LINE(sample_name, kana, 0),
    M_LINE(sample_name, roman, 0), M_DATE(sample_name, until));

struct sample_hospital {
	int64_t id;
	char *name, *kana;
};
SHAPE(sample_hospital, M_INT(sample_hospital, id, 1, 0),
    M_LINE(sample_hospital, name, 0), M_LINE(sample_hospital, kana, 0));

struct sample_accreditation {
	int64_t id, hospital;
	int kind;
	int32_t from_on, to_on;
};
SHAPE(sample_accreditation, M_INT(sample_accreditation, id, 1, 0),
    M_INT(sample_accreditation, hospital, 1, 0),
    M_WORD(sample_accreditation, kind, accreditation_words),
    M_DATE(sample_accreditation, from_on), M_DATE(sample_accreditation, to_on));

struct sample_qualification {
	int64_t id, person;
	int kind;
	int32_t from_on, to_on;
};
SHAPE(sample_qualification, M_INT(sample_qualification, id, 1, 0),
    M_INT(sample_qualification, person, 1, 0),
    M_WORD(sample_qualification, kind, qualification_words),
    M_DATE(sample_qualification, from_on), M_DATE(sample_qualification, to_on));

struct sample_affiliation {
	int64_t id, person, hospital;
	int32_t from_on, to_on;
};
SHAPE(sample_affiliation, M_INT(sample_affiliation, id, 1, 0),
    M_INT(sample_affiliation, person, 1, 0),
    M_INT(sample_affiliation, hospital, 1, 0),
    M_DATE(sample_affiliation, from_on),
    M_DATE(sample_affiliation, to_on, OPT));

struct sample_window {
	int programme, kind;
	char *fiscal_year;
	int32_t from_on, to_on;
};
SHAPE(sample_window, M_WORD(sample_window, programme, programme_words),
    M_WORD(sample_window, kind, window_words),
    M_LINE(sample_window, fiscal_year, 0), M_DATE(sample_window, from_on),
    M_DATE(sample_window, to_on));

typedef int
save(struct store *, const void *row, int32_t today, struct err *);

static int
save_person(
    struct store *store, const void *row, int32_t today, struct err *err)
{
	const struct sample_person *p = row;
	int rc = store_run(store, QUERY_PERSON_ADD,
	    ARGS(arg_int(p->id), arg_text(p->member), arg_text(p->name),
		arg_text(p->kana), arg_text(p->roman), arg_text(p->mail),
		arg_int(p->physician), arg_int(p->active), arg_int(p->staff),
		arg_text(p->login)),
	    err);

	(void)today;
	return rc == 0 ? index_person(store, p->id, err) : rc;
}

static int
save_name(struct store *store, const void *row, int32_t today, struct err *err)
{
	const struct sample_name *n = row;
	int rc = store_run(store, QUERY_PERSON_NAME_ADD,
	    ARGS(arg_int(n->person), arg_text(n->name), arg_text(n->kana),
		arg_text(n->roman), arg_date(n->until)),
	    err);

	(void)today;
	return rc == 0 ? index_person(store, n->person, err) : rc;
}

static int
save_hospital(
    struct store *store, const void *row, int32_t today, struct err *err)
{
	const struct sample_hospital *h = row;
	int rc = store_run(store, QUERY_HOSPITAL_ADD,
	    ARGS(arg_int(h->id), arg_text(h->name), arg_text(h->kana)), err);

	(void)today;
	return rc == 0 ? index_hospital(store, h->id, err) : rc;
}

static int
save_accreditation(
    struct store *store, const void *row, int32_t today, struct err *err)
{
	const struct sample_accreditation *a = row;

	(void)today;
	return store_run(store, QUERY_ACCREDITATION_ADD,
	    ARGS(arg_int(a->id), arg_int(a->hospital),
		arg_word(&accreditation_words, a->kind), arg_date(a->from_on),
		arg_date(a->to_on)),
	    err);
}

static int
save_qualification(
    struct store *store, const void *row, int32_t today, struct err *err)
{
	const struct sample_qualification *q = row;

	int rc = store_run(store, QUERY_QUALIFICATION_ADD,
	    ARGS(arg_int(q->id), arg_int(q->person),
		arg_word(&qualification_words, q->kind), arg_date(q->from_on),
		arg_date(q->to_on)),
	    err);

	(void)today;
	return rc == 0 ? index_person(store, q->person, err) : rc;
}

static int
save_affiliation(
    struct store *store, const void *row, int32_t today, struct err *err)
{
	const struct sample_affiliation *a = row;

	(void)today;
	return store_run(store, QUERY_AFFILIATION_ADD,
	    ARGS(arg_int(a->id), arg_int(a->person), arg_int(a->hospital),
		arg_date(a->from_on), arg_date(a->to_on)),
	    err);
}

static int
save_window(
    struct store *store, const void *row, int32_t today, struct err *err)
{
	const struct sample_window *w = row;
	int year = date_fiscal_year(today);

	if (strncmp(w->fiscal_year, "FY", 2) == 0)
		year += (int)strtol(w->fiscal_year + 2, NULL, 10);
	return store_run(store, QUERY_WINDOW_SET,
	    ARGS(arg_word(&programme_words, w->programme),
		arg_word(&window_words, w->kind), arg_int(year),
		arg_date(w->from_on), arg_date(w->to_on)),
	    err);
}

/* The lists of sample.json, in the order in which they need each other. */
static const struct part {
	const char *name;
	const struct shape *shape;
	save *save;
} parts[] = {
    {"people", &sample_person_shape, save_person},
    {"names", &sample_name_shape, save_name},
    {"hospitals", &sample_hospital_shape, save_hospital},
    {"accreditations", &sample_accreditation_shape, save_accreditation},
    {"qualifications", &sample_qualification_shape, save_qualification},
    {"affiliations", &sample_affiliation_shape, save_affiliation},
    {"windows", &sample_window_shape, save_window},
};

#define PART_WINDOWS (sizeof parts / sizeof *parts - 1)

static int
save_part(struct store *store, const struct part *part, const json_t *sample,
    int32_t today, struct err *err)
{
	const json_t *rows = json_object_get(sample, part->name), *json;
	void *row = heap_new(1, part->shape->size);
	size_t i;
	int rc = 0;

	json_array_foreach(rows, i, json)
	{
		rc = shape_from_wire(part->shape, json, row, err);
		if (rc < 0)
			break;
		rc = part->save(store, row, today, err);
		shape_release(part->shape, row);
		if (rc < 0)
			break;
	}
	free(row);
	return rc;
}

static int
mark(struct store *store, int32_t today, struct err *err)
{
	char day[DATE_SIZE];
	int rc = store_run(store, QUERY_SETTING_SET,
	    ARGS(arg_text("office"), arg_text("jimu@example.org")), err);

	if (rc == 0)
		rc = store_run(store, QUERY_SETTING_SET,
		    ARGS(arg_text(MARK), arg_text(date_format(today, day))),
		    err);
	return rc;
}

static int
save_parts(
    struct store *store, const json_t *sample, int32_t today, struct err *err)
{
	int rc = store_begin_write(store, err);

	for (size_t i = 0; rc == 0 && i < PART_WINDOWS; i++)
		rc = save_part(store, &parts[i], sample, today, err);
	if (rc == 0)
		rc = store_commit(store, err);
	store_rollback(store);
	return rc;
}

/* After the story, which goes back into the fiscal year before. */
static int
save_windows(
    struct store *store, const json_t *sample, int32_t today, struct err *err)
{
	int rc = store_begin_write(store, err);

	if (rc == 0)
		rc = store_run(store, QUERY_WINDOW_CLEAR, NO_ARGS, err);
	if (rc == 0)
		rc = save_part(store, &parts[PART_WINDOWS], sample, today, err);
	if (rc == 0)
		rc = store_commit(store, err);
	store_rollback(store);
	return rc;
}

/* What a store holds before the demo starts. */
enum holds {
	HOLDS_NOTHING,
	HOLDS_OLDER, /* the sample, its windows of another day */
	HOLDS_TODAY,
};

/* The marked day against today; HOLDS_NOTHING where nothing is marked. */
static enum holds
marked(const struct list *settings, int32_t today)
{
	const struct setting_row *s = settings->at;
	char day[DATE_SIZE];

	date_format(today, day);
	for (size_t i = 0; i < settings->n; i++)
		if (strcmp(s[i].name, MARK) == 0)
			return strcmp(s[i].value, day) == 0 ? HOLDS_TODAY
							    : HOLDS_OLDER;
	return HOLDS_NOTHING;
}

/* ERR_STORAGE when there are people and no mark. */
static int
look(struct store *store, int32_t today, enum holds *holds, struct err *err)
{
	struct list settings = {0};
	struct id_row any;
	int rc = store_rows(store, QUERY_SETTING_LIST, NO_ARGS,
	    &setting_row_shape, &settings, err);

	*holds = marked(&settings, today);
	shape_list_release(&setting_row_shape, &settings);
	if (rc < 0 || *holds != HOLDS_NOTHING)
		return rc;
	rc = store_one(
	    store, QUERY_PERSON_ANY, NO_ARGS, &id_row_shape, &any, err);
	if (rc > 0)
		return err_set(err, ERR_STORAGE,
		    N_("The demo was not made whole. Please begin again with "
		       "--demo --fresh."));
	return rc;
}

int
sample_start(struct store *store, const struct clock *clock, struct err *err)
{
	int32_t today = date_of_time(clock_now(clock));
	enum holds holds;
	json_t *sample;
	int rc = look(store, today, &holds, err);

	/* reading the sample costs more than all the rest of a start */
	if (rc < 0 || holds == HOLDS_TODAY)
		return rc;
	sample = json_loadb(sample_json, sample_json_bytes, 0, NULL);
	sample_days(sample, today);
	if (holds == HOLDS_NOTHING)
		rc = save_parts(store, sample, today, err);
	if (rc == 0 && holds == HOLDS_NOTHING)
		rc = sample_story(store, json_object_get(sample, "story"), err);
	if (rc == 0)
		rc = save_windows(store, sample, today, err);
	if (rc == 0)
		rc = mark(store, today, err);
	json_decref(sample);
	return rc;
}
