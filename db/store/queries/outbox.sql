-- SPDX-License-Identifier: MIT
-- notices and what becomes of them

-- outbox_add(person, kind, whom, application, message_id, at, on_day) changes 1
INSERT INTO outbox (person, kind, whom, application, message_id, written_at,
    written_on, since_at, due_at, state, last, done_at, done_on)
SELECT id, ?2, ?3, ?4, ?5, ?6, ?7, ?6, ?6,
    CASE WHEN mail IS NULL THEN 'FAILED' ELSE 'WAITING' END,
    CASE WHEN mail IS NULL THEN 'no_address' END,
    CASE WHEN mail IS NULL THEN ?6 END, CASE WHEN mail IS NULL THEN ?7 END
FROM person WHERE id = ?1;

-- outbox_same(person, kind, whom, from) rows id_row
SELECT id FROM outbox
WHERE person = ?1 AND kind = ?2 AND id >= ?4 AND whom = ?3
ORDER BY id LIMIT 1;

-- outbox_case_add(outbox, request) changes 1
INSERT INTO outbox_case (outbox, request) VALUES (?1, ?2);

-- outbox_due(now, most) rows outbox_row
SELECT o.id, o.version, o.person, o.kind, o.state, o.since_at, o.due_at,
    o.lease, o.leased, o.tries, o.done_at, o.open, p.mail AS address, p.name
FROM outbox o JOIN person p ON p.id = o.person
WHERE o.state = 'WAITING' AND o.due_at <= ?1
ORDER BY o.due_at, o.id LIMIT ?2;

-- outbox_mail(id) rows mail_row
SELECT o.id, o.message_id, o.lease, o.kind, o.whom, p.lang, p.mail AS address, p.name,
    o.tries + 1 AS tries, o.doubts + o.leased AS doubts, o.written_at,
    coalesce(o.count, (SELECT count(*) FROM outbox_case WHERE outbox = o.id))
	AS count,
    coalesce(a.programme, o.programme) AS programme, x.name AS applicant,
    a.number AS receipt, o.day, f.kind AS failed_kind,
    y.name AS failed_name
FROM outbox o JOIN person p ON p.id = o.person
    LEFT JOIN application a ON a.id = o.application
    LEFT JOIN person x ON x.id = a.person
    LEFT JOIN outbox f ON f.id = o.failed
    LEFT JOIN person y ON y.id = f.person
WHERE o.id = ?1;

-- outbox_cases(outbox, most) rows mail_case
SELECT q.programme, q.number AS slot, q.category, a.name AS applicant,
    s.name AS supervisor, CASE WHEN q.state = 'FELL_BACK' THEN q.reason END
	AS fall
FROM outbox_case c JOIN request q ON q.id = c.request
    JOIN person a ON a.id = q.applicant JOIN person s ON s.id = q.supervisor
WHERE c.outbox = ?1 ORDER BY q.applicant, q.programme, q.number LIMIT ?2;

-- outbox_next() rows due_row
SELECT due_at AS at FROM outbox WHERE state = 'WAITING'
ORDER BY due_at, id LIMIT 1;

-- outbox_by_id(id) rows outbox_row
SELECT o.id, o.version, o.person, o.kind, o.state, o.since_at, o.due_at,
    o.lease, o.leased, o.tries, o.done_at, o.open, p.mail AS address, p.name
FROM outbox o JOIN person p ON p.id = o.person WHERE o.id = ?1;

-- outbox_lease(id, lease, until) changes 1
UPDATE outbox SET version = version + 1, lease = ?2, due_at = ?3, tries = tries + 1,
    doubts = doubts + leased, last = CASE WHEN leased = 1 THEN 'unanswered'
	ELSE last END, leased = 1
WHERE id = ?1 AND state = 'WAITING';

-- outbox_again(id, due_at, last, detail, doubt) changes 1
UPDATE outbox SET version = version + 1, leased = 0, due_at = ?2, last = ?3, detail = ?4,
    doubts = doubts + ?5
WHERE id = ?1 AND state = 'WAITING';

-- outbox_end(id, state, last, detail, at, on_day, open) changes 1
UPDATE outbox SET version = version + 1, leased = 0, state = ?2, last = ?3, detail = ?4, done_at = ?5,
    done_on = ?6, open = ?7
WHERE id = ?1 AND state = 'WAITING';

-- staff_others(but) rows id_row
SELECT id FROM person WHERE staff = 1 AND active = 1 AND id <> ?1;

-- staff_untold() rows id_row
SELECT p.id FROM person p WHERE staff = 1 AND active = 1 AND mail IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM outbox WHERE person = p.id
	AND kind = 'mail_failed' AND state = 'WAITING');

-- outbox_about(id, failed) changes 1
UPDATE outbox SET failed = ?2 WHERE id = ?1;

-- outbox_reminder(id, programme, day, stage, count, oldest) changes 1
UPDATE outbox SET programme = ?2, day = ?3, stage = ?4, count = ?5, oldest = ?6
WHERE id = ?1;

-- remind_waiting(before, after, most) rows remind_row
SELECT w.person, w.count, w.day, w.oldest, NULL AS programme,
    (SELECT max(stage) FROM outbox WHERE oldest = w.oldest) AS told,
    w.day <= ?1 AND p.active = 1 AND p.reminders = 1 AND NOT EXISTS
	(SELECT 1 FROM outbox WHERE person = w.person
	AND kind = 'remind_waiting' AND written_on > ?1) AS wanted
FROM (SELECT supervisor AS person, count(*) AS count, min(requested_on) AS day,
	(SELECT id FROM request WHERE supervisor = r.supervisor
	AND state = 'REQUESTED' ORDER BY requested_at, id LIMIT 1) AS oldest
    FROM request r WHERE state = 'REQUESTED' AND supervisor > ?2
    GROUP BY supervisor ORDER BY supervisor LIMIT ?3) w
    JOIN person p ON p.id = w.person
ORDER BY w.person;

-- remind_lists(programme, today, last, ready, after, most) rows remind_row
SELECT l.person, w.to_on AS day, NULL AS oldest, ?1 AS programme,
    (SELECT count(*) FROM slot WHERE person = l.person AND programme = ?1
	AND state = ?4) AS count,
    (SELECT min(stage) FROM outbox WHERE person = l.person
	AND kind = 'remind_deadline' AND programme = ?1 AND day = w.to_on)
	AS told,
    p.active = 1 AND p.physician = 1 AND p.reminders = 1
	AND NOT EXISTS (SELECT 1 FROM slot WHERE person = l.person
	    AND programme = ?1 AND state = 'SUBMITTED')
	AND NOT EXISTS (SELECT 1 FROM deadline WHERE person = l.person
	    AND programme = ?1 AND kind = 'application'
	    AND fiscal_year = w.fiscal_year)
	AND NOT EXISTS (SELECT 1 FROM application WHERE person = l.person
	    AND +programme = ?1 AND +fiscal_year = w.fiscal_year
	    AND state <> 'RETURNED') AS wanted
FROM (SELECT DISTINCT person FROM slot WHERE programme = ?1 AND begun = 1
	AND person > ?5 ORDER BY person LIMIT ?6) l
    CROSS JOIN person p ON p.id = l.person
    JOIN open_window w ON w.programme = ?1 AND w.kind = 'application'
	AND w.to_on BETWEEN ?2 AND ?3
ORDER BY l.person;

-- remind_own(programme, today, last, ready, after, most) rows remind_row
SELECT d.person, d.to_on AS day, NULL AS oldest, ?1 AS programme,
    (SELECT count(*) FROM slot WHERE person = d.person AND programme = ?1
	AND state = ?4) AS count,
    (SELECT min(stage) FROM outbox WHERE person = d.person
	AND kind = 'remind_deadline' AND programme = ?1 AND day = d.to_on)
	AS told,
    p.active = 1 AND p.physician = 1 AND p.reminders = 1
	AND EXISTS (SELECT 1 FROM slot WHERE person = d.person
	    AND programme = ?1 AND begun = 1)
	AND NOT EXISTS (SELECT 1 FROM slot WHERE person = d.person
	    AND programme = ?1 AND state = 'SUBMITTED')
	AND NOT EXISTS (SELECT 1 FROM application WHERE person = d.person
	    AND +programme = ?1 AND +fiscal_year = d.fiscal_year
	    AND state <> 'RETURNED') AS wanted
FROM deadline d JOIN person p ON p.id = d.person
WHERE d.person > ?5 AND d.programme = ?1 AND d.kind = 'application'
    AND d.to_on BETWEEN ?2 AND ?3
ORDER BY d.person LIMIT ?6;

-- notice_page(after, most) rows queued_row
SELECT o.id, o.version, o.state, o.kind, o.whom, p.name, p.member, o.written_on,
    o.tries, CASE WHEN o.state = 'WAITING' THEN o.due_at END AS due_at, o.last,
    o.detail, o.doubts > 0 AS possible, coalesce(x.name, a.name) AS applicant,
    q.number AS slot, coalesce(o.count,
	(SELECT count(*) FROM outbox_case WHERE outbox = o.id)) AS count
FROM outbox o JOIN person p ON p.id = o.person
    LEFT JOIN application n ON n.id = o.application
    LEFT JOIN person a ON a.id = n.person
    LEFT JOIN request q ON q.id =
	(SELECT min(request) FROM outbox_case WHERE outbox = o.id)
    LEFT JOIN person x ON x.id = q.applicant
WHERE o.open = 1 AND o.id > coalesce(?1, 0) ORDER BY o.id LIMIT ?2;

-- outbox_last(request) rows outbox_row
SELECT o.id, o.version, o.person, o.kind, o.state, o.since_at, o.due_at,
    o.lease, o.leased, o.tries, o.done_at, o.open, p.mail AS address, p.name
FROM outbox o JOIN person p ON p.id = o.person
WHERE o.id = (SELECT max(outbox) FROM outbox_case WHERE request = ?1);

-- outbox_anew(id, seen, message_id, at) changes 1 else STALE
UPDATE outbox SET version = version + 1, state = 'WAITING', message_id = ?3,
    since_at = ?4, due_at = ?4, tries = 0, doubts = 0, last = NULL,
    detail = NULL, open = 1, done_at = NULL, done_on = NULL
WHERE id = ?1 AND version = ?2 AND state <> 'WAITING';

-- outbox_retry(id, seen, at) changes 1 else STALE
UPDATE outbox SET version = version + 1, state = 'WAITING', since_at = ?3,
    due_at = ?3, tries = 0, open = 1, done_at = NULL, done_on = NULL
WHERE id = ?1 AND version = ?2 AND leased = 0;

-- outbox_put_away(id, seen) changes 1 else STALE
UPDATE outbox SET version = version + 1, open = 0
WHERE id = ?1 AND version = ?2 AND state = 'FAILED';

-- outbox_concerns(id, person) rows id_row
SELECT q.id FROM outbox_case c JOIN request q ON q.id = c.request
WHERE c.outbox = ?1 AND (q.applicant = ?2 OR q.supervisor = ?2)
UNION ALL
SELECT a.id FROM outbox o JOIN application a ON a.id = o.application
WHERE o.id = ?1 AND a.person = ?2 LIMIT 1;
