/* SPDX-License-Identifier: MIT */
#include "watch.h"

#include <poll.h>
#include <sys/signalfd.h>
#include <syslog.h>
#include <unistd.h>

#include "core/call/mail.h"

#define GONE_MS 5000 /* after a service that can't be reached */
#define CUT_MS 1000  /* after one that has ended: it may be back already */

/* Before each call: what is written meanwhile goes out together, and nobody
 * makes this run in circles. */
#define PACE_MS 250
#define LEAST_MS 1000 /* to the next time that something is due */

static int64_t
lesser(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

/* Until a signal, at most ms. */
static void
rest(struct round *round, int64_t ms)
{
	const struct timespec t = {ms / 1000, ms % 1000 * 1000000};

	if (!round->ended)
		round->ended = sigtimedwait(round->ends, NULL, &t) > 0;
}

/* False: a signal came, or nothing in time. The signal stays for others. */
static bool
is_answered(const struct round *round, int ms)
{
	int signals = signalfd(-1, round->ends, SFD_CLOEXEC);
	struct pollfd p[] = {{.fd = round->service.fd, .events = POLLIN},
	    {.fd = signals, .events = POLLIN}};
	bool is = poll(p, 2, ms) > 0 && p[0].revents != 0;

	if (signals >= 0)
		close(signals);
	return is;
}

/* One call: how many seconds until there may be notices. */
static int
ask(struct round *round, int64_t ms, int64_t *next_s, struct err *err)
{
	const struct mail_wait_args args = {lesser(ms, MAIL_WAIT)};
	struct mail_next next;
	int rc = service_send(&round->service, CALL_MAIL_WAIT, &args, err);

	if (rc < 0)
		return rc;
	if (!is_answered(round, (int)args.ms + SERVICE_MS))
		return err_set(err, ERR_NO_SERVICE, NULL);
	rc = service_answer(&round->service, CALL_MAIL_WAIT, &next, err);
	*next_s = next.next_s;
	shape_release(&mail_next_shape, &next);
	return rc;
}

/*
 * After a round: until there are notices, or the time is over. A service that
 * doesn't know the call is of another version: there the time is waited for.
 */
static void
wait_for_notices(struct round *round, int64_t ms)
{
	int64_t until = round_ms() + ms, next_s = 1, left;
	struct err err = {0};
	int rc = 0;

	while (rc == 0 && next_s > 0 && !round_is_ended(round) &&
	       (left = until - round_ms()) > 0) {
		rest(round, lesser(left, PACE_MS));
		if (!round->ended)
			rc = ask(round, left, &next_s, &err);
	}
	err_clear(&err);
	if (rc == 0)
		return;
	round_end(round);
	left = until - round_ms();
	if (rc == -ERR_NO_SERVICE)
		left = lesser(left, CUT_MS);
	if (left > 0 && !round_is_ended(round))
		rest(round, left);
}

static int64_t
until_due(const struct round *round)
{
	int64_t ms = round->next_s * 1000;

	return ms < LEAST_MS ? LEAST_MS : ms;
}

int
watch(struct round *round, int64_t poll_ms)
{
	struct err err = {0};
	bool gone = false;

	do {
		bool kept = service_is_open(&round->service);
		int rc = round_run(round, &err);

		/* one that was kept may have been cut long ago */
		if (rc < 0 && !kept && !gone)
			syslog(LOG_WARNING, "%s", err.text);
		err_clear(&err);
		gone = rc < 0 && !kept;
		if (rc == 0)
			wait_for_notices(
			    round, lesser(until_due(round), poll_ms));
		else
			rest(round, lesser(gone ? GONE_MS : CUT_MS, poll_ms));
	} while (!round_is_ended(round));
	return 0;
}
