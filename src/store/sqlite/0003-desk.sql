-- What a desk keeps of its people, and of how it looks at its work.

-- People of the office. A person who left keeps the row: what was done in their name stays theirs.
CREATE TABLE person (
  id          TEXT PRIMARY KEY,
  rev         INTEGER NOT NULL,
  name        TEXT NOT NULL,
  title       TEXT,                  -- position: "Phó Trưởng ban"
  unit_id     TEXT REFERENCES unit (id),
  phone       TEXT,
  email       TEXT,
  valid_from  TEXT CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  valid_until TEXT CHECK (valid_until GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
) STRICT;
CREATE INDEX person_unit ON person (unit_id) WHERE unit_id IS NOT NULL;

-- Other names by which documents call a unit.
CREATE TABLE unit_alias (
  id      TEXT PRIMARY KEY,
  rev     INTEGER NOT NULL,
  unit_id TEXT NOT NULL REFERENCES unit (id),
  alias   TEXT NOT NULL
) STRICT;
CREATE INDEX unit_alias_unit ON unit_alias (unit_id);

-- The person in charge of a task, a duty or a step.
ALTER TABLE item ADD COLUMN person_id TEXT REFERENCES person (id);
CREATE INDEX item_person ON item (person_id) WHERE person_id IS NOT NULL;

-- Ways of looking at the tasks that were given a name.
CREATE TABLE saved_view (
  id       TEXT PRIMARY KEY,
  rev      INTEGER NOT NULL,
  name     TEXT NOT NULL,
  query    TEXT NOT NULL,            -- a flat JSON object; opaque to SQL
  position INTEGER NOT NULL
) STRICT;
