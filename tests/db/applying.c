/* SPDX-License-Identifier: MIT */
#include "applying.h"

void
open_windows(struct fixture *f)
{
	fixture_sql(f,
	    "INSERT INTO open_window SELECT programme, 'application', 2026,"
	    " 20600, 20700 FROM (SELECT '" NEW "' AS programme UNION SELECT"
	    " '" PLAIN "')");
}

void
approve_all(struct fixture *f)
{
	for (int slot = 1; slot <= ALL; slot++) {
		json_int_t request =
		    (json_int_t)fixture_request(f, "yamada", slot, "A1002");

		fixture_view(f, "suzuki", request);
		fixture_done(f, "suzuki", "request.approve", "{s:[{s:I, s:I}]}",
		    "requests", "request", request, "seen",
		    (json_int_t)number_at(f->reply, "version"));
	}
}

json_t *
seen_cases(struct fixture *f, const char *programme)
{
	json_t *cases = json_array();

	for (int slot = 1; slot <= ALL; slot++) {
		int64_t version = fixture_number(f,
		    "SELECT coalesce((SELECT s.version FROM slot s JOIN person "
		    "p"
		    " ON p.id = s.person WHERE p.login = 'yamada' AND"
		    " s.number = %d AND s.programme = '%s'), -1)",
		    slot, programme);

		if (version >= 0)
			json_array_append_new(
			    cases, json_pack("{s:i, s:I}", "slot", slot, "seen",
				       (json_int_t)version));
	}
	return cases;
}

int64_t
submit(struct fixture *f)
{
	fixture_done(f, "yamada", "application.submit", "{s:s, s:o}",
	    "programme", NEW, "cases", seen_cases(f, NEW));
	return number_at(f->reply, "application");
}

int64_t
application_version(struct fixture *f, int64_t id)
{
	return fixture_number(
	    f, "SELECT version FROM application WHERE id = %d", (int)id);
}

int64_t
in_state(struct fixture *f, const char *state)
{
	return fixture_number(f,
	    "SELECT count(*) FROM slot WHERE programme = '" NEW
	    "' AND state = '%s'",
	    state);
}
