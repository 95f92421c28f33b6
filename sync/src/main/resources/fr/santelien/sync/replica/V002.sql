-- What a person was typing when her card was pulled, sealed with a key that only her card opens. One row a person.
CREATE TABLE sealed_entry (
    holder INTEGER PRIMARY KEY REFERENCES holder (number),
    since TEXT NOT NULL,
    sealed TEXT NOT NULL
) STRICT;
