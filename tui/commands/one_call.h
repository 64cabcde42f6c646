/* SPDX-License-Identifier: MIT */
/*
 * one_call: the commands that are but their call, by their rows alone.
 *
 * Owns what stands before and after such a call: whom a member number means,
 * what is seen, `once`, and how the reply is told. Refuses to know any of
 * the calls.
 */
#ifndef ONE_CALL_H
#define ONE_CALL_H

#include "command.h"

int
one_call_run(struct job *, struct err *);

#endif
