-- SPDX-License-Identifier: MIT
-- 期間 as the office keeps it. Windows, units and settings have one version,
-- which is a setting itself.

-- window_version() rows version_row
SELECT coalesce((SELECT CAST(value AS INTEGER) FROM setting
    WHERE name = 'version'), 0) AS version;

-- window_touch(seen, next) changes 1 else STALE
INSERT INTO setting (name, value) SELECT 'version', ?2
WHERE coalesce((SELECT CAST(value AS INTEGER) FROM setting
    WHERE name = 'version'), 0) = ?1
ON CONFLICT (name) DO UPDATE SET value = excluded.value;

-- window_of_year(fiscal_year) rows window_kept
SELECT programme, kind, from_on, to_on FROM open_window
WHERE fiscal_year = ?1 ORDER BY programme, kind;

-- window_years(programme, kind) rows period
SELECT fiscal_year, from_on, to_on FROM open_window
WHERE programme = ?1 AND kind = ?2 ORDER BY fiscal_year;

-- window_drop(programme, kind, fiscal_year)
DELETE FROM open_window
WHERE programme = ?1 AND kind = ?2 AND fiscal_year = ?3;

-- unit_put(fiscal_year, hundredths) changes 1
INSERT INTO unit (fiscal_year, hundredths) VALUES (?1, ?2)
ON CONFLICT (fiscal_year) DO UPDATE SET hundredths = excluded.hundredths;

-- unit_drop(fiscal_year)
DELETE FROM unit WHERE fiscal_year = ?1;

-- deadline_page(fiscal_year, person, programme, kind, most) rows deadline_row
SELECT d.person, p.version, p.member, p.name, d.programme, d.kind, d.to_on,
    d.reason, s.name AS by
FROM deadline d JOIN person p ON p.id = d.person JOIN person s ON s.id = d.by
WHERE d.fiscal_year = ?1 AND (d.person, d.programme, d.kind) > (?2, ?3, ?4)
ORDER BY d.person, d.programme, d.kind LIMIT ?5;

-- deadline_drop(person, programme, kind, fiscal_year)
DELETE FROM deadline WHERE person = ?1 AND programme = ?2 AND kind = ?3
    AND fiscal_year = ?4;
