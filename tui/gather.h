/* SPDX-License-Identifier: MIT */
/*
 * gather: what is to be printed, read from the service piece by piece.
 *
 * Owns the order of the pieces and the document that they become. One step is
 * one piece, so that a screen stays awake between two of them and can stop.
 * Refuses to know where the calls go and where the document goes.
 */
#ifndef GATHER_H
#define GATHER_H

#include "core/call/call.h"
#include "core/document.h"

enum gather_kind {
	GATHER_CASE,   /* a number of one's own list */
	GATHER_LETTER, /* 所定の書式 of a number, for a sealed approval */
	GATHER_REVISION, /* one of one's own */
	GATHER_SET,      /* one's own submitted set: a cover, and its cases */
	GATHER_REQUEST,  /* as its supervisor reads it */
	GATHER_APPROVED, /* a supervisor's approvals of a fiscal year */
	GATHER_REVIEW,   /* 審査用: a submitted set without any name */
	GATHER_YEAR,     /* 審査用: all sets of a fiscal year */
	GATHER_BARS,     /* one's own statistics, decisions of a fiscal year */
	GATHER_BARS_OF_ALL, /* the whole society's, for the 事務局 */
};

struct hello;
struct gather {
	call_way *call;
	void *to;
	struct document document;
	struct list pieces; /* those that are known */
	size_t done;        /* of them */
	/* Who he is, for a letter and his own statistics: set after the
	 * start, borrowed. */
	const struct hello *hello;
};

/* The title is translated; today: of the service. */
void
gather_init(struct gather *gather, call_way *call, void *to, const char *title,
    int32_t today);
void
gather_release(struct gather *);
/* id: of a case and a letter the slot of their programme; else the number of a
 * revision, a request or an application, or a fiscal year. */
void
gather_add(struct gather *, enum gather_kind, int programme, int64_t id);
/* The next piece: 1: there are more; 0: all are in the document; negative with
 * err: the piece can't be had, also where there is nothing to print. */
int
gather_step(struct gather *, struct err *);

#endif
