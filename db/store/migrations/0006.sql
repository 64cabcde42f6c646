-- SPDX-License-Identifier: MIT
-- Version 6.

-- A year's applications of all programmes: a page begins at its row.
CREATE INDEX application_of_year ON application (fiscal_year);
