/// The tables of the mirror; steps are only ever appended.
enum MirrorSchema {
    /// Marks a database file as this program's mirror ("IAAm").
    static let applicationID: Int64 = 0x4941_416D

    static let steps = [
        """
        PRAGMA application_id = \(applicationID);
        CREATE TABLE library (
            user BLOB NOT NULL,
            -- Null while it is being filled: nothing in it may be used then.
            cursor TEXT,
            server_version TEXT NOT NULL,
            has_people INTEGER NOT NULL,
            has_exif INTEGER NOT NULL,
            filled_at INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE photo (
            number INTEGER PRIMARY KEY,
            id BLOB NOT NULL UNIQUE,
            month INTEGER NOT NULL,
            facts BLOB NOT NULL
        ) STRICT;
        CREATE TABLE month (month INTEGER PRIMARY KEY, photos INTEGER NOT NULL) STRICT;
        CREATE TABLE face (id BLOB PRIMARY KEY NOT NULL, photo BLOB NOT NULL) STRICT, WITHOUT ROWID;
        """,
        // What is derived from the photos, and what changed since it was. Sets of photos are bits by the photos' numbers.
        """
        UPDATE library SET cursor = NULL;
        -- New for each filling: what was remembered of another one is void.
        ALTER TABLE library ADD COLUMN generation BLOB;
        -- Changes up to this number are forgotten.
        ALTER TABLE library ADD COLUMN forgotten INTEGER NOT NULL DEFAULT 0;
        CREATE TABLE person (id BLOB PRIMARY KEY NOT NULL, photos INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE place (kind INTEGER NOT NULL, name TEXT NOT NULL, photos INTEGER NOT NULL, PRIMARY KEY (kind, name))
            STRICT, WITHOUT ROWID;
        -- A photo that changed, or, with an album, one that came into it or left it.
        CREATE TABLE change (number INTEGER PRIMARY KEY AUTOINCREMENT, photo BLOB NOT NULL, album BLOB) STRICT;
        -- A moment at which a photo is to be looked at again though nothing happens to it.
        CREATE TABLE due (photo BLOB NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (photo, at)) STRICT, WITHOUT ROWID;
        -- Which photos a rule wants, as of a change.
        CREATE TABLE rule (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            key TEXT NOT NULL UNIQUE,
            upto INTEGER NOT NULL,
            photos INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE match (rule INTEGER NOT NULL, chunk INTEGER NOT NULL, bits BLOB NOT NULL, PRIMARY KEY (rule, chunk))
            STRICT, WITHOUT ROWID;
        -- The members of an album that are in the library, and the others.
        CREATE TABLE album (number INTEGER PRIMARY KEY AUTOINCREMENT, id BLOB NOT NULL UNIQUE, photos INTEGER NOT NULL)
            STRICT;
        CREATE TABLE member (
            album INTEGER NOT NULL, chunk INTEGER NOT NULL, bits BLOB NOT NULL, PRIMARY KEY (album, chunk)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE outsider (
            album INTEGER NOT NULL,
            photo BLOB NOT NULL,
            owner BLOB NOT NULL,
            visibility INTEGER NOT NULL,
            PRIMARY KEY (album, photo)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX outsider_photo ON outsider (photo);
        """,
        // What a key alone can tell of changes.
        """
        -- Whether everything before the cursor is in it; a key cannot see changes of faces, so that a quick pass ends it.
        ALTER TABLE library ADD COLUMN is_exact INTEGER NOT NULL DEFAULT 1;
        -- Whose photos every quick pass since then has counted; null when there was none.
        ALTER TABLE library ADD COLUMN watched BLOB;
        -- Counts how often quick passes found something new.
        ALTER TABLE library ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
        """,
        // The members of albums as a run with a key alone read them, and when the album had last changed.
        """
        CREATE TABLE listed (id BLOB PRIMARY KEY NOT NULL, updated_at INTEGER NOT NULL, members BLOB NOT NULL) STRICT;
        """,
    ]

    /// The tables that a filling begins with empty.
    static let contents = [
        "library", "photo", "month", "face", "person", "place", "change", "due", "rule", "match", "album", "member",
        "outsider", "listed",
    ]
}
