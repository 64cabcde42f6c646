-- SPDX-License-Identifier: MIT
-- Version 2: a login and the uid that first came with it belong together, so
-- that a uid given to somebody else opens nothing. (house.md: service)

ALTER TABLE person ADD COLUMN uid INTEGER;
CREATE UNIQUE INDEX person_uid ON person (uid);

-- Another login is another account: its first connection counts anew.
CREATE TRIGGER person_moved AFTER UPDATE OF login ON person
WHEN old.login IS NOT new.login
BEGIN UPDATE person SET uid = NULL WHERE id = new.id; END;
