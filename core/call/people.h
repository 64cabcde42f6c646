/* SPDX-License-Identifier: MIT */
/*
 * people: what the calls of the 事務局 about members carry. Everything about
 * one person has one version, the person's: it is "seen" of each write.
 */
#ifndef CALL_PEOPLE_H
#define CALL_PEOPLE_H

#include "cases.h"

#define MEMBER_LIMIT 32 /* clusters */
#define NAME_LIMIT 80
#define LOGIN_LIMIT 32
#define MAIL_LIMIT 200

struct people_args {
	char *query; /* name, however written, old name, number, facility */
	bool supervisors; /* those alone who have or had a qualification */
	char *after;
};
extern const struct shape people_args_shape;

struct people_row {
	int64_t person;
	char *member, *name, *kana;
	char *facility; /* where he is today, else where he was last */
	bool physician, supervisor, staff, active;
	char *login;
};
extern const struct shape people_row_shape;

struct people {
	struct list rows; /* of people_row, by kana */
	char *next;
};
extern const struct shape people_shape;

struct person_args {
	int64_t person;
};
extern const struct shape person_args_shape;

struct person_old_name {
	char *name, *kana, *roman;
	int32_t until_on; /* the last day on which it was his */
};
extern const struct shape person_old_name_shape;

struct person_qualification {
	int64_t qualification;
	int kind;
	int32_t from_on, to_on;
	bool cancelled;
};
extern const struct shape person_qualification_shape;

struct person_affiliation {
	int64_t affiliation, hospital;
	char *name;
	int32_t from_on, to_on; /* to_on none: to this day */
};
extern const struct shape person_affiliation_shape;

struct person_view {
	int64_t person, version;
	char *member, *name, *kana, *roman, *mail, *login;
	bool bound; /* the login has connected once: its account is known */
	bool physician, active, staff;
	bool own; /* the asker's: another staff member must keep it */
	int64_t last_login_at;
	struct list names;          /* of person_old_name, newest first */
	struct list qualifications; /* of person_qualification */
	struct list affiliations;   /* of person_affiliation */
};
extern const struct shape person_view_shape;

struct person_add_args {
	char *once;
	char *member, *name, *kana, *roman, *mail, *login;
	bool physician;
};
extern const struct shape person_add_args_shape;

/* A changed name is kept as an old one. Another login is another account. */
struct person_edit_args {
	char *once;
	int64_t person, seen;
	char *member, *name, *kana, *roman, *mail, *login;
	bool physician;
};
extern const struct shape person_edit_args_shape;

/* person.leave, person.return, person.grant, person.revoke, person.rebind */
struct person_write_args {
	char *once;
	int64_t person, seen;
};
extern const struct shape person_write_args_shape;

/* Everything of `person` moves to `into`. */
struct person_merge_args {
	char *once;
	int64_t person, seen;
	char *into;   /* member number of the entry that stays */
	char *member; /* of the one that goes, as it was typed to confirm */
};
extern const struct shape person_merge_args_shape;

struct person_written {
	int64_t person, version;
	int64_t fell_back; /* requests that went back to their applicants */
};
extern const struct shape person_written_shape;

struct qualification_save_args {
	char *once;
	int64_t person, seen;
	int64_t qualification; /* none: a new one */
	int kind;
	int32_t from_on, to_on;
};
extern const struct shape qualification_save_args_shape;

struct qualification_cancel_args {
	char *once;
	int64_t person, seen, qualification;
};
extern const struct shape qualification_cancel_args_shape;

struct affiliation_save_args {
	char *once;
	int64_t person, seen;
	int64_t affiliation; /* none: a new one */
	int64_t hospital;
	int32_t from_on, to_on;
};
extern const struct shape affiliation_save_args_shape;

struct affiliation_drop_args {
	char *once;
	int64_t person, seen, affiliation;
};
extern const struct shape affiliation_drop_args_shape;

#endif
