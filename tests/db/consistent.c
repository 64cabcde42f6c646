/* SPDX-License-Identifier: MIT */
#include "consistent.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

void
consistent(struct fixture *f)
{
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
	    {"cases counted",
		"SELECT (SELECT group_concat(programme || state ||"
		" category || n) FROM (SELECT * FROM case_tally"
		" WHERE n <> 0 ORDER BY 1, 2, 3)) IS NOT (SELECT"
		" group_concat(programme || state || category ||"
		" n) FROM (SELECT s.programme, s.state,"
		" r.category, count(*) AS n FROM slot s JOIN"
		" revision r ON r.id = s.revision WHERE s.state <>"
		" 'EMPTY' GROUP BY 1, 2, 3 ORDER BY 1, 2, 3))"},
	    {"requests counted",
		"SELECT (SELECT group_concat(state || day || ':' || n) FROM"
		" (SELECT * FROM request_tally WHERE n <> 0 ORDER BY 1, 2))"
		" IS NOT (SELECT group_concat(state || day || ':' || n) FROM"
		" (SELECT state, CASE state WHEN 'REQUESTED' THEN requested_on"
		" ELSE decided_on END AS day, count(*) AS n FROM request"
		" WHERE state IN ('REQUESTED', 'APPROVED', 'REJECTED')"
		" GROUP BY 1, 2 ORDER BY 1, 2))"},
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
		" ('REQUESTED', 'APPROVED', 'SUBMITTED') AND EXISTS"
		" (SELECT 1 FROM draft_item WHERE slot = s.id)"},
	    {"who recorded it",
		"SELECT count(*) FROM request WHERE (recorded_by IS NOT NULL)"
		" <> (source <> 'PROGRAM' OR consent_on IS NOT NULL"
		" OR state = 'REVOKED')"},
	    /* of its beginning (on paper nobody was asked), of its end, of a
	     * revocation, of a deletion */
	    {"a notice for each request",
		"SELECT count(*) FROM request q WHERE"
		" (SELECT count(*) FROM outbox_case WHERE request = q.id) <>"
		" CASE WHEN source <> 'PROGRAM' THEN 0"
		" WHEN consent_on IS NOT NULL THEN 2 ELSE 1 END +"
		" CASE WHEN state = 'REQUESTED' THEN 0"
		" WHEN state NOT IN ('APPROVED', 'REVOKED') THEN 1"
		" WHEN source = 'PROGRAM' THEN 2 ELSE 1 END +"
		" CASE state WHEN 'REVOKED' THEN 2 ELSE 0 END +"
		" (SELECT count(*) FROM revision_event WHERE request = q.id"
		" AND event = 'delete' AND q.state = 'APPROVED')"},
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
	    {"an event for each revocation",
		"SELECT count(*) FROM request q WHERE (SELECT count(*)"
		" FROM revision_event WHERE request = q.id"
		" AND event = 'revoke') <> (q.state = 'REVOKED')"},
	    {"begun",
		"SELECT count(*) FROM slot s WHERE begun <> (CASE state"
		" WHEN 'EMPTY' THEN EXISTS (SELECT 1 FROM draft_item WHERE"
		" slot = s.id) ELSE state <> 'SUBMITTED' END)"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (fixture_number(f, "%s", rows[i].sql) != 0)
			fail_msg("%s", rows[i].what);
}
