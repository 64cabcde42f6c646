/* SPDX-License-Identifier: MIT */
/*
 * facts: what several handlers load before they ask core, and what they
 * write after it: a slot, its report, the facility, the transition, notices.
 */
#ifndef FACTS_H
#define FACTS_H

#include "core/call/cases.h"
#include "core/eligibility.h"
#include "core/workflow.h"
#include "db/handler.h"

/* Names the case in the audit: "specialist-new 3". */
void
facts_subject(struct ctx *, int programme, int64_t number);

/* … and whose it is: "specialist-new 3 of A1001". */
void
facts_subject_of(
    struct ctx *, int programme, int64_t number, const char *member);

/*
 * The caller's slot. A number that was never used gives an empty one with
 * id INT_NONE; a number beyond the programme's list is ERR_NOT_FOUND.
 */
int
facts_slot(struct ctx *, int programme, int64_t number, struct slot_row *,
    struct err *);
/* As facts_slot, and the row is made when it isn't there. */
int
facts_slot_make(struct ctx *, int programme, int64_t number, struct slot_row *,
    struct err *);

/* ERR_STALE with a sentence when the slot is no longer what was seen. */
int
facts_seen(const struct slot_row *, int64_t seen, struct err *);

/* The texts of a revision; INT_NONE gives none. */
int
facts_items(struct ctx *, int64_t revision, struct items *, struct err *);

/* Bytes of a text on the wire, where some characters take two. */
size_t
facts_bytes(const char *);
size_t
facts_items_bytes(const struct items *);

/* A slot's report: as registered, its drafts, and the one over the other. */
struct facts_report {
	struct items registered, merged;
	struct list drafts; /* of draft_row */
};
int
facts_report(
    struct ctx *, const struct slot_row *, struct facts_report *, struct err *);
void
facts_report_release(struct facts_report *);

/* The facility of a report: .place points into .entries. */
struct facts_place {
	struct list entries; /* of entry */
	struct place place;
};
int
facts_place(
    struct ctx *, const struct items *, struct facts_place *, struct err *);
void
facts_place_release(struct facts_place *);
/* Copies the chosen entry and its hospital's entries into a reply. */
void
facts_place_reply(
    const struct facts_place *, struct entry **, struct list *entries);

/* … and adds the entries of another report's facility, where they are not
 * there yet: both have names then. */
int
facts_place_more(struct ctx *, const struct items *, const struct entry *,
    struct list *entries, struct err *);

/* A revision as it is read: its texts and its facility, into a reply. */
int
facts_reading(struct ctx *, int64_t revision, struct items *, struct entry **,
    struct list *entries, struct err *);

/*
 * The workflow row for an event, by the caller's relation to the case of
 * that owner, where asked is the supervisor of the request or PERSON_NONE.
 * ERR_STATE with a sentence when there is none.
 */
int
facts_transition(struct ctx *, const struct slot_row *, int64_t asked,
    enum event, const struct transition **, struct err *);

/* Writes that the event kept a revision, by the caller, or by the service if
 * it falls back; request may be INT_NONE. (domain.md: revisions) */
int
facts_keep(struct ctx *, int64_t slot, int64_t revision, enum event,
    int64_t request, struct err *);

/* Writes the notices of a row into the outbox, in this transaction. */
int
facts_notify(struct ctx *, const struct transition *, int64_t applicant,
    int64_t supervisor, int64_t request, struct err *);

/* Reloads the caller's counters for a reply. */
int
facts_badges(struct ctx *, struct badges **, struct err *);

/* True when the person has confirmed that warning. */
bool
facts_confirmed(const struct list *confirm, const char *code);

#endif
