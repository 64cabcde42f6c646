/* SPDX-License-Identifier: MIT */
#include "desk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

void
desk_open(struct desk *d, const char *type)
{
	typist_open(&d->pty, 24, 80);
	d->terminal = terminal_prepare(type, d->pty.out, d->pty.in);
	assert_non_null(d->terminal);
	terminal_start(d->terminal);
	input_init(&d->input, d->terminal, 60000);
}

void
desk_close(struct desk *d)
{
	input_release(&d->input);
	terminal_stop(d->terminal);
	typist_close(&d->pty);
}

int
sit_down(void **state)
{
	struct desk *d = calloc(1, sizeof *d);

	desk_open(d, TYPIST_TERMINAL);
	*state = d;
	return 0;
}

int
get_up(void **state)
{
	struct desk *d = *state;

	desk_close(d);
	free(d);
	return 0;
}

int
next(struct desk *d)
{
	struct key key;

	if (!input_next(&d->input, &key))
		return NOTHING;
	assert_null(key.text);
	return key.code;
}

void
expect_keys(struct desk *d, const int *codes, size_t n)
{
	for (size_t i = 0; i < n; i++)
		assert_int_equal(next(d), codes[i]);
	assert_int_equal(next(d), NOTHING);
}
