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
