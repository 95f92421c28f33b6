-- One tree instead of two, that finds who sees a resource and whether somebody does: each new resource is written once less,
-- at the place its random id has in the order.
CREATE TABLE seen_by (
    type TEXT NOT NULL,
    id TEXT NOT NULL,
    holder INTEGER NOT NULL REFERENCES holder (number),
    PRIMARY KEY (type, id, holder),
    FOREIGN KEY (type, id) REFERENCES resource (type, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
INSERT INTO seen_by (type, id, holder) SELECT type, id, holder FROM visibility ORDER BY type, id, holder;
DROP TABLE visibility;
ALTER TABLE seen_by RENAME TO visibility;
CREATE TRIGGER visibility_gained AFTER INSERT ON visibility BEGIN UPDATE holder SET seen = seen + 1 WHERE number = new.holder; END;
CREATE TRIGGER visibility_lost AFTER DELETE ON visibility BEGIN UPDATE holder SET seen = seen - 1 WHERE number = old.holder; END;

-- Whether it was tried what the server does of an update that was made from another version than its own.
ALTER TABLE server_check ADD COLUMN update_tried INTEGER NOT NULL DEFAULT 0;
