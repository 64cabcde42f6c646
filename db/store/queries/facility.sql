-- SPDX-License-Identifier: MIT
-- hospitals and their accreditations: 診療施設検索

-- hospital_add(id, name, kana, key) changes 1
INSERT INTO hospital (id, name, kana, key) VALUES (?1, ?2, ?3, ?4);

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

-- entry_find(pattern, today, from_on, to_on, most) rows entry
SELECT a.id, a.hospital, h.name, a.kind, a.from_on, a.to_on,
    a.to_on < ?2 AS ended,
    ?3 IS NULL OR (a.from_on <= ?3 AND a.to_on >= ?4) AS fits
FROM hospital h JOIN accreditation a ON a.hospital = h.id
WHERE h.key LIKE ?1 ESCAPE '\'
ORDER BY h.kana, h.id, a.from_on, a.id LIMIT ?5;
