-- SPDX-License-Identifier: MIT
-- slots and their drafts

-- slot_find(person, programme, number) rows slot_row
SELECT id, person, programme, number, state, version, note, revision, request,
    draft_version
FROM slot WHERE person = ?1 AND programme = ?2 AND number = ?3;

-- slot_by_id(id) rows slot_row
SELECT id, person, programme, number, state, version, note, revision, request,
    draft_version
FROM slot WHERE id = ?1;

-- slot_add(person, programme, number)
INSERT INTO slot (person, programme, number) VALUES (?1, ?2, ?3)
ON CONFLICT (person, programme, number) DO NOTHING;

-- slot_list(person, programme) rows case_row
SELECT s.number AS slot, COALESCE(d.text, r.category) AS category, s.note,
    s.state, EXISTS (SELECT 1 FROM draft_item WHERE slot = s.id) AS draft,
    s.version, r.from_on, r.to_on, h.name AS facility,
    NULL AS supervisor, NULL AS requested_on, NULL AS decided_on, -- slot_asked
    NULL AS notice, NULL AS notice_on, NULL AS came_back,
    0 AS late -- the rules know
FROM slot s
    LEFT JOIN revision r ON r.id = s.revision
    LEFT JOIN draft_item d ON d.slot = s.id AND d.item = 'category'
    LEFT JOIN accreditation a ON a.id = r.accreditation
    LEFT JOIN hospital h ON h.id = a.hospital
WHERE s.person = ?1 AND s.programme = ?2 ORDER BY s.number;

-- Apart from slot_list: the pages that both stand on don't fit a session's
-- cache, and in one query they were read again for each row.
-- slot_asked(person, programme) rows asked_row
SELECT s.number AS slot,
    CASE WHEN s.state IN ('EMPTY', 'REGISTERED') THEN NULL ELSE p.name END
	AS supervisor,
    CASE WHEN s.state IN ('EMPTY', 'REGISTERED') THEN NULL
	ELSE q.requested_on END AS requested_on,
    CASE WHEN s.state IN ('EMPTY', 'REGISTERED') THEN NULL
	ELSE q.decided_on END AS decided_on,
    o.state AS notice, COALESCE(o.done_on, o.written_on) AS notice_on,
    CASE WHEN s.state = 'REGISTERED' AND q.state IN ('FELL_BACK', 'REVOKED')
	THEN q.state END AS came_back
FROM slot s JOIN request q ON q.id = s.request
    LEFT JOIN person p ON p.id = q.supervisor
    LEFT JOIN outbox o ON o.id =
	(SELECT max(outbox) FROM outbox_case WHERE request = s.request)
WHERE s.person = ?1 AND s.programme = ?2 ORDER BY s.number;

-- slot_registered(person, programme) rows registered_row
SELECT s.id, s.number AS slot, s.revision, a.hospital,
    EXISTS (SELECT 1 FROM elsewhere WHERE slot = s.id) AS elsewhere
FROM slot s JOIN revision r ON r.id = s.revision
    LEFT JOIN accreditation a ON a.id = r.accreditation
WHERE s.person = ?1 AND s.programme = ?2 AND s.state <> 'EMPTY'
ORDER BY s.number;

-- slot_move(id, state, seen) changes 1 else STALE
UPDATE slot SET state = ?2, version = version + 1
WHERE id = ?1 AND version = ?3;

-- slot_register(id, state, seen, revision) changes 1 else STALE
UPDATE slot SET state = ?2, version = version + 1, revision = ?4,
    origin = NULL
WHERE id = ?1 AND version = ?3;

-- slot_delete(id, state, seen) changes 1 else STALE
UPDATE slot SET state = ?2, version = version + 1, revision = NULL,
    request = NULL, origin = NULL
WHERE id = ?1 AND version = ?3;

-- slot_origin(id, revision) changes 1
UPDATE slot SET origin = ?2 WHERE id = ?1;

-- slot_touch(id, seen) changes 1 else STALE
UPDATE slot SET version = version + 1, origin = NULL
WHERE id = ?1 AND version = ?2;

-- slot_ask(id, request) changes 1
UPDATE slot SET request = ?2 WHERE id = ?1;

-- slot_note(id, note) changes 1
UPDATE slot SET note = ?2 WHERE id = ?1;

-- draft_list(slot) rows draft_row
SELECT item, text, version FROM draft_item WHERE slot = ?1;

-- draft_count(slot) changes 1
UPDATE slot SET draft_version = draft_version + 1 WHERE id = ?1;

-- draft_add(slot, item, text, version) changes 1 else STALE
INSERT INTO draft_item (slot, item, text, version) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (slot, item) DO NOTHING;

-- draft_change(slot, item, text, version, seen) changes 1 else STALE
UPDATE draft_item SET text = ?3, version = ?4
WHERE slot = ?1 AND item = ?2 AND version = ?5;

-- draft_drop(slot, item, seen) changes 1 else STALE
DELETE FROM draft_item WHERE slot = ?1 AND item = ?2 AND version = ?3;

-- draft_clear(slot)
DELETE FROM draft_item WHERE slot = ?1;
