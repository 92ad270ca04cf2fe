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
        """,
        // The journal of write requests takes the place of intentions in the ledger; runs tell what kind they are, what
        // they showed and what they did to each album.
        """
        ALTER TABLE run ADD COLUMN kind INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE run ADD COLUMN undoes INTEGER REFERENCES run (id);
        ALTER TABLE run ADD COLUMN failure TEXT;
        CREATE TABLE run_album (
            run INTEGER NOT NULL REFERENCES run (id),
            name TEXT NOT NULL,
            album BLOB,
            is_created INTEGER NOT NULL,
            adopted INTEGER NOT NULL,
            total INTEGER NOT NULL,
            failure TEXT,
            PRIMARY KEY (run, name)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE run_hold (
            run INTEGER NOT NULL REFERENCES run (id),
            name TEXT NOT NULL,
            number INTEGER NOT NULL,
            words TEXT NOT NULL,
            PRIMARY KEY (run, name, number)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX event_run ON event (run);
        CREATE TABLE known_photo (
            asset BLOB PRIMARY KEY NOT NULL,
            file_name TEXT NOT NULL,
            taken_on_clock INTEGER
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE journal (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            run INTEGER NOT NULL REFERENCES run (id),
            kind INTEGER NOT NULL,
            name TEXT,
            album BLOB,
            sent_at INTEGER NOT NULL,
            answered_at INTEGER,
            is_done INTEGER
        ) STRICT;
        CREATE INDEX journal_open ON journal (id) WHERE answered_at IS NULL;
        CREATE TABLE journal_photo (
            entry INTEGER NOT NULL REFERENCES journal (id) ON DELETE CASCADE,
            number INTEGER NOT NULL,
            asset BLOB NOT NULL,
            PRIMARY KEY (entry, number)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE shown (
            name TEXT NOT NULL,
            undoes INTEGER NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (name, undoes)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE shown_photo (
            name TEXT NOT NULL,
            undoes INTEGER NOT NULL,
            asset BLOB NOT NULL,
            is_removal INTEGER NOT NULL,
            PRIMARY KEY (name, undoes, asset),
            FOREIGN KEY (name, undoes) REFERENCES shown (name, undoes) ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;
        INSERT INTO journal (run, kind, album, sent_at)
            SELECT (SELECT max(id) FROM run), standing - 2, album, max(since) FROM ledger
            WHERE standing IN (3, 4) AND EXISTS (SELECT 1 FROM run) GROUP BY album, standing;
        INSERT INTO journal_photo (entry, number, asset)
            SELECT journal.id, row_number() OVER (PARTITION BY journal.id ORDER BY ledger.asset), ledger.asset
            FROM ledger JOIN journal ON journal.album = ledger.album AND journal.kind = ledger.standing - 2
            WHERE ledger.standing IN (3, 4);
        DELETE FROM ledger WHERE standing = 3;
        UPDATE ledger SET standing = 0 WHERE standing = 4;
        """,
        // What a run concluded; void as soon as anything else that is remembered changes.
        """
        CREATE TABLE conclusion (key TEXT NOT NULL, report BLOB NOT NULL) STRICT;
        """,
        """
        ALTER TABLE journal ADD COLUMN key TEXT;
        ALTER TABLE journal ADD COLUMN user BLOB;
        CREATE TABLE album_share (
            album BLOB NOT NULL,
            user BLOB NOT NULL,
            name TEXT NOT NULL,
            PRIMARY KEY (album, user)
        ) STRICT, WITHOUT ROWID;
        """,
        // Answers are runs of the history, about a name; and a run that did not look at every album does not speak for them.
        """
        ALTER TABLE album ADD COLUMN is_first_fill_open INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE run ADD COLUMN subject TEXT;
        ALTER TABLE run ADD COLUMN is_partial INTEGER NOT NULL DEFAULT 0;
        """,
        // How many entries of each kind a ledger has, and up to which change of the mirror an album is settled: void as
        // soon as its ledger changes.
        """
        CREATE TABLE ledger_count (
            album BLOB NOT NULL,
            origin INTEGER NOT NULL,
            standing INTEGER NOT NULL,
            photos INTEGER NOT NULL,
            PRIMARY KEY (album, origin, standing)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO ledger_count SELECT album, origin, standing, count(*) FROM ledger GROUP BY album, origin, standing;
        CREATE TABLE settlement (
            album BLOB PRIMARY KEY NOT NULL,
            generation BLOB NOT NULL,
            upto INTEGER NOT NULL,
            members INTEGER NOT NULL,
            meaning TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX ledger_odd ON ledger (album, asset) WHERE standing <> 0;
        CREATE TRIGGER ledger_inserted AFTER INSERT ON ledger BEGIN
            INSERT INTO ledger_count VALUES (NEW.album, NEW.origin, NEW.standing, 1)
                ON CONFLICT DO UPDATE SET photos = photos + 1;
            DELETE FROM settlement WHERE album = NEW.album;
        END;
        CREATE TRIGGER ledger_deleted AFTER DELETE ON ledger BEGIN
            UPDATE ledger_count SET photos = photos - 1
                WHERE album = OLD.album AND origin = OLD.origin AND standing = OLD.standing;
            DELETE FROM settlement WHERE album = OLD.album;
        END;
        CREATE TRIGGER ledger_updated AFTER UPDATE ON ledger BEGIN
            UPDATE ledger_count SET photos = photos - 1
                WHERE album = OLD.album AND origin = OLD.origin AND standing = OLD.standing;
            INSERT INTO ledger_count VALUES (NEW.album, NEW.origin, NEW.standing, 1)
                ON CONFLICT DO UPDATE SET photos = photos + 1;
            DELETE FROM settlement WHERE album = NEW.album;
        END;
        """,
        """
        ALTER TABLE shown ADD COLUMN albums INTEGER NOT NULL DEFAULT 0;
        """,
    ]
}
