-- A resource that says what the server said is kept packed (Packing), the others in text as before: ANY instead of TEXT.
-- What stands in the file stays as it is, which is why only the schema is written over:
-- https://sqlite.org/lang_altertable.html, "Making Other Kinds Of Table Schema Changes". Its schema_version is left as it
-- is: no other connection is open yet, and RESET reads the schema again here.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, 'local TEXT NOT NULL', 'local ANY NOT NULL') WHERE type = 'table' AND name = 'resource';
PRAGMA writable_schema = RESET;
