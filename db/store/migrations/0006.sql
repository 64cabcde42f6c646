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
CREATE TRIGGER slot_left AFTER UPDATE OF state, revision ON slot
WHEN old.state <> 'EMPTY'
    AND (new.state <> old.state OR new.revision IS NOT old.revision)
BEGIN UPDATE case_tally SET n = n - 1
    WHERE programme = old.programme AND state = old.state
	AND category = (SELECT category FROM revision WHERE id = old.revision);
END;
CREATE TRIGGER slot_reached AFTER UPDATE OF state, revision ON slot
WHEN new.state <> 'EMPTY'
    AND (new.state <> old.state OR new.revision IS NOT old.revision)
BEGIN INSERT INTO case_tally
    SELECT new.programme, new.state, category, 1 FROM revision
    WHERE id = new.revision
    ON CONFLICT (programme, state, category) DO UPDATE SET n = n + 1;
END;
INSERT INTO request_tally
SELECT state, CASE state WHEN 'REQUESTED' THEN requested_on ELSE decided_on END,
    count(*)
FROM request WHERE state IN ('REQUESTED', 'APPROVED', 'REJECTED') GROUP BY 1, 2;
CREATE TRIGGER request_left AFTER UPDATE OF state ON request
WHEN new.state <> old.state
    AND old.state IN ('REQUESTED', 'APPROVED', 'REJECTED')
BEGIN UPDATE request_tally SET n = n - 1 WHERE state = old.state
    AND day = CASE old.state WHEN 'REQUESTED' THEN old.requested_on
	ELSE old.decided_on END;
END;
CREATE TRIGGER request_reached AFTER UPDATE OF state ON request
WHEN new.state <> old.state
    AND new.state IN ('REQUESTED', 'APPROVED', 'REJECTED')
BEGIN INSERT INTO request_tally VALUES (new.state,
	CASE new.state WHEN 'REQUESTED' THEN new.requested_on
	    ELSE new.decided_on END, 1)
    ON CONFLICT (state, day) DO UPDATE SET n = n + 1;
END;
-- Of the slot, which every new request is put into: a trigger of request's own
-- INSERT would look for rows of other tables that hang from it.
CREATE TRIGGER slot_asked AFTER UPDATE OF request ON slot
WHEN new.request IS NOT NULL AND new.request IS NOT old.request
BEGIN INSERT INTO request_tally
    SELECT state, CASE state WHEN 'REQUESTED' THEN requested_on
	ELSE decided_on END, 1
    FROM request WHERE id = new.request
    ON CONFLICT (state, day) DO UPDATE SET n = n + 1;
END;

-- Requests of a year, and those decided in it: what the office takes out as
-- files begins each page at its day.
CREATE INDEX request_requested_on ON request (requested_on, id);
CREATE INDEX request_decided_on ON request (decided_on, id)
	WHERE state IN ('APPROVED', 'REJECTED', 'REVOKED');
