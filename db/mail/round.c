/* SPDX-License-Identifier: MIT */
#include "round.h"

#include <stdlib.h>
#include <string.h>
#include <syslog.h>
#include <time.h>

#include "compose.h"
#include "core/call/mail.h"
#include "core/delivery.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "core/notice.h"
#include "sendmail.h"
#include "service.h"

#define AT_ONCE 20 /* taken: few wait long when this is killed */

/*
 * What became of a notice is told at once, but together with others when they
 * go out faster than that: whatever is not told when this is killed may be
 * sent a second time.
 */
#define TELL_MS 20

/* A round under way. */
struct way {
	struct round *round;
	struct service *service;
	struct smtp *smtp;   /* NULL: by a program */
	int64_t until;       /* round_ms: the service waits no longer */
	struct list results; /* of mail_result: not told yet, */
	int64_t oldest;      /* and round_ms of the first */
	int open;            /* answers that are still to be read */
};

int64_t
round_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_BOOTTIME, &t);
	return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

bool
round_is_ended(struct round *round)
{
	const struct timespec now = {0};

	if (!round->ended && round->ends != NULL)
		round->ended = sigtimedwait(round->ends, NULL, &now) > 0;
	return round->ended;
}

static void
deliver(struct way *way, const struct letter *letter, struct attempt *attempt)
{
	const struct round *round = way->round;
	struct parcel parcel = {.from = letter->from, .to = letter->to};
	char *text = compose(letter, &parcel.bytes);

	parcel.text = text;
	if (way->smtp != NULL)
		smtp_send(way->smtp, &parcel, attempt);
	else
		sendmail_send(round->settings->program, round->patience.send,
		    &parcel, attempt);
	free(text);
}

/* Late in the lease nothing is begun: another mailer could have it soon. */
static bool
is_late(const struct way *way)
{
	return round_ms() + 2 * way->round->patience.send >= way->until;
}

static void
send_notice(struct way *way, const struct mail_row *row,
    const struct notice_site *site, struct attempt *attempt)
{
	const struct settings *s = way->round->settings;
	struct notice_text words;

	if (is_late(way) || round_is_ended(way->round)) {
		*attempt = (struct attempt){DELIVERY_TEMPORARY, 0, "not tried"};
	} else if (!notice_text(row, site, &words)) {
		*attempt = (struct attempt){
		    DELIVERY_CONFIGURATION, 0, "a notice of another version"};
	} else {
		const struct letter letter = {s->from, s->name, s->reply_to,
		    row->address, row->name, row->message_id, words.subject,
		    words.body, time(NULL)};

		deliver(way, &letter, attempt);
		notice_release(&words);
	}
}

static void
note(const struct mail_row *row, const struct attempt *attempt)
{
	syslog(attempt->delivery == DELIVERY_DELIVERED ? LOG_INFO : LOG_WARNING,
	    "notice %lld (%s, try %lld): %s, code %ld", (long long)row->id,
	    words_code(&news_words, row->kind), (long long)row->tries,
	    words_code(&delivery_words, (int)attempt->delivery), attempt->code);
}

/* That a lease is over is no fault: the notice comes again. */
static int
read_told(struct way *way, struct err *err)
{
	struct mail_done done;
	const struct mail_told *told;
	int rc;

	if (way->open == 0)
		return 0;
	way->open--;
	rc = service_answer(way->service, CALL_MAIL_DONE, &done, err);
	told = done.rows.at;
	for (size_t i = 0; rc == 0 && i < done.rows.n; i++)
		if (!told[i].counted)
			syslog(LOG_WARNING, "notice %lld: its time was over",
			    (long long)told[i].id);
	shape_release(&mail_done_shape, &done);
	return rc;
}

/* The answer to this is read when more has gone. */
static int
tell(struct way *way, struct err *err)
{
	struct mail_done_args args = {way->results};
	int rc = 0;

	if (way->results.n == 0)
		return 0;
	rc = read_told(way, err);
	if (rc == 0)
		rc = service_send(way->service, CALL_MAIL_DONE, &args, err);
	if (rc == 0)
		way->open++;
	shape_list_release(&mail_result_shape, &way->results);
	return rc;
}

static void
keep(struct way *way, const struct mail_row *row, const struct attempt *attempt)
{
	struct mail_result *result;

	if (way->results.n == 0)
		way->oldest = round_ms();
	result = shape_add(&mail_result_shape, &way->results);
	*result = (struct mail_result){row->id, heap_dup(row->lease),
	    (int)attempt->delivery, delivery_detail(attempt->detail)};
}

static bool
is_to_be_told(const struct way *way)
{
	return way->results.n == MAIL_RESULTS ||
	       round_ms() - way->oldest >= TELL_MS;
}

static int
send_all(struct way *way, const struct mail_batch *batch, struct err *err)
{
	const struct notice_site site = {batch->office, batch->open_with};
	const struct mail_row *row = batch->rows.at;
	struct attempt attempt;
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < batch->rows.n; i++) {
		send_notice(way, &row[i], &site, &attempt);
		note(&row[i], &attempt);
		if (attempt.delivery == DELIVERY_CONFIGURATION)
			way->round->misconfigured = true;
		keep(way, &row[i], &attempt);
		if (is_to_be_told(way))
			rc = tell(way, err);
	}
	return rc == 0 ? tell(way, err) : rc;
}

/* How many there were. */
static int
batch(struct way *way, struct err *err)
{
	const struct mail_take_args args = {AT_ONCE};
	struct mail_batch got;
	int64_t began = round_ms();
	int rc = service_send(way->service, CALL_MAIL_TAKE, &args, err);

	if (rc == 0)
		rc = read_told(way, err); /* of the batch before */
	if (rc < 0)
		return rc;
	rc = service_answer(way->service, CALL_MAIL_TAKE, &got, err);
	if (rc == 0) {
		way->until = began + got.lease_s * 1000;
		way->round->next_s = got.next_s;
		rc = send_all(way, &got, err);
	}
	if (rc == 0)
		rc = (int)got.rows.n;
	shape_release(&mail_batch_shape, &got);
	return rc;
}

static int
run(struct way *way, struct err *err)
{
	struct round *round = way->round;
	int rc = 0;

	if (!round->settings->by_program) {
		way->smtp = smtp_new(round->settings, &round->patience, err);
		rc = way->smtp == NULL ? -ERR_INTERNAL : 0;
	}
	if (rc == 0)
		do
			rc = batch(way, err);
		while ((rc > 0 || (rc == 0 && round->next_s == 0)) &&
		       !round_is_ended(round));
	if (rc >= 0)
		rc = read_told(way, err);
	shape_list_release(&mail_result_shape, &way->results);
	smtp_free(way->smtp);
	return rc;
}

int
round_run(struct round *round, struct err *err)
{
	struct way way = {.round = round, .service = &round->service};
	int rc = 0;

	round->misconfigured = false;
	if (!service_is_open(&round->service))
		rc = service_open(&round->service, round->socket, err);
	if (rc == 0)
		rc = run(&way, err);
	if (rc < 0)
		round_end(round);
	return rc;
}

void
round_end(struct round *round)
{
	service_close(&round->service);
}
