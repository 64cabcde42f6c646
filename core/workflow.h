/* SPDX-License-Identifier: MIT */
/*
 * workflow: which event leads a slot from one state to the next.
 *
 * Owns domain.md's table of transitions as data. What is not in the table is
 * refused. Refuses to know people, texts and the store: who stands in which
 * relation to a case is policy's question, and whether a guard holds is asked
 * of eligibility, report and the store by the handler.
 */
#ifndef WORKFLOW_H
#define WORKFLOW_H

#include <stdbool.h>

#include "err.h"
#include "words.h"

/* The relation of a person to a case, as a set of bits. */
enum relation {
	RELATION_NONE = 0,
	RELATION_OWNER = 1 << 0,
	RELATION_SUPERVISOR = 1 << 1, /* the one who was asked */
	RELATION_STAFF = 1 << 2,      /* and neither of the two */
	RELATION_SERVICE = 1 << 3,    /* the service by itself */
};

/* What must hold beside the state; all bits of a row. */
enum guard {
	GUARD_VALID = 1 << 0,    /* the form is valid */
	GUARD_CHANGED = 1 << 1,  /* a rejected report unchanged asks first */
	GUARD_ELIGIBLE = 1 << 2, /* eligibility 1 to 8 */
	GUARD_NO_DRAFT = 1 << 3, /* no differing draft */
	GUARD_OPENED = 1 << 4,   /* the supervisor opened this revision */
	GUARD_STILL = 1 << 5,    /* eligibility 3 to 7 */
	GUARD_COMMENT = 1 << 6,  /* at least one comment */
	GUARD_REASON = 1 << 7,
	GUARD_PAPER = 1 << 8,     /* name, revision, day received */
	GUARD_CONSENT = 1 << 9,   /* the applicant's consent is recorded */
	GUARD_DRAFT = 1 << 10,    /* EMPTY: there is a draft to delete */
	GUARD_NUMBER = 1 << 11,   /* APPROVED: the number was typed */
	GUARD_COMPLETE = 1 << 12, /* whole list, window, categories */
};

enum notify {
	NOTIFY_APPLICANT = 1 << 0,
	NOTIFY_SUPERVISOR = 1 << 1,
	NOTIFY_OLD_SUPERVISOR = 1 << 2,
	NOTIFY_STAFF = 1 << 3,
};

#define STATE_SAME (-1)
#define STATE_BEFORE (-2) /* the slot's state before it was submitted */

struct transition {
	unsigned from; /* bits 1 << enum state */
	enum event event;
	int to;          /* enum state, STATE_SAME or STATE_BEFORE */
	unsigned who;    /* enum relation */
	unsigned guards; /* enum guard */
	unsigned notify; /* enum notify */
	bool approval;   /* of programmes with approval, or of those without */
};

extern const struct transition workflow_rows[];
extern const size_t workflow_count;

bool workflow_needs_approval(enum programme); /* [seed]: specialist-new only */

/* The row for an event, or NULL: refused. */
const struct transition *
workflow_next(enum programme, enum state from, enum event, unsigned relation);

/* True when the event exists from that state for anybody. */
bool
workflow_has(enum programme, enum state from, enum event);

/* The state that a row leads to, given the one before a submission. */
enum state
workflow_to(const struct transition *, enum state from, enum state before);

/* Sets ERR_STATE with a sentence that names the state and what to do. */
int
workflow_refuse(
    enum programme, int64_t slot, enum state, enum event, struct err *);

/* 状態 as the programme shows it: REGISTERED reads 登録済み where no approval
 * is asked for. Translated, borrowed. */
const char *workflow_state_label(enum programme, enum state);

#endif
