-- Whether who keeps the memberships has opened a leaver's work to the colleagues who may write it.
ALTER TABLE left_work ADD COLUMN offered INTEGER NOT NULL DEFAULT 0;
