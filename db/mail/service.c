/* SPDX-License-Identifier: MIT */
#include "service.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include "core/i18n.h"

int
service_open(struct service *service, const char *path, struct err *err)
{
	struct sockaddr_un where = {.sun_family = AF_UNIX};
	/* a full backlog would hold connect() for ever */
	const struct timeval limit = {.tv_sec = SERVICE_MS / 1000};

	*service = (struct service){0};
	if (strlen(path) >= sizeof where.sun_path)
		return err_set(err, ERR_USAGE,
		    N_("The path of a socket has less than %zu bytes."),
		    sizeof where.sun_path);
	memcpy(where.sun_path, path, strlen(path));
	service->fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (service->fd >= 0) {
		setsockopt(
		    service->fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
		if (connect(service->fd, (struct sockaddr *)&where,
			sizeof where) == 0) {
			wire_init(&service->wire, service->fd);
			return 0;
		}
		close(service->fd);
	}
	*service = (struct service){0};
	return err_set(err, ERR_NO_SERVICE,
	    N_("There is no service at %s (%s)."), path, strerror(errno));
}

bool
service_is_open(const struct service *service)
{
	return service->fd != 0;
}

void
service_close(struct service *service)
{
	if (!service_is_open(service))
		return;
	wire_release(&service->wire);
	close(service->fd);
	*service = (struct service){0};
}

int
service_send(
    struct service *service, enum call_id id, const void *args, struct err *err)
{
	const struct call *call = &calls[id];
	char *line = message_call(
	    ++service->sent, call->name, shape_to_wire(call->args, args));
	int rc = wire_write(&service->wire, line, SERVICE_MS);

	free(line);
	return rc == 0 ? 0 : err_set(err, ERR_NO_SERVICE, NULL);
}

static int
take_line(struct service *service, struct message *m, struct err *err)
{
	char *line;
	size_t bytes;

	if (wire_read(&service->wire, SERVICE_MS, &line, &bytes) != WIRE_LINE)
		return err_set(err, ERR_NO_SERVICE, NULL);
	if (message_parse(line, bytes, m, err) < 0)
		return err_set(err, ERR_PROTOCOL, NULL);
	return 0;
}

int
service_answer(
    struct service *service, enum call_id id, void *reply, struct err *err)
{
	const struct call *call = &calls[id];
	struct message m = {0};
	int rc;

	shape_init(call->reply, reply);
	rc = take_line(service, &m, err);
	if (rc < 0)
		return rc;
	service->answered++;
	/* a service that lets nobody in answers without an id */
	if (m.error != NULL)
		rc = message_err(m.error, err);
	else if (json_integer_value(m.id) != service->answered ||
		 shape_from_wire(call->reply, m.result, reply, err) < 0)
		rc = err_set(err, ERR_PROTOCOL, NULL);
	json_decref(m.root);
	return rc;
}
