-- SPDX-License-Identifier: MIT
-- requests, decisions and what they tell

-- sending_add(applicant, supervisor, message, at) changes 1
INSERT INTO sending (applicant, supervisor, message, at)
VALUES (?1, ?2, ?3, ?4);

-- request_add(sending, slot, applicant, supervisor, programme, number, category, revision, at, on_day) changes 1
INSERT INTO request (sending, slot, applicant, supervisor, programme, number,
    category, revision, requested_at, requested_on)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10);

-- request_by_id(id) rows request_row
SELECT q.id, q.slot, q.applicant, q.supervisor, q.revision, q.version,
    q.programme, q.number, q.state, q.requested_on, q.decided_on, q.opened_at,
    s.message, a.name AS applicant_name, a.member, p.name AS supervisor_name,
    CASE WHEN q.state IN ('REASSIGNED', 'REVOKED')
	OR q.consent_on IS NOT NULL THEN q.reason END AS reason
FROM request q JOIN sending s ON s.id = q.sending
    JOIN person a ON a.id = q.applicant JOIN person p ON p.id = q.supervisor
WHERE q.id = ?1;

-- request_decide(id, state, seen, at, on_day) changes 1 else STALE
UPDATE request SET state = ?2, version = version + 1, decided_at = ?4,
    decided_on = ?5
WHERE id = ?1 AND version = ?3 AND state = 'REQUESTED';

-- request_end(id, state, at) changes 1 else STALE
UPDATE request SET state = ?2, version = version + 1, decided_at = ?3
WHERE id = ?1 AND state = 'REQUESTED';

-- request_end_why(id, state, at, reason) changes 1 else STALE
UPDATE request SET state = ?2, version = version + 1, decided_at = ?3,
    reason = ?4
WHERE id = ?1 AND state = 'REQUESTED';

-- request_recorded(id, source, received_on, decided_on, reason, by, at) changes 1
UPDATE request SET state = 'APPROVED', source = ?2, version = version + 1,
    received_on = ?3, decided_on = ?4, reason = ?5, recorded_by = ?6,
    decided_at = ?7
WHERE id = ?1;

-- request_former(id, supervisor, decided_on) rows id_row
SELECT id FROM request WHERE id = ?1 AND supervisor = ?2 AND decided_on = ?3
    AND source = 'FORMER';

-- request_passed(id, consent_on, reason, by) changes 1
UPDATE request SET consent_on = ?2, reason = ?3, recorded_by = ?4
WHERE id = ?1;

-- request_revoke(id, reason, by) changes 1 else STALE
UPDATE request SET state = 'REVOKED', version = version + 1, reason = ?2,
    recorded_by = ?3
WHERE id = ?1 AND state = 'APPROVED';

-- elsewhere_set(slot, reason, by, at) changes 1
INSERT INTO elsewhere (slot, reason, by, at) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (slot) DO UPDATE SET reason = excluded.reason, by = excluded.by,
    at = excluded.at;

-- elsewhere_drop(slot)
DELETE FROM elsewhere WHERE slot = ?1;

-- staff_cases(person) rows staff_case
SELECT s.id, s.programme, s.number AS slot, r.category, s.state, s.version,
    EXISTS (SELECT 1 FROM draft_item WHERE slot = s.id) AS draft, s.revision,
    p.name AS supervisor, p.member, q.requested_on, q.decided_on,
    EXISTS (SELECT 1 FROM elsewhere WHERE slot = s.id) AS elsewhere, q.source,
    CASE WHEN q.source = 'FORMER' THEN q.reason END AS former
FROM slot s LEFT JOIN revision r ON r.id = s.revision
    LEFT JOIN request q ON q.id = s.request AND q.state = s.state
    LEFT JOIN person p ON p.id = q.supervisor
WHERE s.person = ?1
ORDER BY s.programme <> 'specialist-new', s.programme, s.number;

-- paper_case(person, programme, number) rows paper_case_row
SELECT s.id AS slot, s.state, s.revision, r.at, q.supervisor, q.source,
    a.name AS applicant, a.member
FROM slot s JOIN person a ON a.id = s.person JOIN revision r ON r.id = s.revision
    LEFT JOIN request q ON q.id = s.request
WHERE s.person = ?1 AND s.programme = ?2 AND s.number = ?3;

-- what the service or the office did to a case's last request, if anything

-- request_fate(id) rows fate_row
SELECT q.state, CASE WHEN q.state = 'FELL_BACK' THEN q.reason END AS why,
    CASE WHEN q.state = 'REVOKED' OR q.consent_on IS NOT NULL
	THEN q.reason END AS reason, p.name AS supervisor
FROM request q JOIN person p ON p.id = q.supervisor WHERE q.id = ?1;

-- request_waiting_of(person) rows id_row
SELECT id FROM request WHERE supervisor = ?1 AND state = 'REQUESTED'
UNION
SELECT q.id FROM slot s JOIN request q ON q.id = s.request
WHERE s.person = ?1 AND s.state = 'REQUESTED'
ORDER BY id;

-- request_open(id, at)
UPDATE request SET opened_at = ?2 WHERE id = ?1 AND opened_at IS NULL;

-- A page begins at its key in the index, however far that is (not with OR,
-- which filters all before it); a key that is not his has nothing after it.

-- inbox_waiting(supervisor, after, today, most) rows inbox_row
SELECT q.id AS request, q.requested_on, q.programme, q.number AS slot,
    q.category, a.name AS applicant, a.member, q.state, q.decided_on,
    ?3 - q.requested_on AS days, q.opened_at IS NOT NULL AS opened, q.version,
    CASE WHEN q.state IN ('REASSIGNED', 'REVOKED')
	OR q.consent_on IS NOT NULL THEN q.reason END AS reason
FROM request q JOIN person a ON a.id = q.applicant
WHERE q.supervisor = ?1 AND q.state = 'REQUESTED'
    AND (q.requested_at, q.id) > (CASE WHEN ?2 IS NULL THEN 0 ELSE
	(SELECT requested_at FROM request WHERE id = ?2 AND supervisor = ?1)
	END, coalesce(?2, 0))
ORDER BY q.requested_at, q.id LIMIT ?4;

-- inbox_decided(supervisor, after, since, most) rows inbox_row
SELECT q.id AS request, q.requested_on, q.programme, q.number AS slot,
    q.category, a.name AS applicant, a.member, q.state, q.decided_on,
    NULL AS days, q.opened_at IS NOT NULL AS opened, q.version,
    CASE WHEN q.state IN ('REASSIGNED', 'REVOKED')
	OR q.consent_on IS NOT NULL THEN q.reason END AS reason
FROM request q JOIN person a ON a.id = q.applicant
WHERE q.supervisor = ?1 AND q.decided_at >= ?3
    AND (q.decided_at, q.id) < (CASE WHEN ?2 IS NULL THEN 9223372036854775807
	ELSE (SELECT decided_at FROM request WHERE id = ?2 AND supervisor = ?1)
	END, coalesce(?2, 9223372036854775807))
ORDER BY q.decided_at DESC, q.id DESC LIMIT ?4;

-- office_counts(most) rows office_counts
SELECT (SELECT count(*) FROM
    (SELECT 1 FROM request WHERE state = 'REQUESTED' LIMIT ?1)) AS waiting,
    (SELECT count(*) FROM (SELECT 1 FROM blank
	WHERE state IN ('PROPOSED', 'ASKED') LIMIT ?1)) AS blanks,
    (SELECT count(*) FROM (SELECT 1 FROM outbox
	WHERE open = 1 AND state = 'FAILED' LIMIT ?1)) AS notices;

-- waiting_page(after, today, most) rows waiting_row
SELECT q.id AS request, q.programme, q.number AS slot, q.category,
    q.applicant AS person, a.name AS applicant, p.name AS supervisor,
    q.requested_on,
    ?2 - q.requested_on AS days, q.opened_at IS NOT NULL AS opened
FROM request q JOIN person a ON a.id = q.applicant
    JOIN person p ON p.id = q.supervisor
WHERE q.state = 'REQUESTED'
    AND (q.requested_at, q.id) > (CASE WHEN ?1 IS NULL THEN 0 ELSE
	(SELECT requested_at FROM request WHERE id = ?1) END, coalesce(?1, 0))
ORDER BY q.requested_at, q.id LIMIT ?3;

-- comment_add(request, item, text) changes 1
INSERT INTO request_comment (request, item, text) VALUES (?1, ?2, ?3);

-- comment_list(request) rows comment
SELECT item, text FROM request_comment WHERE request = ?1 ORDER BY rowid;

-- A report's line: the revisions of its number back to where it begins there,
-- then those of the number that it was copied from, and so on.

-- request_earlier(revision, before) rows earlier_row
WITH RECURSIVE line (slot, least, most, depth) AS (
	SELECT slot, least, revision, 0 FROM revision_line WHERE revision = ?1
	UNION ALL
	SELECT o.slot, o.least, o.revision, depth + 1
	FROM line JOIN revision f ON f.id = line.least AND f.slot = line.slot
	    JOIN revision_line o ON o.revision = f.origin WHERE depth < 20
)
SELECT q.id AS request, q.state, q.decided_on, p.name AS supervisor
FROM line JOIN request q ON q.slot = line.slot
    AND q.revision BETWEEN line.least AND line.most
    JOIN person p ON p.id = q.supervisor
WHERE q.id < ?2 AND q.state IN ('APPROVED', 'REJECTED')
ORDER BY q.id DESC;

-- request_last_decision(slot) rows earlier_row
SELECT q.id AS request, q.state, q.decided_on, p.name AS supervisor
FROM request q JOIN person p ON p.id = q.supervisor
WHERE q.slot = ?1 AND q.state IN ('APPROVED', 'REJECTED')
    AND q.revision > coalesce((SELECT max(revision) FROM revision_event
	WHERE slot = ?1 AND event = 'delete'), 0)
ORDER BY q.id DESC LIMIT 1;

-- request_opened_before(revision, supervisor, before) rows id_row
WITH RECURSIVE line (slot, least, most, depth) AS (
	SELECT slot, least, revision, 0 FROM revision_line WHERE revision = ?1
	UNION ALL
	SELECT o.slot, o.least, o.revision, depth + 1
	FROM line JOIN revision f ON f.id = line.least AND f.slot = line.slot
	    JOIN revision_line o ON o.revision = f.origin WHERE depth < 20
)
SELECT q.revision AS id
FROM line JOIN request q ON q.slot = line.slot
    AND q.revision BETWEEN line.least AND line.most
WHERE q.supervisor = ?2 AND q.id < ?3 AND q.opened_at IS NOT NULL
ORDER BY q.id DESC LIMIT 1;

-- request_of_case(person, programme, number) rows id_row
SELECT request AS id FROM slot
WHERE person = ?1 AND programme = ?2 AND number = ?3 AND request IS NOT NULL;
