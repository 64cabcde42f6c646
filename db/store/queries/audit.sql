-- SPDX-License-Identifier: MIT
-- the audit, a chain of rows, and what must hold between the others

-- audit_last() rows audit_end_row
SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1;

-- audit_add(id, at, person, call, subject, result, hash) changes 1
INSERT INTO audit (id, at, person, call, subject, result, hash)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7);

-- audit_after(id, most) rows audit_row
SELECT id, CAST(at AS TEXT) AS at, CAST(person AS TEXT) AS person,
    CAST(call AS TEXT) AS call, CAST(subject AS TEXT) AS subject,
    CAST(result AS TEXT) AS result, CAST(hash AS TEXT) AS hash,
    length(CAST(at AS BLOB)) + length(CAST(person AS BLOB))
	+ length(CAST(call AS BLOB)) + length(CAST(subject AS BLOB))
	+ length(CAST(result AS BLOB)) AS bytes
FROM audit WHERE id > ?1 ORDER BY id LIMIT ?2;

-- check_slot_request() rows id_row
SELECT s.id FROM slot s LEFT JOIN request q ON q.id = s.request
WHERE CASE s.state
	WHEN 'EMPTY' THEN s.revision IS NOT NULL
	WHEN 'REGISTERED' THEN s.revision IS NULL
	    OR coalesce(q.state = 'REQUESTED', 0)
	WHEN 'SUBMITTED' THEN 0
	ELSE q.state IS NOT s.state OR q.revision IS NOT s.revision
    END
LIMIT 1;

-- check_slot_application() rows id_row
SELECT s.id FROM slot s WHERE (s.state = 'SUBMITTED') <>
    EXISTS (SELECT 1 FROM application_case c
	JOIN application a ON a.id = c.application
	WHERE a.id = s.application AND c.number = s.number AND c.slot = s.id
	    AND a.state = 'SUBMITTED' AND c.revision = s.revision)
LIMIT 1;

-- check_slot_revision() rows id_row
SELECT s.id FROM slot s JOIN revision r ON r.id = s.revision
WHERE r.slot <> s.id
    OR NOT EXISTS (SELECT 1 FROM revision_text WHERE revision = r.id)
LIMIT 1;

-- check_slot_draft() rows id_row
SELECT s.id FROM slot s WHERE s.state IN ('REQUESTED', 'APPROVED')
    AND EXISTS (SELECT 1 FROM draft_item WHERE slot = s.id)
LIMIT 1;

-- check_slot_begun() rows id_row
SELECT s.id FROM slot s WHERE s.begun <> CASE s.state
	WHEN 'EMPTY' THEN EXISTS (SELECT 1 FROM draft_item WHERE slot = s.id)
	ELSE s.state <> 'SUBMITTED'
    END
LIMIT 1;

-- check_request_waiting() rows id_row
SELECT q.id FROM request q WHERE q.state = 'REQUESTED'
    AND NOT EXISTS (SELECT 1 FROM slot
	WHERE request = q.id AND state = 'REQUESTED')
LIMIT 1;

-- check_blank() rows id_row
SELECT id FROM blank
WHERE state = 'AGREED' OR (state = 'DONE') <> (hash IS NOT NULL) LIMIT 1;

-- check_person_waiting() rows id_row
SELECT p.id FROM person p WHERE p.waiting <>
    (SELECT count(*) FROM request
	WHERE supervisor = p.id AND state = 'REQUESTED')
LIMIT 1;

-- check_person_rejected() rows id_row
SELECT p.id FROM person p WHERE p.rejected <>
    (SELECT count(*) FROM slot WHERE person = p.id AND state = 'REJECTED')
LIMIT 1;

-- The audit by what is asked of it: each begins at the index of one thing and
-- looks at the rest of the row. Whatever is not asked is NULL.

-- audit_by_person(before, person, call, from_at, to_at, subject, subject_end, most) rows audit_shown
SELECT a.id, a.at, p.name, p.member, a.call, a.subject, a.result
FROM audit a LEFT JOIN person p ON p.id = a.person
WHERE a.person = ?2
    AND a.id < coalesce(?1, 9223372036854775807)
    AND (?3 IS NULL OR a.call = ?3)
    AND (?4 IS NULL OR (a.at >= ?4 AND a.at < ?5))
    AND (?6 IS NULL OR (a.subject >= ?6 AND a.subject < ?7))
ORDER BY a.id DESC LIMIT ?8;

-- audit_by_subject(before, person, call, from_at, to_at, subject, subject_end, most) rows audit_shown
SELECT a.id, a.at, p.name, p.member, a.call, a.subject, a.result
FROM audit a LEFT JOIN person p ON p.id = a.person
WHERE a.subject >= ?6 AND a.subject < ?7
    AND a.id < coalesce(?1, 9223372036854775807)
    AND (?2 IS NULL OR a.person = ?2)
    AND (?3 IS NULL OR a.call = ?3)
    AND (?4 IS NULL OR (a.at >= ?4 AND a.at < ?5))
ORDER BY a.id DESC LIMIT ?8;

-- audit_by_call(before, person, call, from_at, to_at, subject, subject_end, most) rows audit_shown
SELECT a.id, a.at, p.name, p.member, a.call, a.subject, a.result
FROM audit a LEFT JOIN person p ON p.id = a.person
WHERE a.call = ?3
    AND a.id < coalesce(?1, 9223372036854775807)
    AND (?2 IS NULL OR a.person = ?2)
    AND (?4 IS NULL OR (a.at >= ?4 AND a.at < ?5))
    AND (?6 IS NULL OR (a.subject >= ?6 AND a.subject < ?7))
ORDER BY a.id DESC LIMIT ?8;

-- audit_by_day(before, person, call, from_at, to_at, subject, subject_end, most) rows audit_shown
SELECT a.id, a.at, p.name, p.member, a.call, a.subject, a.result
FROM audit a LEFT JOIN person p ON p.id = a.person
WHERE a.at >= ?4 AND a.at < ?5
    AND a.id < coalesce(?1, 9223372036854775807)
    AND (?2 IS NULL OR a.person = ?2)
    AND (?3 IS NULL OR a.call = ?3)
    AND (?6 IS NULL OR (a.subject >= ?6 AND a.subject < ?7))
ORDER BY a.id DESC LIMIT ?8;

-- audit_page(before, person, call, from_at, to_at, subject, subject_end, most) rows audit_shown
SELECT a.id, a.at, p.name, p.member, a.call, a.subject, a.result
FROM audit a LEFT JOIN person p ON p.id = a.person
WHERE a.id < coalesce(?1, 9223372036854775807)
    AND (?2 IS NULL OR a.person = ?2)
    AND (?3 IS NULL OR a.call = ?3)
    AND (?4 IS NULL OR (a.at >= ?4 AND a.at < ?5))
    AND (?6 IS NULL OR (a.subject >= ?6 AND a.subject < ?7))
ORDER BY a.id DESC LIMIT ?8;
