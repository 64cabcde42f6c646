/* SPDX-License-Identifier: MIT */
#include "text.h"

#include "heap.h"

#include <string.h>

#define GRAM 3 /* characters of the longest */

/* A character of a folded text; ASCII that is no letter or digit is none. */
struct character {
	size_t n; /* bytes, 0: a border */
	bool ascii;
};

static struct character
character_at(const char *s)
{
	unsigned char c = (unsigned char)*s;
	bool word = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');

	if (c < 0x80)
		return (struct character){word ? 1 : 0, true};
	return (struct character){c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4, false};
}

/* How many bytes the gram of so many characters takes here; 0: none such. */
static size_t
gram_at(const char *s, int characters)
{
	size_t n = 0;
	bool ascii = true;

	for (int i = 0; i < characters; i++) {
		struct character c = character_at(s + n);

		ascii = ascii && c.ascii;
		if (c.n == 0 || (characters == GRAM && !ascii))
			return 0;
		n += c.n;
	}
	return n;
}

static void
put(char **out, const char *gram, size_t n)
{
	memcpy(*out, gram, n);
	*out += n;
	*(*out)++ = ' ';
}

static size_t
step(const char *s)
{
	size_t n = character_at(s).n;

	return n == 0 ? 1 : n;
}

/* Three grams of at most four bytes a character, and a blank after each. */
static char *
room(const char *folded)
{
	return heap_new(strlen(folded) * 16 + 1, 1);
}

char *
text_grams(const char *folded)
{
	char *grams = room(folded), *out = grams;
	size_t n;

	for (const char *s = folded; *s != '\0'; s += step(s))
		for (int k = 1; k <= GRAM; k++)
			if ((n = gram_at(s, k)) > 0)
				put(&out, s, n);
	*out = '\0';
	return grams;
}

char *
text_grams_asked(const char *folded)
{
	char *grams = room(folded), *out = grams;
	size_t covered = 0, at, n = 0;

	for (const char *s = folded; *s != '\0'; s += step(s)) {
		at = (size_t)(s - folded);
		for (int k = GRAM; k > 0; k--)
			if ((n = gram_at(s, k)) > 0)
				break;
		/* what ends inside the one before it says nothing more */
		if (n > 0 && at + n > covered) {
			put(&out, s, n);
			covered = at + n;
		}
	}
	*out = '\0';
	return grams;
}
