-- An office's plans. Every table has id (a UUID made by whoever writes the row) and rev (grows with every change);
-- days are text YYYY-MM-DD; what has no value is NULL; numbers without a value are 0.

-- The head of an administrative plan.
CREATE TABLE plan (
  id              TEXT PRIMARY KEY,
  rev             INTEGER NOT NULL,
  number          TEXT,              -- "580"
  symbol          TEXT,              -- "KH-BQL"
  type            TEXT,              -- "Kế hoạch"
  title           TEXT,
  issued_on       TEXT CHECK (issued_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  place           TEXT,
  issuer          TEXT,
  parent_issuer   TEXT,
  signer_form     TEXT,              -- KT., TM., TL., TUQ.
  signer_position TEXT,
  signer_name     TEXT,
  basis           TEXT,              -- JSON array of text; opaque to SQL, like the next two
  refs            TEXT,              -- JSON array of [number, day or null]
  recipients      TEXT,              -- JSON array of text
  closed_on       TEXT CHECK (closed_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
) STRICT;
CREATE INDEX plan_number ON plan (number);

-- The office's units, and who succeeded whom (merge and split: many to many).
CREATE TABLE unit (
  id          TEXT PRIMARY KEY,
  rev         INTEGER NOT NULL,
  code        TEXT,
  name        TEXT NOT NULL,
  valid_from  TEXT CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  valid_until TEXT CHECK (valid_until GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
) STRICT;
CREATE TABLE unit_succession (
  id             TEXT PRIMARY KEY,
  rev            INTEGER NOT NULL,
  predecessor_id TEXT NOT NULL REFERENCES unit (id),
  successor_id   TEXT NOT NULL REFERENCES unit (id),
  UNIQUE (predecessor_id, successor_id)
) STRICT;
CREATE INDEX unit_succession_successor ON unit_succession (successor_id);

-- Sections, tasks, duties and steps.
CREATE TABLE item (
  id            TEXT PRIMARY KEY,
  rev           INTEGER NOT NULL,
  plan_id       TEXT NOT NULL REFERENCES plan (id),
  parent_id     TEXT REFERENCES item (id),
  position      INTEGER NOT NULL,    -- order within the plan, parents first; with gaps, so that one fits between
  kind          TEXT NOT NULL CHECK (kind = 'section' OR kind = 'task' OR kind = 'duty' OR kind = 'step'),
  code          TEXT,                -- as printed: "II.1.đ"
  text          TEXT,
  detail        TEXT,
  product       TEXT,
  target_on     TEXT CHECK (target_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  pulse_days    INTEGER NOT NULL,    -- 0: the office's
  cancelled_on  TEXT CHECK (cancelled_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  cancelled_why TEXT
) STRICT;
CREATE INDEX item_plan ON item (plan_id, position);
CREATE INDEX item_parent ON item (parent_id) WHERE parent_id IS NOT NULL;

CREATE TABLE item_unit (
  id       TEXT PRIMARY KEY,
  rev      INTEGER NOT NULL,
  item_id  TEXT NOT NULL REFERENCES item (id),
  unit_id  TEXT NOT NULL REFERENCES unit (id),
  role     TEXT NOT NULL CHECK (role IN ('lead', 'coordinating')),
  position INTEGER NOT NULL
) STRICT;
CREATE INDEX item_unit_item ON item_unit (item_id, role, position);
CREATE INDEX item_unit_unit ON item_unit (unit_id, role);

-- A deadline: the plan's words, kept for ever, and what they mean.
CREATE TABLE deadline (
  id             TEXT PRIMARY KEY,
  rev            INTEGER NOT NULL,
  item_id        TEXT NOT NULL REFERENCES item (id),
  position       INTEGER NOT NULL,
  raw            TEXT NOT NULL,
  kind           TEXT NOT NULL,
  start_on       TEXT CHECK (start_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  end_on         TEXT CHECK (end_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- the last day named
  inclusive      INTEGER NOT NULL CHECK (inclusive IN (0, 1)),                        -- 0: the day before it
  every          TEXT NOT NULL,
  every_n        INTEGER NOT NULL,
  due            TEXT,               -- days within the period, joined by a space
  proposed_start TEXT,
  proposed_end   TEXT,
  proposed_why   TEXT,
  event_words    TEXT,
  event_on       TEXT,
  event_days     INTEGER NOT NULL,
  event_working  INTEGER NOT NULL CHECK (event_working IN (0, 1))
) STRICT;
CREATE INDEX deadline_item ON deadline (item_id, position);

-- The progress log.
CREATE TABLE entry (
  id         TEXT PRIMARY KEY,
  rev        INTEGER NOT NULL,
  item_id    TEXT NOT NULL REFERENCES item (id),
  entry_on   TEXT NOT NULL CHECK (entry_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  percent    INTEGER NOT NULL CHECK (percent BETWEEN -1 AND 100), -- -1: not said
  result     TEXT,
  difficulty TEXT,
  proposal   TEXT,
  by_whom    TEXT,
  for_end    TEXT CHECK (for_end GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  done_on    TEXT CHECK (done_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  ord        INTEGER NOT NULL        -- order among the entries of one day
) STRICT;
CREATE INDEX entry_item ON entry (item_id, entry_on, ord);

CREATE TABLE extension (
  id          TEXT PRIMARY KEY,
  rev         INTEGER NOT NULL,
  item_id     TEXT NOT NULL REFERENCES item (id),
  deadline_id TEXT NOT NULL REFERENCES deadline (id),
  old_end     TEXT NOT NULL,
  new_end     TEXT NOT NULL,
  reason      TEXT,
  decided_on  TEXT NOT NULL,
  document    TEXT,
  ord         INTEGER NOT NULL
) STRICT;
CREATE INDEX extension_item ON extension (item_id, decided_on, ord);
CREATE INDEX extension_deadline ON extension (deadline_id);

-- Days off and make-up working days; an official row overrules the computed row of its day.
CREATE TABLE calendar_day (
  id       TEXT PRIMARY KEY,
  rev      INTEGER NOT NULL,
  on_day   TEXT NOT NULL CHECK (on_day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  working  INTEGER NOT NULL CHECK (working IN (0, 1)),
  official INTEGER NOT NULL CHECK (official IN (0, 1)),
  name     TEXT,
  source   TEXT,
  UNIQUE (on_day, official)
) STRICT;

-- What the office set about reading the calendar; id is the setting's name.
CREATE TABLE setting (
  id    TEXT PRIMARY KEY,
  rev   INTEGER NOT NULL,
  value TEXT
) STRICT;

-- From here on: made of the tables above, not logged, and made again whenever they change.

-- What the rules say of every item on every day: one row per span of days. Day D is in the span when
-- from_on <= D < until_on; the last span ends with '9999-12-31'.
CREATE TABLE item_timing (
  item_id  TEXT NOT NULL,
  from_on  TEXT NOT NULL,
  until_on TEXT NOT NULL,
  status   INTEGER NOT NULL,         -- DmStatus
  timing   INTEGER NOT NULL,         -- DmTiming
  percent  INTEGER NOT NULL,
  end_on   TEXT,
  PRIMARY KEY (item_id, from_on)
) STRICT, WITHOUT ROWID;

-- What can be searched: the words of a row as written, and their kind and owner.
CREATE TABLE search_doc (
  doc      INTEGER PRIMARY KEY,
  tbl      TEXT NOT NULL,
  row_id   TEXT NOT NULL,
  kind     TEXT NOT NULL,
  owner_id TEXT NOT NULL,            -- the task, plan or unit that a hit opens
  title    TEXT NOT NULL,
  body     TEXT NOT NULL,
  UNIQUE (tbl, row_id)
) STRICT;
CREATE INDEX search_doc_owner ON search_doc (owner_id);
-- The same words twice: exact keeps accents, folded has none. The tokenizer must not fold by itself: it knows no đ.
CREATE VIRTUAL TABLE search_text USING fts5 (exact, folded, tokenize = 'unicode61 remove_diacritics 0',
                                             prefix = '2 3');
-- The newest line of the change log that the index has seen.
CREATE TABLE search_cursor (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  seq  INTEGER NOT NULL
) STRICT;
INSERT INTO search_cursor (only, seq) VALUES (1, 0);
