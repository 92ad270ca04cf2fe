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
        """
    ]
}
