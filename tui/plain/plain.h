/* SPDX-License-Identifier: MIT */
/*
 * plain: the program as questions and answers, for screen readers and for
 * terminals that can't place a cursor.
 *
 * Owns the asking and the doing: every answer becomes a command (commands/),
 * so that plain mode has no rule of its own. Nothing is written but whole
 * lines, each once; what was heard is not said again unless it is asked for;
 * a mere Enter neither sends nor loses anything. Refuses to know what a task
 * asks for: a task is a file beside this one.
 */
#ifndef PLAIN_H
#define PLAIN_H

#include <stdbool.h>

#include "core/call/session.h"
#include "core/words.h"
#include "tui/client.h"
#include "tui/options.h"

struct plain {
	struct client *client;         /* borrowed */
	const struct connect *want;    /* borrowed: how it is reached again */
	const struct options *options; /* borrowed */
	const struct hello *hello;     /* borrowed: the first greeting */
	struct rescue *rescue;         /* what could not be sent */
	int wake[2];                   /* a signal writes: plain_signal.c */
	bool over;                     /* no more answers: Ctrl-D */
};

/*
 * On an open connection before its greeting, until the end of the input or a
 * signal. 0, negative with err, or -signal.
 */
int
plain_run(struct client *, const struct connect *, const struct options *,
    struct err *);

/* What can be answered to a question, and what it does; both are msgids. A list
 * of them ends with a NULL answer. */
struct plain_answer {
	const char *answer, *text;
};

/* One line that is no question. */
void
plain_say(const char *text);
/* That the answer is none of those that can be given. */
void
plain_say_no_such(void);
/* A line for each answer. */
void
plain_offer(const struct plain_answer *);
/* "1" for 1, to PLAIN_NUMBERS. */
#define PLAIN_NUMBERS 20
const char *
plain_number(int);
/* A line for each word, by its number from 1 on. */
void
plain_offer_words(const struct words *);
/*
 * Asks and returns the line that was answered, without blanks around it;
 * heap, "" where nothing was typed or nothing more will come (plain->over).
 * To "?" it says what can be answered, and asks again. ？, － and 。 alone are
 * ?, - and a dot: an input method gives them.
 */
char *
plain_ask(struct plain *, const char *question, const struct plain_answer *);
/*
 * As plain_ask for an answer that is a letter or a number and no text: it is
 * ASCII whatever an input method made of it, and a letter is a small one.
 */
char *
plain_choose(struct plain *, const char *question, const struct plain_answer *);
/* As plain_ask for a text of one line; of a paste on a terminal it has all. */
char *
plain_ask_line(
    struct plain *, const char *question, const struct plain_answer *);
/*
 * As plain_ask for a text of several lines, which an empty one ends. One in a
 * paste on a terminal does not.
 */
char *
plain_ask_prose(
    struct plain *, const char *question, const struct plain_answer *);
/*
 * A period "FROM..TO" by its two days, or a usual answer; heap. now: what stands
 * there. It may be answered in one, too. (plain_period.c)
 */
char *
plain_ask_period(struct plain *, const char *label, const char *now,
    const struct plain_answer *);
/* Is it one of the answers that every item has, and no text: Enter, - and the
 * dot? */
bool
plain_is_usual(const char *answer);
/* Only y is a yes; nothing is done by a mere Enter. */
bool
plain_yes(struct plain *, const char *question);
/*
 * A command, whose words end with NULL: it prints. A refusal is told, what is
 * to be confirmed is asked; where the service is gone it waits until it is
 * back. True when it was done.
 */
bool
plain_do(struct plain *, const char *const *words);

/* Texts that an earlier session could not send, also one of the full screen:
 * reads them out, and asks whether each is to be kept on. (plain_kept.c) */
void
plain_kept(struct plain *);

/* A text that is nowhere else when no more answers will come; where is what it
 * was written for, heap and taken. (plain_kept.c) */
void
plain_keep(struct plain *, char *where, const char *text);
/* "New specialist, number 4: Note"; heap. (plain_cases.c) */
char *
plain_place(int programme, const char *number, const char *what);

/* The tasks. Each returns where plain->over is set or nothing was answered. */
void
plain_cases(struct plain *, int programme);
void
plain_items(struct plain *, int programme, const char *number);
void
plain_request(struct plain *, int programme);
void
plain_withdraw(struct plain *, int programme);
void
plain_inbox(struct plain *);
/* Sends a request back with comments; true when it was. */
bool
plain_reject(struct plain *, const char *request);

#endif
