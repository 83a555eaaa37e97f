-- The change log: one line for every row written, in the order of commits, never changed afterwards. History, undo,
-- the refresh of windows and the audit trail are this table read in four ways.
CREATE TABLE change (
  seq     INTEGER PRIMARY KEY,  -- 1, 2, 3 … without a gap
  txn     TEXT NOT NULL,        -- the act: all lines of one commit share it and are undone together
  action  TEXT NOT NULL,        -- what the person did: import, entry-add, undo …
  at      TEXT NOT NULL,        -- when, UTC, YYYY-MM-DDTHH:MM:SS.ffffffZ; the order is that of seq, not of clocks
  who     TEXT NOT NULL,        -- the account's name: a claim
  host    TEXT NOT NULL,
  tbl     TEXT NOT NULL,        -- the table and row written
  row_id  TEXT NOT NULL,
  -- Not as a list: SQLite makes a temporary table of one of three or more for every row it checks.
  op      TEXT NOT NULL CHECK (op = 'I' OR op = 'U' OR op = 'D'),
  rev     INTEGER NOT NULL,     -- of the row after (for D: before) this line; grows even over delete and re-create
  item_id TEXT,                 -- the task and the plan the row belongs to, for their histories
  plan_id TEXT,
  before  TEXT,                 -- the row's columns as a flat JSON object; NULL for I
  after   TEXT,                 -- NULL for D
  undoes  TEXT,                 -- the act that this act undid
  prev    TEXT NOT NULL,        -- hash of the line before; empty for the first
  hash    TEXT NOT NULL         -- SHA-256 over all the columns above, each with its length, and prev
) STRICT;
-- Every index is written with every line, and a change waits for it: each line is in one of the first two. A row never
-- moves to another task, so the lines of a row are among those of its task. The lines of an act stand together and need
-- no index; what is asked seldom walks the table.
CREATE INDEX change_of_item ON change (item_id) WHERE item_id IS NOT NULL;
CREATE INDEX change_of_row ON change (row_id) WHERE item_id IS NULL;
CREATE INDEX change_undoes ON change (undoes) WHERE undoes IS NOT NULL;
