-- SPDX-License-Identifier: MIT
-- Version 6.

-- A year's applications of all programmes: a page begins at its row.
CREATE INDEX application_of_year ON application (fiscal_year);

-- Statistics: how many there are, kept by every write, for nobody can count a
-- million rows at each look.
CREATE TABLE case_tally (		-- registered cases
	programme TEXT NOT NULL,
	state TEXT NOT NULL,		-- not EMPTY
	category TEXT NOT NULL,
	n INTEGER NOT NULL,
	PRIMARY KEY (programme, state, category)
) WITHOUT ROWID;
CREATE TABLE request_tally (		-- what waits since, or was decided on
	state TEXT NOT NULL,		-- REQUESTED, APPROVED, REJECTED
	day INTEGER NOT NULL,
	n INTEGER NOT NULL,
	PRIMARY KEY (state, day)
) WITHOUT ROWID;

INSERT INTO case_tally
SELECT s.programme, s.state, r.category, count(*)
FROM slot s JOIN revision r ON r.id = s.revision
WHERE s.state <> 'EMPTY' GROUP BY s.programme, s.state, r.category;
-- One statement of each, for what a schema holds is in every session's memory.
CREATE TRIGGER slot_counted AFTER UPDATE OF state, revision ON slot
BEGIN INSERT INTO case_tally
    SELECT old.programme, old.state, category, -1 FROM revision
    WHERE id = old.revision AND old.state <> 'EMPTY'
    UNION ALL SELECT new.programme, new.state, category, 1 FROM revision
    WHERE id = new.revision AND new.state <> 'EMPTY'
    ON CONFLICT (programme, state, category) DO UPDATE SET n = n + excluded.n;
END;

INSERT INTO request_tally
SELECT state, coalesce(decided_on, requested_on), count(*)
FROM request WHERE state IN ('REQUESTED', 'APPROVED', 'REJECTED') GROUP BY 1, 2;
CREATE TRIGGER request_counted AFTER UPDATE OF state ON request
BEGIN INSERT INTO request_tally
    SELECT old.state, coalesce(old.decided_on, old.requested_on), -1
    WHERE old.state IN ('REQUESTED', 'APPROVED', 'REJECTED')
    UNION ALL SELECT new.state, coalesce(new.decided_on, new.requested_on), 1
    WHERE new.state IN ('REQUESTED', 'APPROVED', 'REJECTED')
    ON CONFLICT (state, day) DO UPDATE SET n = n + excluded.n;
END;
-- Of the slot, which every new request is put into: a trigger of request's own
-- INSERT would look for rows of other tables that hang from it.
CREATE TRIGGER slot_asked AFTER UPDATE OF request ON slot
WHEN new.request IS NOT NULL AND new.request IS NOT old.request
BEGIN INSERT INTO request_tally
    SELECT state, coalesce(decided_on, requested_on), 1 FROM request
    WHERE id = new.request
    ON CONFLICT (state, day) DO UPDATE SET n = n + 1;
END;

-- Requests of a year, and those decided in it: what the office takes out as
-- files begins each page at its day.
CREATE INDEX request_requested_on ON request (requested_on, id);
CREATE INDEX request_decided_on ON request (decided_on, id)
	WHERE state IN ('APPROVED', 'REJECTED', 'REVOKED');
