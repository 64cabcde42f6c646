-- SPDX-License-Identifier: MIT
-- what a supervisor approved; a revoked approval has another state. A report is
-- known by the first revision of its line, wherever that was

-- approval_list(supervisor) rows approval
SELECT q.applicant, (WITH RECURSIVE line (slot, least, depth) AS (
	SELECT slot, least, 0 FROM revision_line WHERE revision = q.revision
	UNION ALL
	SELECT o.slot, o.least, depth + 1
	FROM line JOIN revision f ON f.id = line.least AND f.slot = line.slot
	    JOIN revision_line o ON o.revision = f.origin WHERE depth < 20
    ) SELECT r.id FROM line JOIN revision r ON r.slot = line.slot
	AND r.id >= line.least
    ORDER BY line.depth DESC, r.id LIMIT 1) AS report, a.name, a.member, q.decided_on
FROM request q JOIN person a ON a.id = q.applicant
WHERE q.supervisor = ?1 AND q.state = 'APPROVED' AND q.decided_on IS NOT NULL
ORDER BY q.decided_on, q.id;

-- approved_page(supervisor, since, before, after, most) rows approved_row
SELECT q.id AS request FROM request q
WHERE q.supervisor = ?1 AND q.state = 'APPROVED' AND q.decided_on < ?3
    AND (q.decided_on, q.id) > (CASE WHEN ?4 IS NULL THEN ?2 - 1 ELSE
	(SELECT decided_on FROM request WHERE id = ?4 AND supervisor = ?1)
	END, coalesce(?4, 9223372036854775807))
ORDER BY q.decided_on, q.id LIMIT ?5;

-- unit_list() rows unit
SELECT fiscal_year, hundredths FROM unit;
