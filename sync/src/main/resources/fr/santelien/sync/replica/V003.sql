-- A decision that can be come back on: both values with who entered them, and whether it still stands. What was noted
-- before, and what was abandoned, stands for no decision.
ALTER TABLE history ADD COLUMN standing INTEGER NOT NULL DEFAULT 0;
ALTER TABLE history ADD COLUMN display TEXT NOT NULL DEFAULT '';
ALTER TABLE history ADD COLUMN kept TEXT;
ALTER TABLE history ADD COLUMN kept_author TEXT;
ALTER TABLE history ADD COLUMN kept_at TEXT;
ALTER TABLE history ADD COLUMN discarded_author TEXT;
ALTER TABLE history ADD COLUMN discarded_at TEXT;

-- 1 when base says what local says, as for nearly every resource: it is then not kept twice, base is null.
ALTER TABLE resource ADD COLUMN base_is_local INTEGER NOT NULL DEFAULT 0;

-- First download: how many resources the server announced, and the date its pages have come to.
ALTER TABLE holder ADD COLUMN announced INTEGER;
ALTER TABLE holder ADD COLUMN reached TEXT;

-- The newest resource a holder has from the server: asked for at each exchange, it tells a server that went back to a
-- backup.
CREATE TABLE witness (
    holder INTEGER PRIMARY KEY REFERENCES holder (number),
    type TEXT NOT NULL,
    id TEXT NOT NULL,
    version TEXT NOT NULL,
    last_updated TEXT NOT NULL
) STRICT;

-- What the server was last found to lack of what the exchange relies on; one row at most.
CREATE TABLE server_check (
    at TEXT NOT NULL,
    software TEXT NOT NULL,
    missing TEXT NOT NULL
) STRICT;

-- Unsent work of people who left the structure: out of the resources, for the referent to take over or to
-- destroy, and destroyed after a while. before is null for something they had made.
CREATE TABLE left_work (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    author TEXT NOT NULL,
    display TEXT NOT NULL,
    type TEXT NOT NULL,
    id TEXT NOT NULL,
    before TEXT,
    after TEXT NOT NULL,
    at TEXT NOT NULL,
    left_at TEXT NOT NULL
) STRICT;

-- How many resources a holder sees, kept: counting them would read all of them each time the status is shown.
ALTER TABLE holder ADD COLUMN seen INTEGER NOT NULL DEFAULT 0;
UPDATE holder SET seen = (SELECT count(*) FROM visibility WHERE visibility.holder = holder.number);
CREATE TRIGGER visibility_gained AFTER INSERT ON visibility BEGIN UPDATE holder SET seen = seen + 1 WHERE number = new.holder; END;
CREATE TRIGGER visibility_lost AFTER DELETE ON visibility BEGIN UPDATE holder SET seen = seen - 1 WHERE number = old.holder; END;
