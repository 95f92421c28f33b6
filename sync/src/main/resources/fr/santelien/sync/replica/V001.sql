-- One row a resource. base is what the server last gave, local what screens show.
CREATE TABLE resource (
    type TEXT NOT NULL,
    id TEXT NOT NULL,
    version TEXT,
    last_updated TEXT,
    base TEXT,
    local TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('clean', 'draft', 'dirty', 'sending', 'conflict', 'set_aside')),
    draft INTEGER NOT NULL DEFAULT 0,
    sending INTEGER NOT NULL DEFAULT 0,
    -- What was last sent and up to which change, kept until an answer is known.
    sent TEXT,
    sent_change INTEGER,
    -- A version received while the resource is being typed; merged when the draft is released.
    newer TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    reason TEXT,
    unprojected INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (type, id)
) STRICT;
CREATE INDEX resource_not_clean ON resource (state) WHERE state <> 'clean';
CREATE INDEX resource_unprojected ON resource (unprojected) WHERE unprojected <> 0;

-- What is not on the server yet, in the order it was made. A row goes when the server has it.
CREATE TABLE change (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    type TEXT NOT NULL,
    id TEXT NOT NULL,
    author TEXT NOT NULL,
    display TEXT NOT NULL,
    at TEXT NOT NULL,
    what TEXT NOT NULL,
    -- The resource after this change, noted only when the next change has another author:
    -- each author's work leaves under her own card.
    result TEXT,
    FOREIGN KEY (type, id) REFERENCES resource (type, id) ON DELETE CASCADE
) STRICT;
CREATE INDEX change_resource ON change (type, id);

CREATE TABLE conflict (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    type TEXT NOT NULL,
    id TEXT NOT NULL,
    path TEXT NOT NULL,
    base TEXT,
    local TEXT,
    local_author TEXT,
    local_at TEXT,
    remote TEXT,
    remote_author TEXT,
    remote_at TEXT,
    -- Which of the two the local JSON holds meanwhile.
    shown TEXT NOT NULL CHECK (shown IN ('local', 'remote')),
    UNIQUE (type, id, path),
    FOREIGN KEY (type, id) REFERENCES resource (type, id) ON DELETE CASCADE
) STRICT;

-- Values that somebody decided to discard: never shown again by themselves, never lost.
CREATE TABLE history (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    type TEXT NOT NULL,
    id TEXT NOT NULL,
    path TEXT NOT NULL,
    discarded TEXT,
    author TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;

CREATE TABLE holder (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    last_success TEXT,
    last_attempt TEXT,
    last_failure TEXT,
    downloaded INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE visibility (
    holder INTEGER NOT NULL REFERENCES holder (number),
    type TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (holder, type, id),
    FOREIGN KEY (type, id) REFERENCES resource (type, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX visibility_resource ON visibility (type, id);

CREATE TABLE cursor (
    holder INTEGER NOT NULL REFERENCES holder (number),
    scope TEXT NOT NULL,
    type TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (holder, scope, type)
) STRICT, WITHOUT ROWID;

CREATE TABLE trace (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    action TEXT NOT NULL,
    type TEXT NOT NULL,
    id TEXT NOT NULL
) STRICT;

CREATE TABLE projection (
    name TEXT PRIMARY KEY,
    version INTEGER NOT NULL
) STRICT;
