/* SPDX-License-Identifier: MIT */
/*
 * sample_story: what the invented people did, through the real handlers.
 * A step names cases; the versions and request ids that a call asks for are
 * looked up here, as a client would have read them from a list.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <syslog.h>

#include "core/call/call.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "db/rows.h"
#include "db/session.h"
#include "sample_inside.h"

struct step {
	struct store *store;
	const json_t *json;
	const char *login;
};

static const char *
word(const json_t *o, const char *name)
{
	const char *s = json_string_value(json_object_get(o, name));

	return s == NULL ? "" : s;
}

static int
slot_of(const struct step *step, const char *login, const json_t *where,
    int64_t number, struct slot_row *slot, struct err *err)
{
	struct person_row person;
	int rc = store_one(step->store, QUERY_PERSON_BY_LOGIN,
	    ARGS(arg_text(login)), &person_row_shape, &person, err);

	shape_init(&slot_row_shape, slot);
	if (rc > 0)
		rc = store_one(step->store, QUERY_SLOT_FIND,
		    ARGS(arg_int(person.id), arg_text(word(where, "programme")),
			arg_int(number)),
		    &slot_row_shape, slot, err);
	shape_release(&person_row_shape, &person);
	return rc < 0 ? rc : 0;
}

static int64_t
slot_version(const struct step *step, const json_t *args, int64_t number)
{
	struct slot_row slot;
	struct err ignored = {0};
	int64_t version = 0;

	if (slot_of(step, step->login, args, number, &slot, &ignored) == 0 &&
	    slot.id != INT_NONE)
		version = slot.version;
	shape_release(&slot_row_shape, &slot);
	err_clear(&ignored);
	return version;
}

static int64_t
request_of(const struct step *step, const json_t *of)
{
	struct slot_row slot;
	struct err ignored = {0};
	int64_t request = 0;

	if (slot_of(step, word(of, "applicant"), of,
		json_integer_value(json_object_get(of, "slot")), &slot,
		&ignored) == 0 &&
	    slot.request != INT_NONE)
		request = slot.request;
	shape_release(&slot_row_shape, &slot);
	err_clear(&ignored);
	return request;
}

/* {id: text} to [{"item": id, "text": text}], drafts with what was seen. */
static json_t *
texts(const json_t *items, bool seen)
{
	json_t *all = json_array(), *one, *text;
	const char *id;

	json_object_foreach((json_t *)items, id, text)
	{
		one = json_pack("{s:s, s:O}", "item", id, "text", text);
		if (seen)
			json_object_set_new(one, "seen", json_integer(0));
		json_array_append_new(all, one);
	}
	return all;
}

static json_t *
cases(const struct step *step, const json_t *args)
{
	json_t *all = json_array();
	const json_t *slot;
	size_t i;

	json_array_foreach(json_object_get(args, "slots"), i, slot)
	{
		json_array_append_new(
		    all, json_pack("{s:O, s:I}", "slot", slot, "seen",
			     (json_int_t)slot_version(
				 step, args, json_integer_value(slot))));
	}
	return all;
}

static json_t *
requests(const struct step *step, const json_t *args)
{
	json_t *all = json_array();
	const json_t *of;
	size_t i;

	json_array_foreach(json_object_get(args, "of"), i, of)
	{
		json_array_append_new(
		    all, json_pack("{s:I, s:i}", "request",
			     (json_int_t)request_of(step, of), "seen", 1));
	}
	return all;
}

/* A member that the story writes for people, and what the call takes. */
static void
rewrite(const struct step *step, const struct call *call, json_t *args)
{
	json_t *of = json_object_get(args, "of");
	json_t *items = json_object_get(args, "items");

	if (call == &calls[CALL_DRAFT_SAVE])
		json_object_set_new(args, "changes", texts(items, true));
	if (call == &calls[CALL_REQUEST_REJECT])
		json_object_set_new(args, "comments", texts(items, false));
	if (json_object_get(args, "slots") != NULL)
		json_object_set_new(args, "cases", cases(step, args));
	if (json_is_array(of))
		json_object_set_new(args, "requests", requests(step, args));
	if (json_is_object(of))
		json_object_set_new(
		    args, "request", json_integer(request_of(step, of)));
	if (call == &calls[CALL_REQUEST_REJECT])
		json_object_set_new(args, "seen", json_integer(1));
	if (call == &calls[CALL_CASE_REGISTER])
		json_object_set_new(args, "seen",
		    json_integer(slot_version(step, args,
			json_integer_value(json_object_get(args, "slot")))));
	json_object_del(args, "of");
	json_object_del(args, "items");
	json_object_del(args, "slots");
}

static int64_t
moment(const json_t *json)
{
	char *text =
	    heap_printf("%sT%s:00+09:00", word(json, "on"), word(json, "at"));
	int64_t at = TIME_NONE;

	if (!time_parse(text, &at))
		at = TIME_NONE;
	free(text);
	return at;
}

static int
play(const struct step *step, int number, struct err *err)
{
	const struct clock clock = {.frozen = moment(step->json)};
	const struct call *call = call_find(word(step->json, "call"));
	json_t *args = json_object_get(step->json, "args");
	struct session session;
	char once[40], *reply;

	if (call == NULL || clock.frozen == TIME_NONE)
		return err_set(err, ERR_INTERNAL, NULL);
	rewrite(step, call, args);
	if (shape_member(call->args, "once") != NULL) {
		snprintf(once, sizeof once, "%032x", number);
		json_object_set_new(args, "once", json_string(once));
	}
	session_init(&session, step->store, &clock, step->login);
	reply = session_call(&session, call, args, err);
	session_release(&session);
	if (reply == NULL)
		syslog(LOG_ERR, "sample: step %d (%s): %s", number, call->name,
		    err->text);
	free(reply);
	return -err->code;
}

int
sample_story(struct store *store, const json_t *story, struct err *err)
{
	struct step step = {.store = store};
	size_t i;
	int rc = 0;

	json_array_foreach(story, i, step.json)
	{
		step.login = word(step.json, "as");
		rc = play(&step, (int)i + 1, err);
		if (rc < 0)
			break;
	}
	return rc;
}
