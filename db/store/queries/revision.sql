-- SPDX-License-Identifier: MIT
-- revisions: what was registered, and everything that kept it

-- revision_add(slot, form, event, by, at, category, accreditation, from_on, to_on) changes 1
INSERT INTO revision (slot, form, event, by, at, category, accreditation,
    from_on, to_on, origin)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9,
    (SELECT origin FROM slot WHERE id = ?1));

-- revision_text_add(revision, item, text) changes 1
INSERT INTO revision_text (revision, item, text) VALUES (?1, ?2, ?3);

-- revision_texts(revision) rows text_row
SELECT item, text FROM revision_text WHERE revision = ?1;

-- revision_comments(slot, revision) rows comment
SELECT c.item, c.text
FROM request q CROSS JOIN request_comment c ON c.request = q.id
WHERE q.slot = ?1 AND q.revision = ?2 AND q.state = 'REJECTED'
ORDER BY q.id, c.rowid;

-- revision_event_add(slot, revision, event, by, at, request) changes 1
INSERT INTO revision_event (slot, revision, event, by, at, request)
VALUES (?1, ?2, ?3, ?4, ?5, ?6);

-- revision_events(slot, after, most) rows revision_row
SELECT e.id, e.revision, e.event, p.name AS by, e.at, r.category
FROM revision_event e JOIN revision r ON r.id = e.revision
    LEFT JOIN person p ON p.id = e.by
WHERE e.slot = ?1 AND e.id < coalesce(?2, 9223372036854775807)
ORDER BY e.id DESC LIMIT ?3;

-- revision_by_id(id) rows kept_row
SELECT r.id, s.id AS slot, s.person, s.programme, s.number, r.form, r.at
FROM revision r JOIN slot s ON s.id = r.slot WHERE r.id = ?1;
