/* SPDX-License-Identifier: MIT */
#include "policy.h"

#define OWNER RELATION_OWNER
#define SUPERVISOR RELATION_SUPERVISOR
#define STAFF RELATION_STAFF

static const unsigned acts[ACT_COUNT] = {
    [ACT_READ_STATE] = OWNER | SUPERVISOR | STAFF,
    [ACT_READ_REPORT] = OWNER,
    [ACT_READ_REVISION] = OWNER | SUPERVISOR,
    [ACT_READ_PAPER] = STAFF,
    [ACT_READ_NOTE] = OWNER,
    [ACT_WRITE_NOTE] = OWNER,
    [ACT_KEEP_PERSON] = STAFF,
};

unsigned
policy_relation(const struct policy_facts *facts)
{
	if (facts->service)
		return RELATION_SERVICE;
	if (facts->person == PERSON_NONE)
		return RELATION_NONE;
	if (facts->person == facts->owner)
		return facts->applicant ? RELATION_OWNER : RELATION_NONE;
	if (facts->person == facts->asked)
		return RELATION_SUPERVISOR;
	if (facts->staff)
		return RELATION_STAFF;
	return RELATION_NONE;
}

bool
policy_may(const struct policy_facts *facts, enum act act)
{
	if (act >= 0 && act < ACT_COUNT &&
	    (acts[act] & policy_relation(facts)) != 0)
		return true;
	return false;
}

bool
policy_reads_paper(const struct policy_facts *facts, enum programme programme,
    enum state state, bool on_paper)
{
	if (!policy_may(facts, ACT_READ_PAPER))
		return false;
	if (state == STATE_APPROVED)
		return on_paper && workflow_needs_approval(programme);
	return policy_transition(
		   facts, programme, state, EVENT_APPROVE_PAPER) != NULL;
}

const struct transition *
policy_transition(const struct policy_facts *facts, enum programme programme,
    enum state state, enum event event)
{
	unsigned relation = policy_relation(facts);

	if (relation != RELATION_NONE)
		return workflow_next(programme, state, event, relation);
	return NULL;
}
