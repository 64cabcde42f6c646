/* SPDX-License-Identifier: MIT */
#include "index.h"

static int
run(struct store *store, const enum query *steps, size_t n, int64_t id,
    struct err *err)
{
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < n; i++)
		rc = store_run(store, steps[i], ARGS(arg_int(id)), err);
	return rc;
}

/* The grams are dropped while the rows they came from still stand. */
int
index_person(struct store *store, int64_t person, struct err *err)
{
	static const enum query steps[] = {
	    QUERY_PERSON_GRAMS_DROP,
	    QUERY_SEARCH_NAME_DROP,
	    QUERY_SUPERVISOR_DROP,
	    QUERY_SUPERVISOR_SET,
	    QUERY_PERSON_KEY_SET,
	    QUERY_SEARCH_NAME_ADD,
	    QUERY_PERSON_GRAMS_ADD,
	};

	return run(store, steps, sizeof steps / sizeof *steps, person, err);
}

int
index_hospital(struct store *store, int64_t hospital, struct err *err)
{
	static const enum query steps[] = {
	    QUERY_HOSPITAL_GRAMS_DROP,
	    QUERY_HOSPITAL_KEY_SET,
	    QUERY_HOSPITAL_GRAMS_ADD,
	};

	return run(store, steps, sizeof steps / sizeof *steps, hospital, err);
}
