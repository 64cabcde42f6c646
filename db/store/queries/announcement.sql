-- SPDX-License-Identifier: MIT
-- お知らせ as the office keeps them

-- announcement_page(after, most) rows announcement_kept
SELECT n.id, n.version, n.from_on, n.to_on, n.text, p.name AS by, n.at
FROM announcement n JOIN person p ON p.id = n.by
WHERE n.id < coalesce(?1, 9223372036854775807) ORDER BY n.id DESC LIMIT ?2;

-- announcement_find(id) rows id_row
SELECT id FROM announcement WHERE id = ?1;

-- announcement_add(from_on, to_on, text, by, at) changes 1
INSERT INTO announcement (from_on, to_on, text, by, at)
VALUES (?1, ?2, ?3, ?4, ?5);

-- announcement_change(id, seen, from_on, to_on, text, by, at) changes 1 else STALE
UPDATE announcement SET version = version + 1, from_on = ?3, to_on = ?4,
    text = ?5, by = ?6, at = ?7
WHERE id = ?1 AND version = ?2;

-- announcement_end(id, seen, to_on, by, at) changes 1 else STALE
UPDATE announcement SET version = version + 1, to_on = ?3, by = ?4, at = ?5
WHERE id = ?1 AND version = ?2;
