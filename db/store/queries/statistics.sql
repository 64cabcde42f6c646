-- SPDX-License-Identifier: MIT
-- counters that the writes keep (migrations: 0006)

-- case_tallies() rows case_tally
SELECT programme, state, category, n FROM case_tally WHERE n > 0;

-- request_tallies(state, from, to) rows request_tally
SELECT day, n FROM request_tally
WHERE state = ?1 AND day BETWEEN ?2 AND ?3 AND n > 0;

-- check_case_tally() rows id_row
SELECT count(*) AS id FROM (
    SELECT programme, state, category, n FROM case_tally WHERE n <> 0
    EXCEPT SELECT s.programme, s.state, r.category, count(*)
    FROM slot s JOIN revision r ON r.id = s.revision
    WHERE s.state <> 'EMPTY' GROUP BY s.programme, s.state, r.category)
HAVING count(*) > 0;

-- check_request_tally() rows id_row
SELECT count(*) AS id FROM (
    SELECT state, day, n FROM request_tally WHERE n <> 0
    EXCEPT SELECT state, CASE state WHEN 'REQUESTED' THEN requested_on
	ELSE decided_on END, count(*)
    FROM request WHERE state IN ('REQUESTED', 'APPROVED', 'REJECTED')
    GROUP BY 1, 2)
HAVING count(*) > 0;
