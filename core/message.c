/* SPDX-License-Identifier: MIT */
/* message: the JSON-RPC envelope of wire.h */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "heap.h"
#include "i18n.h"
#include "shape.h"
#include "wire.h"

#define DUMP (JSON_COMPACT | JSON_ENCODE_ANY)

struct refusal {
	char *text;
	struct list reasons;
};

SHAPE(
    refusal, M_PROSE(refusal, text, 0), M_MANY(refusal, reasons, reason, 0, 0));

int
message_parse(
    const char *line, size_t bytes, struct message *m, struct err *err)
{
	json_error_t detail;
	const json_t *version;

	*m = (struct message){0};
	m->root = json_loadb(line, bytes, JSON_REJECT_DUPLICATES, &detail);
	if (m->root == NULL)
		return err_set(err, ERR_BAD_LINE, NULL);
	version = json_object_get(m->root, "jsonrpc");
	m->id = json_object_get(m->root, "id");
	m->method = json_string_value(json_object_get(m->root, "method"));
	m->params = json_object_get(m->root, "params");
	m->result = json_object_get(m->root, "result");
	m->error = json_object_get(m->root, "error");
	if (json_is_string(version) &&
	    strcmp(json_string_value(version), "2.0") == 0 &&
	    (m->id == NULL || json_is_integer(m->id) || json_is_string(m->id) ||
		json_is_null(m->id)) &&
	    (m->method != NULL || m->result != NULL || m->error != NULL))
		return 0;
	json_decref(m->root);
	*m = (struct message){0};
	return err_set(err, ERR_BAD_REQUEST, NULL);
}

static json_t *
envelope(void)
{
	json_t *o = json_object();

	json_object_set_new(o, "jsonrpc", json_string("2.0"));
	return o;
}

static char *
dump(json_t *o)
{
	char *text = json_dumps(o, DUMP);

	json_decref(o);
	/* NULL would mean text that shape let through as no UTF-8 */
	return text == NULL ? heap_dup("null") : text;
}

static void
set_id(json_t *o, const json_t *id)
{
	json_object_set_new(
	    o, "id", id == NULL ? json_null() : json_deep_copy(id));
}

char *
message_call(int64_t id, const char *method, json_t *params)
{
	json_t *o = envelope();

	json_object_set_new(o, "id", json_integer(id));
	json_object_set_new(o, "method", json_string(method));
	json_object_set_new(o, "params", params);
	return dump(o);
}

char *
message_reply(const json_t *id, json_t *result)
{
	json_t *o = envelope();

	set_id(o, id);
	json_object_set_new(o, "result", result);
	return dump(o);
}

/* By copying: a page of a list is 10 KB, through which printf would walk. */
char *
message_result(const json_t *id, const char *result)
{
	char *number = id == NULL ? heap_dup("null") : json_dumps(id, DUMP);
	char *head =
	    heap_printf("{\"jsonrpc\":\"2.0\",\"id\":%s,\"result\":", number);
	size_t before = strlen(head), n = strlen(result);
	char *text = heap_grow(head, before + n + sizeof "}", 1);

	memcpy(text + before, result, n);
	memcpy(text + before + n, "}", sizeof "}");
	free(number);
	return text;
}

static json_t *
refusal_json(const struct err *err)
{
	struct refusal refusal = {err->text, err->why};

	return shape_to_json(&refusal_shape, &refusal);
}

char *
message_error(const json_t *id, const struct err *err)
{
	json_t *o = envelope(), *error = json_object();

	json_object_set_new(error, "code", json_integer(err_number(err->code)));
	json_object_set_new(error, "message", json_string(err_name(err->code)));
	json_object_set_new(error, "data", refusal_json(err));
	set_id(o, id);
	json_object_set_new(o, "error", error);
	return dump(o);
}

json_t *
message_err_json(const struct err *err)
{
	json_t *o = json_object(), *more = refusal_json(err);
	char *name = heap_dup(err_name(err->code));

	for (char *p = name; *p != '\0'; p++)
		*p = (char)tolower((unsigned char)*p);
	json_object_set_new(o, "code", json_string(name));
	json_object_update(o, more);
	json_decref(more);
	free(name);
	return o;
}

int
message_err(const json_t *error, struct err *err)
{
	struct refusal refusal;
	struct err inner = {0};
	enum err_code code;

	code = err_by_number(
	    (int)json_integer_value(json_object_get(error, "code")));
	if (shape_from_wire(&refusal_shape, json_object_get(error, "data"),
		&refusal, &inner) < 0) {
		err_clear(&inner);
		return err_set(err, code, NULL);
	}
	err_text(err, code, refusal.text);
	reason_clear(&err->why);
	err->why = refusal.reasons;
	refusal.reasons = (struct list){0};
	shape_release(&refusal_shape, &refusal);
	return -(int)code;
}
