/* SPDX-License-Identifier: MIT */
/* deeds: what people did, through the service's own handlers. */
#include <stdio.h>
#include <stdlib.h>

#include "core/call/requests.h"
#include "core/heap.h"
#include "db/audit.h"
#include "db/handler.h"
#include "populate.h"

#define SLOTS 20
#define BATCH 10 /* applicants in a transaction */
#define DAY 86400LL

static const char *const notes[] = {"7西病棟", "外来", "緩和ケアチーム",
    "在宅。訪問看護と共有", "確認済み", "要見直し"};

static const char *const comments[] = {"考察に文献の裏付けを加えてください。",
    "用量の変更の理由を記載してください。",
    "評価の尺度と日付を確認してください。"};

/* What becomes of a case; of a hundred. */
enum fate { APPROVED, AGAIN, REJECTED, ASKED, REGISTERED, DRAFT, EMPTY, FATES };
static const int of_hundred[FATES] = {[APPROVED] = 48,
    [AGAIN] = 8,
    [REJECTED] = 6,
    [ASKED] = 12,
    [REGISTERED] = 13,
    [DRAFT] = 5,
    [EMPTY] = 8};

struct applicant {
	struct person_row person, supervisor;
	int64_t hospital;
	enum fate fates[SLOTS + 1];
};

/* A call as its session would carry it out, in a transaction that is open. */
static void
act(const struct person_row *person, enum call_id id, int64_t at,
    const void *args, void *reply)
{
	struct ctx ctx = {.store = all.store,
	    .person = *person,
	    .roles = ROLE_MEMBER | ROLE_APPLICANT | ROLE_SUPERVISOR,
	    .rules = all.rules,
	    .now = at,
	    .today = date_of_time(at)};
	struct err err = {0};
	int rc;

	shape_init(calls[id].reply, reply);
	rc = handlers[id](&ctx, args, reply, &err);
	if (rc == 0 && id != CALL_DRAFT_SAVE)
		rc = audit_add(all.store, at, person->id, calls[id].name,
		    ctx.subject, "DONE", &err);
	if (rc < 0)
		fail(calls[id].name, &err);
}

/* As act, where nobody reads the reply. */
static void
act_only(const struct person_row *person, enum call_id id, int64_t at,
    const void *args)
{
	void *reply = heap_new(1, calls[id].reply->size);

	act(person, id, at, args, reply);
	shape_release(calls[id].reply, reply);
	free(reply);
}

static int64_t
version_of(const struct applicant *a, int64_t slot)
{
	struct slot_row row;
	struct err err = {0};
	int64_t version;

	if (store_one(all.store, QUERY_SLOT_FIND,
		ARGS(arg_int(a->person.id), arg_text("specialist-new"),
		    arg_int(slot)),
		&slot_row_shape, &row, &err) < 0)
		fail("slot_find", &err);
	version = row.id == INT_NONE ? 0 : row.version;
	shape_release(&slot_row_shape, &row);
	return version;
}

static void
write_draft(const struct applicant *a, int64_t slot, int64_t at)
{
	struct draft_save_args args = {
	    .programme = PROGRAMME_SPECIALIST, .slot = slot};
	struct draft_change *change;

	for (int i = 0; i < ITEM_COUNT; i++) {
		change = shape_add(&draft_change_shape, &args.changes);
		*change = (struct draft_change){
		    i, report_item(a->hospital, slot, (enum form_item)i), 0};
	}
	act_only(&a->person, CALL_DRAFT_SAVE, at, &args);
	shape_list_release(&draft_change_shape, &args.changes);
}

/* What the supervisor asked for. */
static void
correct_draft(const struct applicant *a, int64_t slot, int64_t at)
{
	char *text = report_corrected();
	struct draft_change change = {ITEM_COURSE, text, 0};
	const struct draft_save_args args = {.programme = PROGRAMME_SPECIALIST,
	    .slot = slot,
	    .changes = {&change, 1}};

	act_only(&a->person, CALL_DRAFT_SAVE, at, &args);
	free(text);
}

static void
write_note(const struct applicant *a, int64_t slot, int64_t at)
{
	const struct note_save_args args = {.programme = PROGRAMME_SPECIALIST,
	    .slot = slot,
	    .text = (char *)PICK(notes)};

	act_only(&a->person, CALL_NOTE_SAVE, at, &args);
}

static void
register_case(const struct applicant *a, int64_t slot, int64_t at)
{
	const struct case_write_args args = {.programme = PROGRAMME_SPECIALIST,
	    .slot = slot,
	    .seen = version_of(a, slot)};

	act_only(&a->person, CALL_CASE_REGISTER, at, &args);
}

/* One sending of the cases of these fates; false: there were none. */
static bool
send(const struct applicant *a, unsigned fates, int64_t at,
    struct request_sent *sent)
{
	static char *confirmed[] = {"late_bulk", "elsewhere", "hints", "twin"};
	struct case_seen cases[SLOTS];
	struct request_send_args args = {.programme = PROGRAMME_SPECIALIST,
	    .cases = {cases, 0},
	    .to = a->supervisor.member,
	    .message = "ご確認をお願いいたします。",
	    .confirm = {confirmed, COUNT(confirmed)}};

	for (int slot = 1; slot <= SLOTS; slot++)
		if ((fates & 1U << a->fates[slot]) != 0)
			cases[args.cases.n++] =
			    (struct case_seen){slot, version_of(a, slot)};
	if (args.cases.n == 0)
		return false;
	act(&a->person, CALL_REQUEST_SEND, at, &args, sent);
	return true;
}

static void
reject(const struct applicant *a, int64_t request, int64_t at)
{
	struct comment comment = {ITEM_COURSE, (char *)PICK(comments)};
	const struct request_reject_args args = {
	    .request = request, .seen = 1, .comments = {&comment, 1}};

	act_only(&a->supervisor, CALL_REQUEST_REJECT, at, &args);
}

static void
approve(const struct applicant *a, int64_t request, int64_t at)
{
	struct request_seen one = {request, 1};
	const struct request_approve_args args = {.requests = {&one, 1}};

	act_only(&a->supervisor, CALL_REQUEST_APPROVE, at, &args);
}

/* He opens what was sent and decides; a case that is to be approved the
 * second time is rejected at the first. */
static void
decide(const struct applicant *a, const struct request_sent *sent, int64_t at,
    bool second)
{
	const struct sent_row *row = sent->rows.at;

	for (size_t i = 0; i < sent->rows.n; i++) {
		const struct request_view_args args = {row[i].request};
		enum fate fate = a->fates[row[i].slot];

		act_only(&a->supervisor, CALL_REQUEST_VIEW, at, &args);
		if (fate == APPROVED || second)
			approve(a, row[i].request, at + 60);
		else
			reject(a, row[i].request, at + 60);
	}
}

static enum fate
fate(void)
{
	int n = (int)pick(100);
	int f = 0;

	while (n >= of_hundred[f])
		n -= of_hundred[f++];
	return (enum fate)f;
}

static void
write_cases(struct applicant *a, int64_t at)
{
	for (int slot = 1; slot <= SLOTS; slot++) {
		a->fates[slot] = fate();
		if (a->fates[slot] == EMPTY)
			continue;
		write_draft(a, slot, at + slot * 3600);
		if (pick(5) < 2)
			write_note(a, slot, at + slot * 3600);
		if (a->fates[slot] != DRAFT)
			register_case(a, slot, at + slot * 3600 + 600);
	}
}

/* From half a year ago to these days. */
static void
live(struct applicant *a)
{
	int64_t at = all.now - (int64_t)(60 + pick(120)) * DAY;
	struct request_sent sent;

	write_cases(a, at);
	if (send(a, 1U << APPROVED | 1U << AGAIN | 1U << REJECTED, at + DAY,
		&sent)) {
		decide(a, &sent, at + 5 * DAY, false);
		shape_release(&request_sent_shape, &sent);
	}
	for (int slot = 1; slot <= SLOTS; slot++)
		if (a->fates[slot] == AGAIN) {
			correct_draft(a, slot, at + 8 * DAY);
			register_case(a, slot, at + 8 * DAY + 600);
		}
	if (send(a, 1U << AGAIN, at + 9 * DAY, &sent)) {
		decide(a, &sent, at + 15 * DAY, true);
		shape_release(&request_sent_shape, &sent);
	}
	if (send(a, 1U << ASKED, all.now - (int64_t)pick(40) * DAY, &sent))
		shape_release(&request_sent_shape, &sent);
}

static void
load(int64_t id, struct person_row *person)
{
	struct err err = {0};

	if (store_one(all.store, QUERY_PERSON_BY_ID, ARGS(arg_int(id)),
		&person_row_shape, person, &err) <= 0)
		fail("person_by_id", &err);
}

void
live_all(void)
{
	struct applicant a = {0};

	for (int64_t i = 0; i < all.applicants; i++) {
		int64_t supervisor = 1 + (int64_t)pick((size_t)all.supervisors);

		if (i % BATCH == 0)
			begin();
		load(all.supervisors + 1 + i, &a.person);
		load(supervisor, &a.supervisor);
		a.hospital = hospital_of(supervisor);
		live(&a);
		shape_release(&person_row_shape, &a.person);
		shape_release(&person_row_shape, &a.supervisor);
		if (i % BATCH == BATCH - 1 || i == all.applicants - 1)
			commit();
		if (i % 1000 == 999)
			fprintf(stderr, "populate: %lld of %lld\n",
			    (long long)i + 1, (long long)all.applicants);
	}
}
