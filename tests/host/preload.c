/* SPDX-License-Identifier: MIT */
/* preload: says that the process is the account LIAR, whoever it is. */
#include <stdlib.h>
#include <unistd.h>

static uid_t
liar(void)
{
	const char *text = getenv("LIAR");

	return text == NULL ? 0 : (uid_t)strtoul(text, NULL, 10);
}

uid_t
getuid(void)
{
	return liar();
}

uid_t
geteuid(void)
{
	return liar();
}

int
/* NOLINTNEXTLINE(readability-inconsistent-declaration-parameter-name) */
getresuid(uid_t *real, uid_t *effective, uid_t *saved)
{
	*real = *effective = *saved = liar();
	return 0;
}
