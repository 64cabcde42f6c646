/* SPDX-License-Identifier: MIT */
/*
 * policy: in which relation a person stands to a case, and what that lets
 * him do. Pure: facts in, answer out. Every question ends in no.
 *
 * Which roles may make a call at all is the call's column; which event a
 * relation may cause is workflow's. (contracts.md: answers and refusals)
 */
#ifndef POLICY_H
#define POLICY_H

#include <stdbool.h>
#include <stdint.h>

#include "workflow.h"

#define PERSON_NONE 0 /* persons' ids begin at 1 */

struct policy_facts {
	int64_t person; /* who asks */
	bool applicant; /* an active 医師会員 */
	bool staff;
	bool service;  /* the service itself, never by a message */
	int64_t owner; /* of the case */
	int64_t asked; /* supervisor of the request in question, or none */
};

/* What may be read or written beside the events of workflow. */
enum act {
	ACT_READ_STATE,    /* number, category, state, days */
	ACT_READ_REPORT,   /* the report as the owner sees it, with its draft */
	ACT_READ_REVISION, /* the revision that was requested */
	ACT_READ_PAPER,    /* what is registered: policy_reads_paper */
	ACT_READ_NOTE,     /* 備考 [seed]: never the supervisor's */
	ACT_WRITE_NOTE,
	/* Of the owner as a person: data, names, qualifications, deadlines,
	 * affiliations, login, membership, being staff. */
	ACT_KEEP_PERSON,
	ACT_COUNT
};

/* Nobody is staff on his own cases, nor on requests addressed to him.
 * (domain.md: people and roles) */
unsigned
policy_relation(const struct policy_facts *);
bool
policy_may(const struct policy_facts *, enum act);
/* ACT_READ_PAPER, and the case is one of a paper approval: it can be recorded
 * now, or it is what made the case APPROVED (on_paper). (domain.md: people
 * and roles) */
bool
policy_reads_paper(
    const struct policy_facts *, enum programme, enum state, bool on_paper);
/* The workflow row for an event that these facts allow, or NULL. */
const struct transition *
policy_transition(
    const struct policy_facts *, enum programme, enum state, enum event);

#endif
