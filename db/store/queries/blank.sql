-- SPDX-License-Identifier: MIT
-- passages that two of the office blank, and where they stand

-- blank_add(revision, item, first, clusters, by, at) changes 1
INSERT INTO blank (revision, item, first, clusters, proposed_by, proposed_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6);

-- blank_by_id(id) rows passage_row
SELECT b.id, b.version, b.state, b.revision, b.item, b.first, b.clusters,
    b.proposed_by, b.asked_by, r.slot, s.person AS owner
FROM blank b JOIN revision r ON r.id = b.revision JOIN slot s ON s.id = r.slot
WHERE b.id = ?1;

-- blank_waiting_at(revision, item, first) rows id_row
SELECT id FROM blank WHERE revision = ?1 AND item = ?2 AND first = ?3
    AND state IN ('PROPOSED', 'ASKED');

-- blank_page(after, most) rows blank_row
SELECT b.id, b.version, b.state, a.name AS applicant, a.member, s.programme,
    s.number AS slot, b.revision, b.item, b.clusters, p.name AS proposed_by,
    b.proposed_at, q.name AS asked_by, b.reason
FROM blank b JOIN revision r ON r.id = b.revision JOIN slot s ON s.id = r.slot
    JOIN person a ON a.id = s.person JOIN person p ON p.id = b.proposed_by
    LEFT JOIN person q ON q.id = b.asked_by
WHERE b.state IN ('PROPOSED', 'ASKED') AND b.id > coalesce(?1, 0)
ORDER BY b.id LIMIT ?2;

-- blank_ask(id, seen, by, at, reason) changes 1 else STALE
UPDATE blank SET state = 'ASKED', version = version + 1, asked_by = ?3,
    asked_at = ?4, reason = ?5
WHERE id = ?1 AND version = ?2 AND state = 'PROPOSED';

-- blank_refuse(id, seen) changes 1 else STALE
UPDATE blank SET state = 'REFUSED', version = version + 1
WHERE id = ?1 AND version = ?2 AND state IN ('PROPOSED', 'ASKED');

-- blank_agree(id, seen, by, at) changes 1 else STALE
UPDATE blank SET state = 'AGREED', version = version + 1, agreed_by = ?3,
    agreed_at = ?4
WHERE id = ?1 AND version = ?2 AND state = 'ASKED';

-- blank_finish(id, salt, hash) changes 1
UPDATE blank SET state = 'DONE', salt = ?2, hash = ?3
WHERE id = ?1 AND state = 'AGREED';

-- blank_asked_of(slot, supervisor) rows id_row
SELECT id FROM request WHERE slot = ?1 AND supervisor = ?2 LIMIT 1;

-- blank_slots(slot) rows id_row
WITH RECURSIVE pair (a, b) AS (
	SELECT r.slot, o.slot FROM slot f JOIN slot s ON s.person = f.person
	    JOIN revision r ON r.slot = s.id
	    JOIN revision o ON o.id = r.origin
	WHERE f.id = ?1
	UNION
	SELECT s.id, o.slot FROM slot f JOIN slot s ON s.person = f.person
	    JOIN revision o ON o.id = s.origin
	WHERE f.id = ?1
), linked (slot) AS (
	SELECT ?1
	UNION
	SELECT CASE WHEN p.a = l.slot THEN p.b ELSE p.a END
	FROM linked l JOIN pair p ON l.slot IN (p.a, p.b)
)
SELECT slot AS id FROM linked;

-- blank_texts(slot) rows placed_row
SELECT t.revision AS id, t.item, t.text
FROM revision r JOIN revision_text t ON t.revision = r.id
WHERE r.slot = ?1 ORDER BY t.revision, t.item;

-- blank_text_add(blank, revision, item) changes 1
INSERT INTO blank_text (blank, revision, item) VALUES (?1, ?2, ?3);

-- blank_text_write(revision, item, text) changes 1
UPDATE revision_text SET text = ?3 WHERE revision = ?1 AND item = ?2;

-- blank_draft_write(slot, item, text) changes 1
UPDATE draft_item SET text = ?3,
    version = (SELECT draft_version FROM slot WHERE id = ?1) + 1
WHERE slot = ?1 AND item = ?2;

-- blank_comments(slot) rows placed_row
SELECT c.rowid AS id, c.item, c.text
FROM request q JOIN request_comment c ON c.request = q.id WHERE q.slot = ?1;

-- blank_comment_write(id, text) changes 1
UPDATE request_comment SET text = ?2 WHERE rowid = ?1;

-- blank_messages(slot) rows placed_row
SELECT DISTINCT s.id, NULL AS item, s.message AS text
FROM request q JOIN sending s ON s.id = q.sending
WHERE q.slot = ?1 AND s.message IS NOT NULL;

-- blank_message_write(id, text) changes 1
UPDATE sending SET message = ?2 WHERE id = ?1;

-- blank_replies(pattern)
DELETE FROM done WHERE reply LIKE ?1 ESCAPE '\';

-- blank_drafts(slot) rows placed_row
SELECT slot AS id, item, text FROM draft_item WHERE slot = ?1;
