-- SPDX-License-Identifier: MIT
-- settings, windows, answers to repeated writes

-- setting_list() rows setting_row
SELECT name, value FROM setting;

-- setting_find(name) rows setting_row
SELECT name, value FROM setting WHERE name = ?1;

-- setting_set(name, value) changes 1
INSERT INTO setting (name, value) VALUES (?1, ?2)
ON CONFLICT (name) DO UPDATE SET value = excluded.value;

-- window_list(person) rows window_row
SELECT w.programme, w.kind, w.fiscal_year, w.from_on,
    COALESCE(d.to_on, w.to_on) AS to_on
FROM open_window w LEFT JOIN deadline d ON d.person = ?1
    AND d.programme = w.programme AND d.kind = w.kind
    AND d.fiscal_year = w.fiscal_year
ORDER BY w.programme, w.kind, w.fiscal_year;

-- window_set(programme, kind, fiscal_year, from_on, to_on) changes 1
INSERT INTO open_window (programme, kind, fiscal_year, from_on, to_on)
VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (programme, kind, fiscal_year)
DO UPDATE SET from_on = excluded.from_on, to_on = excluded.to_on;

-- window_clear()
DELETE FROM open_window;

-- done_find(person, once) rows done_row
SELECT args, reply FROM done WHERE person = ?1 AND once = ?2;

-- done_add(person, once, args, reply, at) changes 1
INSERT INTO done (person, once, args, reply, at) VALUES (?1, ?2, ?3, ?4, ?5);

-- done_forget(before)
DELETE FROM done WHERE at < ?1;
