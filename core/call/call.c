/* SPDX-License-Identifier: MIT */
#include "call.h"

#include <stdio.h>
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

/* FNV-1a: it tells tables apart, it guards nothing. */
static void
mix(uint32_t *sum, const char *text)
{
	do
		*sum = (*sum ^ (unsigned char)*text) * 16777619u;
	while (*text++ != '\0');
}

static void
mix_number(uint32_t *sum, int64_t number)
{
	char text[24];

	snprintf(text, sizeof text, "%lld", (long long)number);
	mix(sum, text);
}

static void
mix_words(uint32_t *sum, const struct words *words)
{
	for (int i = 0; words != NULL && i < words->n; i++)
		mix(sum, words->rows[i].code);
}

static void
mix_shape(uint32_t *sum, const struct shape *shape)
{
	for (const struct member *m = shape->members; m->name != NULL; m++) {
		mix(sum, m->name);
		mix_number(sum, m->type);
		mix_number(sum, m->optional);
		mix_number(sum, m->min);
		mix_number(sum, m->max);
		mix_words(sum, m->words);
		if (m->type == SHAPE_ITEMS)
			mix_words(sum, &form_words);
		if (m->of != NULL)
			mix_shape(sum, m->of);
	}
	mix(sum, "end");
}

int
call_protocol(void)
{
	uint32_t sum = 2166136261u;

	for (int i = 0; i < CALL_COUNT; i++) {
		mix(&sum, calls[i].name);
		mix_number(&sum, calls[i].roles);
		mix_number(&sum, calls[i].writes);
		mix_shape(&sum, calls[i].args);
		mix_shape(&sum, calls[i].reply);
	}
	return (int)(sum >> 1 | 1); /* never 0 */
}

const struct call *
call_find(const char *name)
{
	for (int i = 0; i < CALL_COUNT; i++)
		if (strcmp(calls[i].name, name) == 0)
			return &calls[i];
	return NULL;
}
