/// The tables of the state; steps are only ever appended.
enum StateSchema {
    /// Marks a database file as this program's ("IAAs").
    static let applicationID: Int64 = 0x4941_4173

    static let steps = [
        """
        PRAGMA application_id = \(applicationID);
        CREATE TABLE owner (user BLOB NOT NULL, server TEXT NOT NULL) STRICT;
        CREATE TABLE album (
            name TEXT PRIMARY KEY NOT NULL,
            id BLOB NOT NULL UNIQUE,
            server_name TEXT NOT NULL,
            is_created INTEGER NOT NULL,
            is_hand_added_removal_approved INTEGER NOT NULL DEFAULT 0,
            good_run_at INTEGER,
            good_library INTEGER
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE album_person (
            album BLOB NOT NULL REFERENCES album (id) ON DELETE CASCADE,
            name TEXT NOT NULL,
            photos INTEGER NOT NULL,
            PRIMARY KEY (album, name)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE ledger (
            album BLOB NOT NULL,
            asset BLOB NOT NULL,
            origin INTEGER NOT NULL,
            standing INTEGER NOT NULL,
            since INTEGER NOT NULL,
            PRIMARY KEY (album, asset)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE person (name TEXT PRIMARY KEY NOT NULL, id BLOB NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE run (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            started_at INTEGER NOT NULL,
            ended_at INTEGER,
            exit_code INTEGER,
            added INTEGER NOT NULL DEFAULT 0,
            removed INTEGER NOT NULL DEFAULT 0,
            held INTEGER NOT NULL DEFAULT 0,
            failed INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE TABLE event (
            album BLOB NOT NULL,
            asset BLOB NOT NULL,
            run INTEGER NOT NULL REFERENCES run (id),
            kind INTEGER NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (album, asset, run, kind)
        ) STRICT, WITHOUT ROWID;
        """
    ]
}
