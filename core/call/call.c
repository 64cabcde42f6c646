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

const struct call *
call_find(const char *name)
{
	for (int i = 0; i < CALL_COUNT; i++)
		if (strcmp(calls[i].name, name) == 0)
			return &calls[i];
	return NULL;
}
