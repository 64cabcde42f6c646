/* SPDX-License-Identifier: MIT */
/*
 * cases: what an applicant's calls about his cases carry.
 * The structs are described by the shapes of the same name.
 */
#ifndef CALL_CASES_H
#define CALL_CASES_H

#include "../anonymity.h"
#include "../report.h"
#include "../shape.h"

#define SLOTS_MAX 20     /* the longest list [seed] */
#define ONCE_CHARS 32    /* hex digits */
#define CONFIRM_MAX 16   /* codes in one confirmation */
#define REASON_LIMIT 200 /* clusters, of what the 事務局 gives as a reason */

/* Counters that the tabs show; every list reply renews them. */
struct badges {
	int64_t waiting;  /* requests that wait for your decision */
	int64_t rejected; /* cases of yours that came back */
};
extern const struct shape badges_shape;

struct case_list_args {
	int programme;
};
extern const struct shape case_list_args_shape;

struct case_row {
	int64_t slot;
	int category; /* preset, else of the report or its draft */
	char *note;   /* 備考; the owner's alone [seed] */
	int state;
	bool draft; /* a differing draft lies beside it */
	char *supervisor;
	int32_t requested_on, decided_on;
	int notice;
	int32_t notice_on;
	int64_t version; /* "seen" of writes */
	int32_t from_on, to_on;
	char *facility;
	int came_back; /* enum phase: its request fell back, or its approval
			  was revoked; or none */
	bool late;     /* approved after the 申請期間: not this year's */
};
extern const struct shape case_row_shape;

struct case_list {
	int programme;
	struct badges *badges;
	struct list rows; /* of case_row, slot 1 to the last */
	int32_t today;
	int32_t deadline; /* last day of the 申請期間, or none */
};
extern const struct shape case_list_shape;

struct case_args {
	int programme;
	int64_t slot;
};
extern const struct shape case_args_shape;

extern const struct shape entry_shape; /* struct entry of report.h */

struct comment {
	int item; /* WORD_NONE: the general one */
	char *text;
};
extern const struct shape comment_shape;

extern const struct shape hinted_shape; /* struct hinted of anonymity.h */

struct drafted {
	int item;
	int64_t version; /* "seen" of the next save of this item */
};
extern const struct shape drafted_shape;

struct case_view {
	int programme;
	int64_t slot;
	int state;
	int64_t version;
	int preset; /* the slot's fixed category or none */
	char *note;
	struct items items;   /* as registered */
	struct items draft;   /* the items that differ, as typed */
	struct list drafted;  /* of drafted */
	struct list findings; /* of reason: what keeps it from registration */
	struct list hints;    /* of hinted */
	struct list comments; /* of comment: of the last rejection */
	char *supervisor;     /* of the request or decision */
	int32_t requested_on, decided_on;
	char *message; /* 通信欄 of the sending */
	char *advice;  /* what became of the last request by the service or
			  the office, why, and the way on; or NULL */
	struct entry *entry; /* the facility of draft or report */
	struct list entries; /* of entry: all of that hospital, then those of
				the registered report's where it is another */
};
extern const struct shape case_view_shape;

struct draft_change {
	int item;
	char *text;   /* raw; "" empties the item */
	int64_t seen; /* version of that item's draft, 0: none seen */
};
extern const struct shape draft_change_shape;

struct draft_save_args {
	int programme;
	int64_t slot;
	struct list changes; /* of draft_change */
};
extern const struct shape draft_save_args_shape;

struct draft_saved {
	int64_t saved_at;
	struct list drafted;  /* of drafted: the changed items */
	struct list findings; /* of reason: of the whole draft */
	struct list hints;    /* of hinted: of the whole draft */
	struct entry *entry;
	struct list entries;
};
extern const struct shape draft_saved_shape;

/* draft.discard, case.register */
struct case_write_args {
	char *once;
	int programme;
	int64_t slot, seen;
	struct list confirm; /* of char * */
};
extern const struct shape case_write_args_shape;

struct case_written {
	int64_t slot;
	int state;
	int64_t version;
};
extern const struct shape case_written_shape;

/* A hint that is found in the draft, or the report, as it stands now. */
struct hint_mark_args {
	char *once;
	int programme;
	int64_t slot;
	int item, kind;
	char *found;
	bool confirmed; /* 確認済み; false takes it back */
};
extern const struct shape hint_mark_args_shape;

struct hint_marked {
	struct list hints; /* of hinted: all of the case */
};
extern const struct shape hint_marked_shape;

/* As case_write_args; an approved case must be confirmed and its number
 * typed (domain.md: states and transitions). */
struct case_delete_args {
	char *once;
	int programme;
	int64_t slot, seen;
	int64_t typed;       /* the number as it was typed, none: not asked */
	bool draft;          /* an approved one comes back as a draft */
	struct list confirm; /* of char * */
};
extern const struct shape case_delete_args_shape;

struct note_save_args {
	char *once;
	int programme;
	int64_t slot;
	char *text;
};
extern const struct shape note_save_args_shape;

struct note_saved {
	int64_t slot;
	char *note;
};
extern const struct shape note_saved_shape;

#endif
