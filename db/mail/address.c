/* SPDX-License-Identifier: MIT */
#include "address.h"

#include <string.h>

#define LOCAL_BYTES 64
#define ADDRESS_BYTES 254
#define LABEL_BYTES 63
#define ALNUM                                                                  \
	"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"                 \
	"0123456789"
#define ATEXT ALNUM "!#$%&'*+-/=?^_`{|}~"

/* Words of these characters with one dot between two of them; returns the
 * bytes of it, 0: it is none. */
static size_t
dotted(const char *s, const char *characters, size_t most)
{
	size_t at = 0, n;

	for (;;) {
		n = strspn(s + at, characters);
		if (n == 0 || n > most)
			return 0;
		at += n;
		if (s[at] != '.')
			return at;
		at++;
	}
}

static bool
has_bad_hyphen(const char *domain)
{
	return *domain == '-' || strstr(domain, ".-") != NULL ||
	       strstr(domain, "-.") != NULL ||
	       domain[strlen(domain) - 1] == '-';
}

bool
address_host(const char *host)
{
	size_t n = dotted(host, ALNUM "-", LABEL_BYTES);

	return n > 0 && host[n] == '\0' && n <= ADDRESS_BYTES &&
	       !has_bad_hyphen(host);
}

bool
address_fits(const char *address)
{
	size_t local = dotted(address, ATEXT, LOCAL_BYTES);

	return local > 0 && local <= LOCAL_BYTES && address[local] == '@' &&
	       address_host(address + local + 1) &&
	       strlen(address) <= ADDRESS_BYTES;
}

const char *
address_domain(const char *address)
{
	return strchr(address, '@') + 1;
}
