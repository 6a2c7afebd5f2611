//! The schema, as migrations. New ones are added; existing ones are never edited.

/// Marks the file as ours: "RECL" in the header field that SQLite keeps for applications.
pub(super) const APPLICATION_ID: i64 = 0x5245_434c;

/// The version of the format that this program writes: the number of migrations.
pub const VERSION: i64 = MIGRATIONS.len() as i64;

/// Each migration leads from the version equal to its position to the next one.
pub(super) const MIGRATIONS: [&str; 6] = [
    // 1. Versioned inventory: a row contains its key's content *from* a revision on; `gone` means that the key is
    //    removed. Journal: one row for each entry, one row for each series with its signed head.
    "
    CREATE TABLE station (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        name TEXT NOT NULL,
        seed BLOB NOT NULL CHECK (length(seed) = 32)
    ) STRICT;

    CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

    CREATE TABLE revision (
        number INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        source TEXT NOT NULL,
        prefixes TEXT NOT NULL
    ) STRICT;
    CREATE TABLE device (
        tag TEXT NOT NULL, revision INTEGER NOT NULL REFERENCES revision, gone INTEGER NOT NULL DEFAULT 0,
        serial TEXT, model TEXT, kind TEXT, programme TEXT, delivery TEXT, owner TEXT,
        custody TEXT, holder TEXT, due TEXT, college INTEGER, room TEXT, source_id TEXT, uuid TEXT,
        PRIMARY KEY (tag, revision)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE college (
        uai INTEGER NOT NULL, revision INTEGER NOT NULL REFERENCES revision, gone INTEGER NOT NULL DEFAULT 0,
        name TEXT, commune TEXT, priority INTEGER,
        PRIMARY KEY (uai, revision)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE programme (
        code TEXT NOT NULL, revision INTEGER NOT NULL REFERENCES revision, gone INTEGER NOT NULL DEFAULT 0,
        allotted INTEGER, full_name TEXT,
        PRIMARY KEY (code, revision)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE series (
        writer BLOB PRIMARY KEY CHECK (length(writer) = 16),
        campaign BLOB NOT NULL CHECK (length(campaign) = 16),
        own INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        hlc INTEGER NOT NULL,
        hash BLOB NOT NULL CHECK (length(hash) = 32),
        signature BLOB CHECK (length(signature) = 64)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE entry (
        writer BLOB NOT NULL REFERENCES series,
        seq INTEGER NOT NULL CHECK (seq > 0),
        prev BLOB NOT NULL CHECK (length(prev) = 32),
        digest BLOB NOT NULL CHECK (length(digest) = 32),
        hash BLOB NOT NULL CHECK (length(hash) = 32),
        salt BLOB CHECK (length(salt) = 16),
        payload BLOB,
        PRIMARY KEY (writer, seq)
    ) STRICT, WITHOUT ROWID;

    CREATE TRIGGER entry_is_kept BEFORE DELETE ON entry
        BEGIN SELECT raise(ABORT, 'the journal only grows'); END;
    CREATE TRIGGER entry_is_not_rewritten BEFORE UPDATE ON entry
        WHEN NOT (new.payload IS NULL AND new.salt IS NULL AND new.writer IS old.writer AND new.seq IS old.seq
                  AND new.prev IS old.prev AND new.digest IS old.digest AND new.hash IS old.hash)
        BEGIN SELECT raise(ABORT, 'the journal only grows'); END;
    ",
    // 2. The hub: its identity, how far each own series is known there, the digest of each revision. An entry may leave
    //    its series once it was moved into another one, to which it then belongs.
    "
    CREATE TABLE hub (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        id BLOB NOT NULL CHECK (length(id) = 16),
        incarnation BLOB NOT NULL CHECK (length(incarnation) = 16),
        office BLOB NOT NULL CHECK (length(office) = 32),
        scope TEXT NOT NULL,
        synced TEXT
    ) STRICT;
    ALTER TABLE series ADD COLUMN pushed INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE revision ADD COLUMN digest BLOB CHECK (length(digest) = 32);

    CREATE TABLE carried (
        writer BLOB NOT NULL, seq INTEGER NOT NULL,
        into_writer BLOB NOT NULL REFERENCES series, into_seq INTEGER NOT NULL,
        PRIMARY KEY (writer, seq)
    ) STRICT, WITHOUT ROWID;
    DROP TRIGGER entry_is_kept;
    CREATE TRIGGER entry_is_kept BEFORE DELETE ON entry
        WHEN NOT EXISTS (
            SELECT 1 FROM carried c JOIN entry e ON e.writer = c.into_writer AND e.seq = c.into_seq
            WHERE c.writer = old.writer AND c.seq = old.seq
        )
        BEGIN SELECT raise(ABORT, 'the journal only grows'); END;
    ",
    // 3. The station's signed roll (`roll.rs`), and what it erased: payloads of a series from a number to a number,
    //    with the hash of the series there; campaigns of which no payload is taken in any more. A revision that is here
    //    in part, or into which others were merged, has a second digest, of the rows that are here.
    "
    ALTER TABLE revision ADD COLUMN held BLOB CHECK (length(held) = 32);
    CREATE TABLE roll (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        said TEXT NOT NULL,
        signature BLOB NOT NULL CHECK (length(signature) = 64)
    ) STRICT;
    CREATE TABLE erased (
        writer BLOB NOT NULL REFERENCES series,
        first INTEGER NOT NULL CHECK (first > 0),
        last INTEGER NOT NULL CHECK (last >= first),
        hash BLOB NOT NULL CHECK (length(hash) = 32),
        at TEXT NOT NULL,
        PRIMARY KEY (writer, first)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE purged (campaign BLOB PRIMARY KEY CHECK (length(campaign) = 16), at TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE INDEX device_with_holder ON device (tag) WHERE holder IS NOT NULL;
    ",
    // 4. The papers that were made here.
    "
    CREATE TABLE paper (
        number INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        kind TEXT NOT NULL,
        campaign BLOB CHECK (length(campaign) = 16),
        college TEXT NOT NULL,
        path TEXT NOT NULL,
        digest BLOB NOT NULL CHECK (length(digest) = 32)
    ) STRICT;
    ",
    // 5. The own photographs that the hub has acknowledged.
    "
    CREATE TABLE delivered (still BLOB PRIMARY KEY CHECK (length(still) = 32)) STRICT, WITHOUT ROWID;
    ",
    // 6. The code of the commune of a college.
    "ALTER TABLE college ADD COLUMN commune_code TEXT;",
];

/// What an older format lacks, as temporary tables for a read-only connection: empty, or with empty new columns. Each
/// leads from the version equal to its position, as in [`MIGRATIONS`].
pub(super) const SHADOWS: [&str; MIGRATIONS.len()] = [
    "",
    "
    CREATE TEMP TABLE hub (one, id, incarnation, office, scope, synced);
    CREATE TEMP TABLE carried (writer, seq, into_writer, into_seq);
    CREATE TEMP VIEW series AS SELECT *, 0 AS pushed FROM main.series;
    CREATE TEMP VIEW revision AS SELECT *, NULL AS digest, NULL AS held FROM main.revision;
    ",
    "
    CREATE TEMP TABLE roll (one, said, signature);
    CREATE TEMP TABLE erased (writer, first, last, hash, at);
    CREATE TEMP TABLE purged (campaign, at);
    CREATE TEMP VIEW IF NOT EXISTS revision AS SELECT *, NULL AS held FROM main.revision;
    ",
    "CREATE TEMP TABLE paper (number, at, kind, campaign, college, path, digest);",
    "CREATE TEMP TABLE delivered (still);",
    "CREATE TEMP VIEW college AS SELECT *, NULL AS commune_code FROM main.college;",
];
