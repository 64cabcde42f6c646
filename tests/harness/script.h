/* SPDX-License-Identifier: MIT */
/*
 * script: the text of a screen test, line by line.
 *
 * Owns how a steps file is read: comments, verbs, escapes, quotes, variables.
 * Refuses to know what a verb does.
 */
#ifndef SCRIPT_H
#define SCRIPT_H

#include <stddef.h>

/* A list that ends in NULL as argv and environ do; the strings are its own. */
struct words {
	char **at;
	size_t n;
};

void
words_take(struct words *, char *word); /* word now belongs to the list */
void
words_release(struct words *);

/*
 * Sets NAME=VALUE in a list that is an environment; pair is taken. The value
 * of a name is borrowed, or NULL.
 */
void
words_set(struct words *env, char *pair);
const char *
words_get(const struct words *env, const char *name, size_t bytes);

struct step {
	int line;   /* from 1 */
	char *verb; /* the first word */
	char *rest; /* what follows it, blanks at both ends cut; may be "" */
};

struct script {
	struct step *step;
	size_t n;
};

/* 0, or -1 with errno when the file can not be read. */
int
script_load(struct script *, const char *path);
void
script_release(struct script *);

/*
 * The bytes that TEXT stands for: \n \t \e \s (a blank) \\ \xHH. The caller's,
 * terminated, *n long; NULL when an escape is none of these.
 */
char *
script_text(const char *rest, size_t *n);

/*
 * Splits at blanks as a shell would: 'as it stands', "with $NAME", \escapes,
 * $NAME and ${NAME} from env. 0, or -1 with a borrowed reason in *why.
 */
int
script_words(struct words *, const char *rest, const struct words *env,
    const char **why);

#endif
