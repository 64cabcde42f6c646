/* SPDX-License-Identifier: MIT */
#include "script.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/heap.h"

void
words_take(struct words *words, char *word)
{
	words->at = heap_grow(words->at, words->n + 2, sizeof *words->at);
	words->at[words->n++] = word;
	words->at[words->n] = NULL;
}

void
words_release(struct words *words)
{
	for (size_t i = 0; i < words->n; i++)
		free(words->at[i]);
	free(words->at);
	*words = (struct words){0};
}

static char **
env_find(const struct words *env, const char *name, size_t bytes)
{
	for (size_t i = 0; i < env->n; i++) {
		if (strncmp(env->at[i], name, bytes) == 0 &&
		    env->at[i][bytes] == '=')
			return &env->at[i];
	}
	return NULL;
}

void
words_set(struct words *env, char *pair)
{
	char **old = env_find(env, pair, strcspn(pair, "="));

	if (old == NULL) {
		words_take(env, pair);
		return;
	}
	free(*old);
	*old = pair;
}

const char *
words_get(const struct words *env, const char *name, size_t bytes)
{
	char **found = env_find(env, name, bytes);

	return found != NULL ? *found + bytes + 1 : NULL;
}

/* --- The file ------------------------------------------------------------ */

static void
add_line(struct script *script, int number, char *line)
{
	struct step *step;
	char *verb = line + strspn(line, " \t");
	char *end = line + strlen(line);
	size_t length = strcspn(verb, " \t\n");

	while (end > verb && strchr(" \t\r\n", end[-1]) != NULL)
		*--end = '\0';
	if (*verb == '\0' || *verb == '#')
		return;
	script->step =
	    heap_grow(script->step, script->n + 1, sizeof *script->step);
	step = &script->step[script->n++];
	step->line = number;
	step->verb = heap_ndup(verb, length);
	verb += strlen(step->verb);
	step->rest = heap_dup(verb + strspn(verb, " \t"));
}

int
script_load(struct script *script, const char *path)
{
	FILE *file = fopen(path, "re");
	char *line = NULL;
	size_t room = 0;
	int number = 0;

	*script = (struct script){0};
	if (file == NULL)
		return -1;
	while (getline(&line, &room, file) >= 0)
		add_line(script, ++number, line);
	free(line);
	fclose(file);
	return 0;
}

void
script_release(struct script *script)
{
	for (size_t i = 0; i < script->n; i++) {
		free(script->step[i].verb);
		free(script->step[i].rest);
	}
	free(script->step);
	*script = (struct script){0};
}

/* --- Escapes and words --------------------------------------------------- */

/* Bytes of the escape at s (which begins after the backslash), 0 if none. */
static size_t
escape(const char *s, char *out)
{
	static const char names[] = "nte\\s\"'$#",
			  values[] = "\n\t\033\\ \"'$#";
	const char *name = *s != '\0' ? strchr(names, *s) : NULL;

	if (name != NULL) {
		*out = values[name - names];
		return 1;
	}
	if (*s == 'x' && isxdigit((unsigned char)s[1]) &&
	    isxdigit((unsigned char)s[2])) {
		char hex[3] = {s[1], s[2], '\0'};

		*out = (char)strtol(hex, NULL, 16);
		return 3;
	}
	return 0;
}

char *
script_text(const char *rest, size_t *n)
{
	char *text = heap_new(strlen(rest) + 1, 1);
	size_t used;

	*n = 0;
	while (*rest != '\0') {
		if (*rest != '\\') {
			text[(*n)++] = *rest++;
			continue;
		}
		used = escape(rest + 1, &text[*n]);
		if (used == 0) {
			free(text);
			return NULL;
		}
		(*n)++;
		rest += 1 + used;
	}
	return text;
}

/* The value of the variable at s (after the $); *used bytes name it. */
static const char *
variable(const char *s, const struct words *env, size_t *used)
{
	bool braces = *s == '{';
	size_t n = 0;

	s += braces;
	while (isalnum((unsigned char)s[n]) || s[n] == '_')
		n++;
	*used = n + 2 * (size_t)braces;
	if (n == 0 || (braces && s[n] != '}'))
		return NULL;
	return words_get(env, s, n);
}

/* One word from *at on into out; the reason it can not be, or NULL. */
static const char *
one_word(const char **at, const struct words *env, FILE *out)
{
	const char *s = *at, *value;
	char quote = '\0', byte;
	size_t used;

	for (; *s != '\0' && (quote != '\0' || !isspace((unsigned char)*s));) {
		if (quote == '\0' && (*s == '"' || *s == '\'')) {
			quote = *s++;
		} else if (*s == quote) {
			quote = '\0';
			s++;
		} else if (*s == '\\' && quote != '\'') {
			used = escape(s + 1, &byte);
			if (used == 0)
				return "an escape that is not known";
			fputc(byte, out);
			s += 1 + used;
		} else if (*s == '$' && quote != '\'') {
			value = variable(s + 1, env, &used);
			if (value == NULL)
				return "a variable that is not set";
			fputs(value, out);
			s += 1 + used;
		} else {
			fputc(*s++, out);
		}
	}
	*at = s;
	return quote != '\0' ? "a quote that is not closed" : NULL;
}

int
script_words(struct words *words, const char *rest, const struct words *env,
    const char **why)
{
	for (;;) {
		char *word = NULL;
		size_t n;
		FILE *out;

		rest += strspn(rest, " \t");
		if (*rest == '\0')
			return 0;
		out = open_memstream(&word, &n);
		if (out == NULL)
			abort();
		*why = one_word(&rest, env, out);
		fclose(out);
		if (*why != NULL) {
			free(word);
			return -1;
		}
		words_take(words, word);
	}
}
