/* SPDX-License-Identifier: MIT */
/*
 * rows: what the service reads from its store for itself; rows that travel
 * as they are have their structs in core/call. Strings are heap, released by
 * the shape.
 */
#ifndef ROWS_H
#define ROWS_H

#include "core/credits.h"
#include "core/period.h"
#include "core/shape.h"

struct person_row {
	int64_t id;
	char *member, *name, *kana, *mail, *login;
	int64_t uid; /* INT_NONE: he has not connected yet */
	bool physician, active, staff, supervisor; /* had a qualification */
	int64_t waiting, rejected;
	int64_t last_login_at, this_login_at;
	int lang;       /* enum lang, his choice; WORD_NONE: none */
	bool reminders; /* he wants them */
};
extern const struct shape person_row_shape;

/* A member as the office keeps him. */
struct member_row {
	int64_t id, version;
	char *member, *name, *kana, *roman, *mail, *login;
	int64_t uid; /* INT_NONE: the login has not connected yet */
	bool physician, active, staff;
	int64_t this_login_at;
};
extern const struct shape member_row_shape;

/* A hospital as the office keeps it. */
struct hospital_kept_row {
	int64_t id, version;
	char *name, *kana;
};
extern const struct shape hospital_kept_row_shape;

struct span_row {
	int32_t from_on, to_on;
};
extern const struct shape span_row_shape;

/* One of the 所属歴. */
struct stay_row {
	int64_t hospital;
	int32_t from_on, to_on; /* to_on DATE_NONE: to this day */
};
extern const struct shape stay_row_shape;

struct slot_row {
	int64_t id, person;
	int programme;
	int64_t number;
	int state;
	int64_t version;
	char *note;
	int64_t revision, request; /* none: INT_NONE */
	int64_t draft_version;
};
extern const struct shape slot_row_shape;

/* A revision and whose it is. */
struct kept_row {
	int64_t id, slot, person;
	int programme;
	int64_t number, form, at;
};
extern const struct shape kept_row_shape;

/* A slot in use, for マイページ. */
struct used_row {
	int programme;
	int64_t slot;
	int state, category;
	bool draft;
	int32_t requested_on, decided_on;
	int64_t decided_at;
	char *supervisor;
};
extern const struct shape used_row_shape;

/* Counters of statistics. */
struct case_tally {
	int programme, state, category;
	int64_t n;
};
extern const struct shape case_tally_shape;

struct request_tally {
	int32_t day; /* requested or decided on */
	int64_t n;
};
extern const struct shape request_tally_shape;

struct day_row {
	int32_t day;
};
extern const struct shape day_row_shape;

struct version_row {
	int64_t version;
};
extern const struct shape version_row_shape;

extern const struct shape approval_shape; /* of core/credits.h */
extern const struct shape unit_shape;
extern const struct shape period_shape; /* of core/period.h */

struct registered_row {
	int64_t id, slot, revision, hospital; /* hospital may be INT_NONE */
	bool elsewhere; /* 他施設指導者可 is recorded */
};
extern const struct shape registered_row_shape;

/* What became of a number's last request, for struct case_row. */
struct asked_row {
	int64_t slot;
	char *supervisor;
	int32_t requested_on, decided_on;
	int notice; /* the last one about it */
	int32_t notice_on;
	int came_back;
};
extern const struct shape asked_row_shape;

struct draft_row {
	int item;
	char *text;
	int64_t version;
};
extern const struct shape draft_row_shape;

/* A passage to be blanked, and whose case it is in. */
struct passage_row {
	int64_t id, version;
	int state; /* enum blank */
	int64_t revision;
	int item;
	int64_t first, clusters;
	int64_t proposed_by, asked_by; /* asked_by INT_NONE: nobody yet */
	int64_t slot, owner;
};
extern const struct shape passage_row_shape;

/* A text that may hold a passage: of a revision, a comment or a sending. */
struct placed_row {
	int64_t id;
	int item; /* or WORD_NONE */
	char *text;
};
extern const struct shape placed_row_shape;

/* An answer to the anonymity check: 確認済み. */
struct hint_row {
	int item, kind;
	char *found;
};
extern const struct shape hint_row_shape;

struct text_row {
	int item;
	char *text;
};
extern const struct shape text_row_shape;

struct request_row {
	int64_t id, slot, applicant, supervisor, revision, version;
	int programme;
	int64_t number;
	int state; /* enum phase */
	int32_t requested_on, decided_on;
	int64_t opened_at;
	char *message, *applicant_name, *member, *supervisor_name;
	char *reason; /* of the office: revoked or passed on */
};
extern const struct shape request_row_shape;

struct earlier_row {
	int64_t request;
	int state;
	int32_t decided_on;
	char *supervisor;
};
extern const struct shape earlier_row_shape;

/* A case that may be one of a paper approval: what is registered, and the
 * last request. */
struct paper_case_row {
	int64_t slot;
	int state; /* enum state */
	int64_t revision, at;
	int64_t supervisor; /* INT_NONE: never requested */
	int source;         /* enum source; WORD_NONE alike */
	char *applicant, *member;
};
extern const struct shape paper_case_row_shape;

/* What became of a request without the applicant and the supervisor. */
struct fate_row {
	int state; /* enum phase */
	int why;   /* enum fall: it fell back; or none */
	char *
	    reason; /* of the office that revoked it or passed it on, or NULL */
	char *supervisor;
};
extern const struct shape fate_row_shape;

/* A supervisor as the search finds him, before he is judged. */
struct found_row {
	int64_t id;
	char *member, *name, *kana, *login;
	bool active, mail; /* he has an address */
};
extern const struct shape found_row_shape;

struct qualified_row {
	int64_t person;
	int kind;
	int32_t from_on, to_on;
};
extern const struct shape qualified_row_shape;

struct name_row {
	char *name;
};
extern const struct shape name_row_shape;

struct id_row {
	int64_t id;
};
extern const struct shape id_row_shape;

/* A part of a file that is to be imported. */
struct staging_row {
	char *args;
};
extern const struct shape staging_row_shape;

/* A member as he stands there before an import. */
struct known_row {
	int64_t id;
	char *name, *kana, *roman, *mail, *login;
	bool physician, active;
};
extern const struct shape known_row_shape;

/* A hospital found by its name. */
struct named_row {
	int64_t id;
	char *kana;
};
extern const struct shape named_row_shape;

/* The end of something that is told apart by its beginning. */
struct until_row {
	int64_t id;
	int32_t to_on; /* DATE_NONE: open */
};
extern const struct shape until_row_shape;

struct setting_row {
	char *name, *value;
};
extern const struct shape setting_row_shape;

struct window_row {
	int programme, kind;
	int64_t fiscal_year;
	int32_t from_on, to_on;
};
extern const struct shape window_row_shape;

/* A number of a list that may be submitted. */
struct applied_row {
	int64_t id, number;
	int state;
	int64_t version;
	int category;
	int64_t revision, request; /* none: INT_NONE */
	bool draft;
	int32_t approved_on;
};
extern const struct shape applied_row_shape;

struct applied_set_row {
	int64_t id;
	char *number;
	int64_t person;
	int programme;
	int64_t fiscal_year;
	int state; /* enum application */
	int64_t version, submitted_at;
	int32_t ended_on;
	char *reason, *applicant, *member;
};
extern const struct shape applied_set_row_shape;

/* A slot of a submitted set as it is now. */
struct applied_slot_row {
	int64_t slot, number;
	int before; /* enum state */
	int64_t version;
	int state;
	int64_t supervisor; /* who approved it; INT_NONE: nobody */
};
extern const struct shape applied_slot_row_shape;

/* A notice, and what has become of it. */
struct outbox_row {
	int64_t id, version, person;
	int kind, state; /* enum news, enum notice */
	int64_t since_at, due_at;
	char *lease; /* of the last taking */
	bool leased; /* it is not answered */
	int64_t tries, done_at;
	bool open; /* the office sees it */
	char *address, *name;
};
extern const struct shape outbox_row_shape;

/* Who has or had a qualification, and may have approved. */
struct approver_row {
	int64_t person;
	char *member, *name;
};
extern const struct shape approver_row_shape;

/* Who has begun a list. */
struct begun_row {
	int64_t person;
	char *member, *name;
	int64_t last_login_at; /* TIME_NONE: never */
};
extern const struct shape begun_row_shape;

/* Whose case waits, or whose list is begun and its period ends soon, and the
 * last stage that he was told of. */
struct remind_row {
	int64_t person;
	int programme;
	int32_t day;
	int64_t count;  /* cases that wait; that are ready */
	int64_t oldest; /* the request that waits longest */
	int64_t told;   /* INT_NONE: none */
	bool wanted;    /* he may be reminded, and it is not over */
};
extern const struct shape remind_row_shape;

struct due_row {
	int64_t at;
};
extern const struct shape due_row_shape;

struct number_row {
	char *number;
};
extern const struct shape number_row_shape;

struct audit_end_row {
	int64_t id;
	char *hash;
};
extern const struct shape audit_end_row_shape;

/* As text, so that it is hashed as it stands there. */
struct audit_row {
	int64_t id;
	char *at, *person, *call, *subject, *result, *hash;
	int64_t bytes; /* of at to result */
};
extern const struct shape audit_row_shape;

struct done_row {
	char *args; /* hex of the SHA-256 */
	char *reply;
};
extern const struct shape done_row_shape;

#endif
