/* SPDX-License-Identifier: MIT */
#include "call.h"

#include <string.h>

#include "announcements.h"
#include "applications.h"
#include "approvals.h"
#include "audit.h"
#include "blanks.h"
#include "cases.h"
#include "credits.h"
#include "home.h"
#include "hospitals.h"
#include "import.h"
#include "mail.h"
#include "notices.h"
#include "people.h"
#include "requests.h"
#include "revisions.h"
#include "search.h"
#include "session.h"
#include "staff.h"
#include "statistics.h"
#include "taken.h"
#include "unfinished.h"
#include "windows.h"

#define READS false
#define WRITES true
#define EVERYBODY ROLE_MEMBER
#define APPLICANT ROLE_APPLICANT
#define SUPERVISOR ROLE_SUPERVISOR
#define STAFF ROLE_STAFF
#define MAILER ROLE_MAILER

const struct call calls[CALL_COUNT] = {
#define X(id, name, args, reply, writes, roles, sentence)                      \
	[CALL_##id] = {                                                        \
	    name, &args##_shape, &reply##_shape, writes, roles, sentence},
#include "call.def"
#undef X
};

#define FNV_START 14695981039346656037u
#define FNV_PRIME 1099511628211u

/* FNV-1a: it tells tables apart, it guards nothing. */
static void
mix_text(uint64_t *sum, const char *text)
{
	do
		*sum = (*sum ^ (unsigned char)*text) * FNV_PRIME;
	while (*text++ != '\0');
}

/* In one step: each greeting mixes thousands. */
static void
mix(uint64_t *sum, int64_t number)
{
	*sum = (*sum ^ (uint64_t)number) * FNV_PRIME;
	*sum ^= *sum >> 32; /* the upper half counts in the lower one, too */
}

static void
mix_words(uint64_t *sum, const struct words *words)
{
	for (int i = 0; words != NULL && i < words->n; i++)
		mix_text(sum, words->rows[i].code);
}

static void
mix_shape(uint64_t *sum, const struct shape *shape)
{
	for (const struct member *m = shape->members; m->name != NULL; m++) {
		mix_text(sum, m->name);
		mix(sum, m->type);
		mix(sum, m->optional);
		mix(sum, m->min);
		mix(sum, m->max);
		mix_words(sum, shape_words(m));
		if (m->type == SHAPE_ITEMS)
			mix_words(sum, &form_words);
		if (shape_within(m) != NULL)
			mix_shape(sum, m->of);
	}
	mix_text(sum, "end");
}

static int
sum_up(void)
{
	uint64_t sum = FNV_START;

	for (int i = 0; i < CALL_COUNT; i++) {
		mix_text(&sum, calls[i].name);
		mix(&sum, calls[i].roles);
		mix(&sum, calls[i].writes);
		mix_shape(&sum, calls[i].args);
		mix_shape(&sum, calls[i].reply);
	}
	return (int)((uint32_t)sum >> 1 | 1); /* never 0 */
}

int
call_protocol(void)
{
	static int number;

	if (number == 0)
		number = sum_up();
	return number;
}

const struct call *
call_find(const char *name)
{
	for (int i = 0; i < CALL_COUNT; i++)
		if (strcmp(calls[i].name, name) == 0)
			return &calls[i];
	return NULL;
}
