/* SPDX-License-Identifier: MIT */
#include "consistent.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

void
consistent(struct fixture *f)
{
	/* what the office recorded or passed on has fewer traces */
	static const struct {
		const char *what, *sql;
	} rows[] = {
	    {"waiting", "SELECT count(*) FROM person p WHERE waiting <>"
			" (SELECT count(*) FROM request WHERE supervisor = p.id"
			" AND state = 'REQUESTED')"},
	    {"rejected", "SELECT count(*) FROM person p WHERE rejected <>"
			 " (SELECT count(*) FROM slot WHERE person = p.id"
			 " AND state = 'REJECTED')"},
	    {"slot and request",
		"SELECT count(*) FROM slot s LEFT JOIN request q"
		" ON q.id = s.request WHERE CASE s.state"
		" WHEN 'EMPTY' THEN s.revision IS NOT NULL"
		" WHEN 'REGISTERED' THEN coalesce(q.state = 'REQUESTED', 0)"
		" OR s.revision IS NULL"
		" WHEN 'SUBMITTED' THEN NOT EXISTS (SELECT 1 FROM"
		" application_case c JOIN application a ON a.id ="
		" c.application WHERE c.slot = s.id AND a.id ="
		" s.application AND a.state = 'SUBMITTED' AND"
		" c.revision = s.revision)"
		" ELSE q.state IS NOT s.state OR q.revision IS NOT s.revision"
		" END"},
	    {"one waiting request for each slot",
		"SELECT count(*) FROM request q WHERE state = 'REQUESTED'"
		" AND NOT EXISTS (SELECT 1 FROM slot WHERE request = q.id"
		" AND state = 'REQUESTED')"},
	    {"decided", "SELECT count(*) FROM request WHERE"
			" (state = 'REQUESTED') <> (decided_at IS NULL) OR"
			" (state IN ('APPROVED', 'REJECTED', 'REVOKED')) <>"
			" (decided_on IS NOT NULL)"},
	    {"rejected with a comment",
		"SELECT count(*) FROM request q WHERE (state = 'REJECTED') <>"
		" EXISTS (SELECT 1 FROM request_comment WHERE request = q.id)"},
	    {"approved was opened",
		"SELECT count(*) FROM request WHERE state = 'APPROVED'"
		" AND opened_at IS NULL AND source = 'PROGRAM'"},
	    {"no draft where none may be",
		"SELECT count(*) FROM slot s WHERE state IN"
		" ('REQUESTED', 'APPROVED') AND EXISTS"
		" (SELECT 1 FROM draft_item WHERE slot = s.id)"},
	    {"a notice for each request",
		"SELECT count(*) FROM request q WHERE recorded_by IS NULL"
		" AND (SELECT count(*)"
		" FROM outbox_case WHERE request = q.id) <> CASE state"
		" WHEN 'REQUESTED' THEN 1 WHEN 'APPROVED' THEN 3 +"
		" (SELECT count(*) FROM revision_event WHERE request = q.id"
		" AND event = 'delete') ELSE 2 END"},
	    {"an event for each registration and request",
		"SELECT (SELECT count(*) FROM revision) + (SELECT count(*)"
		" FROM request WHERE source = 'PROGRAM' AND consent_on IS"
		" NULL) <> (SELECT count(*) FROM revision_event"
		" WHERE event IN ('register', 'request'))"},
	    {"an event for each end of a request",
		"SELECT count(*) FROM request q WHERE (SELECT count(*)"
		" FROM revision_event WHERE request = q.id AND revision ="
		" q.revision AND event IN ('approve', 'approve_paper',"
		" 'reject', 'withdraw', 'reassign', 'fall_back'))"
		" <> (q.state <> 'REQUESTED')"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (fixture_number(f, "%s", rows[i].sql) != 0)
			fail_msg("%s", rows[i].what);
}
