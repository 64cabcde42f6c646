-- SPDX-License-Identifier: MIT
-- answers to the anonymity check

-- hint_list(slot) rows hint_row
SELECT item, kind, found FROM hint WHERE slot = ?1;

-- hint_add(slot, item, kind, found, at)
INSERT INTO hint (slot, item, kind, found, at) VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (slot, item, kind, found) DO NOTHING;

-- hint_drop(slot, item, kind, found)
DELETE FROM hint WHERE slot = ?1 AND item = ?2 AND kind = ?3 AND found = ?4;

-- hint_clear(slot)
DELETE FROM hint WHERE slot = ?1;
