/* SPDX-License-Identifier: MIT */
/*
 * populate DIR APPLICANTS [SEED [SUPERVISORS]]: a society of that size in an
 * empty directory, for figures that depend on it.
 *
 * What people did goes through the service's own handlers, many calls to a
 * transaction; so the counters, notices and the audit are what they would be.
 * The same seed gives the same society all day long. People are numbered
 * 1…: supervisors, applicants, one of the office; the login of 7 is p000007.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/call/requests.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"
#include "db/audit.h"
#include "db/clock.h"
#include "db/handler.h"
#include "db/site.h"
#include "populate_words.h"

#define SLOTS 20
#define BATCH 10       /* applicants in a transaction */
#define EACH_OF 10     /* applicants for each supervisor */
#define BEDS_OF 50     /* applicants for each hospital */
#define HOSPITALS 2000 /* at most */
#define DAY 86400LL
#define COUNT(a) (sizeof(a) / sizeof *(a))
#define PICK(a) ((a)[pick(COUNT(a))])

static struct {
	struct store *store;
	struct rules rules;
	int32_t today;
	int64_t now;
	int64_t supervisors, applicants, hospitals;
	uint64_t seed;
} all;

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

static void
fail(const char *what, const struct err *err)
{
	fprintf(stderr, "populate: %s: %s\n", what, err->text);
	exit(1);
}

/* xorshift64*: the same everywhere, unlike rand(). */
static size_t
pick(size_t n)
{
	all.seed ^= all.seed >> 12;
	all.seed ^= all.seed << 25;
	all.seed ^= all.seed >> 27;
	return (size_t)(all.seed * 2685821657736338717ULL >> 33) % n;
}

static void
run(enum query query, const struct arg *args)
{
	struct err err = {0};

	if (store_run(all.store, query, args, &err) < 0)
		fail(queries[query].name, &err);
}

static void
begin(void)
{
	struct err err = {0};

	if (store_begin_write(all.store, &err) < 0)
		fail("begin", &err);
}

static void
commit(void)
{
	struct err err = {0};

	if (store_commit(all.store, &err) < 0)
		fail("commit", &err);
}

/* --- people and places ---------------------------------------------------- */

static void
enter_hospital(int64_t id)
{
	const struct name_part *place = &PICK(places), *house = &PICK(houses);
	int year = date_fiscal_year(all.today);
	char *name = heap_printf("%s%s", place->kanji, house->kanji);
	char *kana = heap_printf("%s%s", place->kana, house->kana);
	char *both = heap_printf("%s|%s||", name, kana);
	char *key = text_fold(both);

	run(QUERY_HOSPITAL_ADD,
	    ARGS(arg_int(id), arg_text(name), arg_text(kana), arg_text(key)));
	run(QUERY_ACCREDITATION_ADD,
	    ARGS(arg_int(id * 2 - 1), arg_int(id), arg_text("training"),
		arg_date(date_make(year - 8, 4, 1)),
		arg_date(date_make(year - 2, 3, 31))));
	run(QUERY_ACCREDITATION_ADD,
	    ARGS(arg_int(id * 2), arg_int(id), arg_text("core"),
		arg_date(date_make(year - 2, 4, 1)),
		arg_date(date_make(year + 3, 3, 31))));
	free(key);
	free(both);
	free(kana);
	free(name);
}

static int64_t
hospital_of(int64_t supervisor)
{
	return supervisor % all.hospitals + 1;
}

static void
enter_person(int64_t id, bool physician, bool staff)
{
	const struct name_part *f = &PICK(families), *g = &PICK(givens);
	char *member = heap_printf("P%06lld", (long long)id);
	char *login = heap_printf("p%06lld", (long long)id);
	char *mail = heap_printf("%s@example.org", login);
	char *name = heap_printf("%s %s", f->kanji, g->kanji);
	char *kana = heap_printf("%s %s", f->kana, g->kana);
	char *roman = heap_printf("%s %s", f->roman, g->roman);
	char *both = heap_printf("%s|%s|%s|%s", name, kana, roman, member);
	char *key = text_fold(both);
	char *const heap[] = {
	    member, login, mail, name, kana, roman, both, key};

	run(QUERY_PERSON_ADD,
	    ARGS(arg_int(id), arg_text(member), arg_text(name), arg_text(kana),
		arg_text(roman), arg_text(mail), arg_int(physician), arg_int(1),
		arg_int(staff), arg_text(login), arg_text(key)));
	for (size_t i = 0; i < COUNT(heap); i++)
		free(heap[i]);
}

static void
enter_supervisor(int64_t id)
{
	static const char *const kinds[] = {
	    "senior", "specialist", "certified_trainer", "provisional"};
	int year = date_fiscal_year(all.today);

	enter_person(id, true, false);
	run(QUERY_QUALIFICATION_ADD,
	    ARGS(arg_int(id), arg_int(id), arg_text(PICK(kinds)),
		arg_date(date_make(year - 4, 4, 1)),
		arg_date(date_make(year + 3, 3, 31))));
	run(QUERY_AFFILIATION_ADD,
	    ARGS(arg_int(INT_NONE), arg_int(id), arg_int(hospital_of(id)),
		arg_date(date_make(year - 6, 4, 1)), arg_date(DATE_NONE)));
}

static void
enter_society(void)
{
	int64_t last = all.supervisors + all.applicants;

	begin();
	for (int64_t id = 1; id <= all.hospitals; id++)
		enter_hospital(id);
	for (int64_t id = 1; id <= all.supervisors; id++)
		enter_supervisor(id);
	for (int64_t id = all.supervisors + 1; id <= last; id++)
		enter_person(id, true, false);
	enter_person(last + 1, false, true);
	run(QUERY_SETTING_SET,
	    ARGS(arg_text("office"), arg_text("jimu@example.org")));
	run(QUERY_WINDOW_SET,
	    ARGS(arg_text("specialist-new"), arg_text("application"),
		arg_int(date_fiscal_year(all.today)), arg_date(all.today - 9),
		arg_date(all.today + 60)));
	commit();
}

/* --- what they did -------------------------------------------------------- */

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

static char *
prose(const char *const *parts, size_t n, size_t sentences)
{
	char *text = heap_dup(parts[pick(n)]), *more;

	for (; sentences > 1; sentences--) {
		more = heap_printf("%s%s%s", text,
		    sentences % 3 == 0 ? "\n" : "", parts[pick(n)]);
		free(text);
		text = more;
	}
	return text;
}

#define PROSE(parts, sentences) prose(parts, COUNT(parts), sentences)

static char *
period(void)
{
	int32_t first = date_make(date_fiscal_year(all.today) - 2, 4, 1);
	int32_t from = first + (int32_t)pick((size_t)(all.today - 90 - first));
	char a[DATE_SIZE], b[DATE_SIZE];

	return heap_printf("%s..%s", date_format(from, a),
	    date_format(from + 7 + (int32_t)pick(60), b));
}

static char *
word(const struct words *words)
{
	return heap_dup(words->rows[pick((size_t)words->n)].code);
}

/* The text of an item; heap. */
static char *
text_of(const struct applicant *a, int64_t slot, enum form_item item)
{
	int preset = form_preset(PROGRAMME_SPECIALIST, slot);

	switch (item) {
	case ITEM_CATEGORY:
		return preset == WORD_NONE
			   ? word(&category_words)
			   : heap_dup(words_code(&category_words, preset));
	case ITEM_FACILITY:
		return heap_printf("%lld", (long long)a->hospital * 2);
	case ITEM_PERIOD:
		return period();
	case ITEM_DIAGNOSIS:
		return PROSE(diagnoses, 1);
	case ITEM_COMORBIDITY:
		return PROSE(comorbidities, 1);
	case ITEM_REFERRAL:
		return PROSE(referrals, 1);
	case ITEM_HISTORY:
		return PROSE(histories, 4);
	case ITEM_PROBLEMS:
		return PROSE(problems, 1);
	case ITEM_COURSE:
		return PROSE(courses, 6);
	case ITEM_DISCUSSION:
		return PROSE(discussions, 4);
	case ITEM_LITERATURE:
		return PROSE(literatures, 1);
	default:
		return form_rows[item].words != NULL
			   ? word(form_rows[item].words)
			   : PROSE(assessments, 2);
	}
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
		    i, text_of(a, slot, (enum form_item)i), 0};
	}
	act_only(&a->person, CALL_DRAFT_SAVE, at, &args);
	shape_list_release(&draft_change_shape, &args.changes);
}

/* What the supervisor asked for. */
static void
correct_draft(const struct applicant *a, int64_t slot, int64_t at)
{
	char *course = PROSE(courses, 6);
	char *text = heap_printf("%s\n（指摘を受けて記載を改めた。）", course);
	struct draft_change change = {ITEM_COURSE, text, 0};
	const struct draft_save_args args = {.programme = PROGRAMME_SPECIALIST,
	    .slot = slot,
	    .changes = {&change, 1}};

	act_only(&a->person, CALL_DRAFT_SAVE, at, &args);
	free(text);
	free(course);
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

static void
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

/* --- the program ---------------------------------------------------------- */

static int64_t
number(const char *text, int64_t otherwise)
{
	return text == NULL ? otherwise : strtoll(text, NULL, 10);
}

static int64_t
between(int64_t least, int64_t n, int64_t most)
{
	return n < least ? least : n > most ? most : n;
}

int
main(int argc, char **argv)
{
	const struct clock clock = {.frozen = TIME_NONE};
	struct err err = {0};

	if (argc < 3 || argc > 5 || number(argv[2], 0) < 1) {
		fputs("usage: populate DIR APPLICANTS [SEED [SUPERVISORS]]\n",
		    stderr);
		return 2;
	}
	setenv("TZ", "Asia/Tokyo", 1);
	i18n_start(NULL, NULL);
	all.applicants = number(argv[2], 0);
	all.seed = (uint64_t)number(argc > 3 ? argv[3] : NULL, 1) | 1ULL << 63;
	all.supervisors = number(argc > 4 ? argv[4] : NULL,
	    between(10, all.applicants / EACH_OF, INT32_MAX));
	all.hospitals = between(10, all.applicants / BEDS_OF, HOSPITALS);
	all.today = date_of_time(clock_now(&clock));
	all.now = date_start(all.today);
	if (store_open(argv[1], &all.store, &err) < 0)
		fail(argv[1], &err);
	enter_society();
	if (site_rules(all.store, all.today, &all.rules, &err) < 0)
		fail("rules", &err);
	live_all();
	store_close(all.store);
	return 0;
}
