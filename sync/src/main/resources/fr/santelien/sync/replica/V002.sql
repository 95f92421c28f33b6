-- Where a person was and what she was typing when her card was pulled, sealed with a key that only her card opens. One
-- row a person; since is null when nothing was being typed.
CREATE TABLE sealed_entry (
    holder INTEGER PRIMARY KEY REFERENCES holder (number),
    since TEXT,
    sealed TEXT NOT NULL
) STRICT;
