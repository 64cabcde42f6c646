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

-- outbox_due(now, most) rows mail_row
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
WHERE o.state = 'WAITING' AND o.due_at <= ?1 AND p.mail IS NOT NULL
ORDER BY o.due_at, o.id LIMIT ?2;

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

-- outbox_hopeless(now, before, most) rows outbox_row
SELECT o.id, o.person, o.kind, o.state, o.since_at, o.due_at, o.lease, o.leased,
    o.tries, o.done_at, o.open, p.mail AS address, p.name
FROM outbox o JOIN person p ON p.id = o.person
WHERE o.state = 'WAITING' AND o.due_at <= ?1
    AND (p.mail IS NULL OR (o.leased = 1 AND o.since_at <= ?2))
ORDER BY o.due_at, o.id LIMIT ?3;

-- outbox_by_id(id) rows outbox_row
SELECT o.id, o.person, o.kind, o.state, o.since_at, o.due_at, o.lease, o.leased,
    o.tries, o.done_at, o.open, p.mail AS address, p.name
FROM outbox o JOIN person p ON p.id = o.person WHERE o.id = ?1;

-- outbox_lease(id, lease, until) changes 1
UPDATE outbox SET lease = ?2, due_at = ?3, tries = tries + 1,
    doubts = doubts + leased, last = CASE WHEN leased = 1 THEN 'unanswered'
	ELSE last END, leased = 1
WHERE id = ?1 AND state = 'WAITING';

-- outbox_again(id, due_at, last, detail, doubt) changes 1
UPDATE outbox SET leased = 0, due_at = ?2, last = ?3, detail = ?4,
    doubts = doubts + ?5
WHERE id = ?1 AND state = 'WAITING';

-- outbox_end(id, state, last, detail, at, on_day, open) changes 1
UPDATE outbox SET leased = 0, state = ?2, last = ?3, detail = ?4, done_at = ?5,
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
