/* SPDX-License-Identifier: MIT */
#include "rate.h"

#include <stddef.h>
#include <time.h>

#define SECOND 1000000

static const struct {
	int burst, a_second;
} limits[RATE_COUNT] = {
    [RATE_CONNECT] = {300, 50},
    [RATE_WRITE] = {500, 50},
    [RATE_DRAFT] = {300, 30},
    [RATE_LOG] = {20, 1},
};

int64_t
rate_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * SECOND + t.tv_nsec / 1000;
}

bool
rate_take(struct rate *rate, enum rate_kind kind, int64_t now)
{
	int64_t each = SECOND / limits[kind].a_second, due, next;

	if (rate == NULL)
		return true;
	due = atomic_load(&rate->due[kind]);
	do {
		next = (due > now ? due : now) + each;
		if (next - now > limits[kind].burst * each)
			return false;
	} while (!atomic_compare_exchange_weak(&rate->due[kind], &due, next));
	return true;
}

bool
rate_idle(struct rate *rate, int64_t now)
{
	for (int kind = 0; kind < RATE_COUNT; kind++)
		if (atomic_load(&rate->due[kind]) > now)
			return false;
	return true;
}

int
rate_burst(enum rate_kind kind)
{
	return limits[kind].burst;
}
