-- SPDX-License-Identifier: MIT
-- hospitals and their accreditations: 診療施設検索

-- hospital_add(id, name, kana) changes 1
INSERT INTO hospital (id, name, kana, key) VALUES (?1, ?2, ?3, '');

-- accreditation_add(id, hospital, kind, from_on, to_on) changes 1
INSERT INTO accreditation (id, hospital, kind, from_on, to_on)
VALUES (?1, ?2, ?3, ?4, ?5);

-- entry_by_id(id, today) rows entry
SELECT a.id, a.hospital, h.name, a.kind, a.from_on, a.to_on,
    a.to_on < ?2 AS ended, 0 AS fits
FROM accreditation a JOIN hospital h ON h.id = a.hospital WHERE a.id = ?1;

-- entries_of(hospital, today) rows entry
SELECT a.id, a.hospital, h.name, a.kind, a.from_on, a.to_on,
    a.to_on < ?2 AS ended, 0 AS fits
FROM accreditation a JOIN hospital h ON h.id = a.hospital
WHERE a.hospital = ?1 ORDER BY a.from_on, a.id;

-- entry_all(today, from_on, to_on, most) rows entry
SELECT a.id, a.hospital, h.name, a.kind, a.from_on, a.to_on,
    a.to_on < ?1 AS ended,
    ?2 IS NULL OR (a.from_on <= ?2 AND a.to_on >= ?3) AS fits
FROM hospital h JOIN accreditation a ON a.hospital = h.id
ORDER BY h.kana, h.id, a.from_on, a.id LIMIT ?4;

-- hospital_find(pattern, most) rows hospital_row
SELECT id AS hospital, name, kana FROM hospital
WHERE key LIKE ?1 ESCAPE '\' ORDER BY kana, id LIMIT ?2;

-- hospital_name(id) rows name_row
SELECT name FROM hospital WHERE id = ?1;

-- hospital_by_id(id) rows hospital_kept_row
SELECT id, version, name, kana FROM hospital WHERE id = ?1;

-- hospital_edit(id, seen, name, kana) changes 1 else STALE
UPDATE hospital SET name = ?3, kana = ?4, version = version + 1
WHERE id = ?1 AND version = ?2;

-- hospital_touch(id, seen) changes 1 else STALE
UPDATE hospital SET version = version + 1 WHERE id = ?1 AND version = ?2;

-- accreditation_correct(id, hospital, kind, from_on, to_on) changes 1 else NOT_FOUND
UPDATE accreditation SET kind = ?3, from_on = ?4, to_on = ?5
WHERE id = ?1 AND hospital = ?2;
