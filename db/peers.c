/* SPDX-License-Identifier: MIT */
#include "peers.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>

#include "core/heap.h"
#include "core/i18n.h"

/* More than can be connected, so that one is always free to be reused. */
#define ACCOUNTS (PEERS_MOST + 24)

struct account {
	uid_t uid;
	int sessions;
	bool used; /* else the uid means nothing */
};

struct child {
	pid_t pid;
	struct account *account;
};

struct peers {
	struct account accounts[ACCOUNTS];
	struct child children[PEERS_MOST];
	int count;
	struct rate *rates; /* shared; one for each account */
};

struct peers *
peers_new(void)
{
	const int access = PROT_READ | PROT_WRITE;
	const int kind = MAP_SHARED | MAP_ANONYMOUS;
	struct peers *peers = heap_new(1, sizeof *peers);
	size_t n = ACCOUNTS * sizeof *peers->rates;

	/* cppcheck-suppress invalidFunctionArg ; -1 is no file */
	peers->rates = mmap(NULL, n, access, kind, -1, 0);
	if (peers->rates != MAP_FAILED)
		return peers;
	free(peers);
	return NULL;
}

void
peers_free(struct peers *peers)
{
	if (peers == NULL)
		return;
	munmap(peers->rates, ACCOUNTS * sizeof *peers->rates);
	free(peers);
}

static struct rate *
rate_of(struct peers *peers, const struct account *account)
{
	return &peers->rates[account - peers->accounts];
}

static struct account *
find(struct peers *peers, uid_t uid)
{
	for (int i = 0; i < ACCOUNTS; i++)
		if (peers->accounts[i].used && peers->accounts[i].uid == uid)
			return &peers->accounts[i];
	return NULL;
}

/* Nobody's place, or of one who left long ago, or else of one who left: his
 * rate starts anew, which many accounts together could bring about. */
static struct account *
find_place(struct peers *peers, int64_t now)
{
	struct account *left = NULL;

	for (int i = 0; i < ACCOUNTS; i++) {
		struct account *a = &peers->accounts[i];

		if (a->sessions > 0)
			continue;
		if (!a->used || rate_idle(rate_of(peers, a), now))
			return a;
		left = a;
	}
	return left;
}

static struct account *
enter(struct peers *peers, uid_t uid, int64_t now)
{
	struct account *account = find_place(peers, now);

	*account = (struct account){.uid = uid, .used = true};
	for (int kind = 0; kind < RATE_COUNT; kind++)
		atomic_store(&rate_of(peers, account)->due[kind], 0);
	return account;
}

struct rate *
peers_admit(struct peers *peers, uid_t uid, int64_t now, struct err *err)
{
	struct account *account = find(peers, uid);

	if (account == NULL)
		account = enter(peers, uid, now);
	if (account->sessions >= PEERS_EACH)
		err_set(err, ERR_BUSY,
		    N_("You have %d connections open already."), PEERS_EACH);
	else if (peers->count >= PEERS_MOST)
		err_set(err, ERR_BUSY,
		    N_("Too many people are connected. Please try again "
		       "later."));
	else if (!rate_take(rate_of(peers, account), RATE_CONNECT, now))
		err_set(err, ERR_BUSY,
		    N_("Too much in a short time. Please wait a moment."));
	else
		return rate_of(peers, account);
	return NULL;
}

void
peers_add(struct peers *peers, pid_t pid, uid_t uid)
{
	struct account *account = find(peers, uid);

	if (account == NULL || peers->count >= PEERS_MOST)
		return; /* was not admitted */
	account->sessions++;
	peers->children[peers->count++] = (struct child){pid, account};
}

uid_t
peers_remove(struct peers *peers, pid_t pid)
{
	for (int i = 0; i < peers->count; i++) {
		struct account *account = peers->children[i].account;

		if (peers->children[i].pid != pid)
			continue;
		account->sessions--;
		peers->children[i] = peers->children[--peers->count];
		return account->uid;
	}
	return (uid_t)-1;
}

int
peers_count(const struct peers *peers)
{
	return peers->count;
}

void
peers_signal(const struct peers *peers, int number)
{
	for (int i = 0; i < peers->count; i++)
		kill(peers->children[i].pid, number);
}
