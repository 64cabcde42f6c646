/* SPDX-License-Identifier: MIT */
#include "beside.h"

#include <signal.h>
#include <spawn.h>
#include <unistd.h>

pid_t
beside_spawn(char *const *argv, int in, int out, int log)
{
	posix_spawn_file_actions_t files;
	posix_spawnattr_t how;
	sigset_t none, all;
	pid_t pid = 0;

	sigemptyset(&none);
	sigfillset(&all);
	posix_spawnattr_init(&how);
	posix_spawnattr_setsigmask(&how, &none);
	posix_spawnattr_setsigdefault(&how, &all);
	posix_spawnattr_setflags(
	    &how, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_adddup2(&files, in, 0);
	posix_spawn_file_actions_adddup2(&files, out, 1);
	posix_spawn_file_actions_adddup2(&files, log, 2);
	if (posix_spawnp(&pid, argv[0], &files, &how, argv, environ) != 0)
		pid = 0;
	posix_spawn_file_actions_destroy(&files);
	posix_spawnattr_destroy(&how);
	return pid;
}
