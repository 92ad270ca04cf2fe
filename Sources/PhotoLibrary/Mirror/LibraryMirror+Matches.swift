import AlbumRules
import SQLite

extension LibraryMirror {
    /// Where it stands; nil when it is not whole.
    public func place() throws(MirrorError) -> MirrorPlace? {
        guard let cursor = try standing()?.cursor else { return nil }
        return try access { (database) throws(SQLiteError) in
            try database.first("SELECT generation, forgotten FROM library") { (row) throws(SQLiteError) in
                MirrorPlace(
                    generation: try row.id(0, of: MirrorEntity.self), cursor: cursor,
                    upto: try Self.lastChange(database), forgotten: row.integer(1))
            }
        }
    }

    /// Counts photos as changed whose moment has come.
    public func wake(at now: Instant) throws(MirrorError) {
        try access { (database) throws(SQLiteError) in
            let isDue = try database.first("SELECT 1 FROM due WHERE at <= ?", .instant(now)) { _ in true } ?? false
            guard isDue else { return }
            try database.transaction { () throws(SQLiteError) in
                try database.run(
                    "INSERT INTO change (photo) SELECT DISTINCT photo FROM due WHERE at <= ?", .instant(now))
                try database.run("DELETE FROM due WHERE at <= ?", .instant(now))
            }
        }
    }

    /// Notes moments at which photos are to be looked at again.
    public func remember(_ dues: [(photo: AssetID, at: Instant)]) throws(MirrorError) {
        guard !dues.isEmpty else { return }
        try access { (database) throws(SQLiteError) in
            try database.transaction { () throws(SQLiteError) in try self.put(dues) }
        }
    }

    /// The rules of these keys whose photos are known, and from where on changes are known.
    public func keptRules(_ keys: Set<String>) throws(MirrorError) -> [String: KeptRule] {
        try access { (database) throws(SQLiteError) in
            let forgotten = try database.first("SELECT forgotten FROM library") { $0.integer(0) } ?? 0
            let rules = try database.rows("SELECT key, number, upto, photos FROM rule") {
                ($0.text(0), KeptRule(number: $0.integer(1), upto: $0.integer(2), photos: Int($0.integer(3))))
            }
            return Dictionary(rules.filter { keys.contains($0.0) && $0.1.upto >= forgotten }) { first, _ in first }
        }
    }

    /// The photos that changed beyond a change, each once; some may be gone.
    public func changedPhotos(since upto: Int64) throws(MirrorError) -> [AssetID] {
        try access { (database) throws(SQLiteError) in
            try database.rows(
                "SELECT DISTINCT photo FROM change WHERE number > ? AND album IS NULL", .integer(upto)
            ) { (row) throws(SQLiteError) in try row.id(0, of: AssetEntity.self) }
        }
    }

    /// Takes in what rules say of photos that changed, up to a change.
    ///
    /// `wanted` has for each rule, by its number, the photos that it wants of those; what has gone meanwhile is left out.
    public func record(
        _ wanted: [Int64: Set<AssetID>], among photos: [AssetID], upto: Int64, dues: [(photo: AssetID, at: Instant)]
    ) throws(MirrorError) {
        try access { (database) throws(SQLiteError) in
            try database.transaction { () throws(SQLiteError) in
                let sets = NumberSets(.matches, in: database)
                for photo in photos {
                    let number = try database.first("SELECT number FROM photo WHERE id = ?", .id(photo)) {
                        $0.integer(0)
                    }
                    guard let number else { continue }
                    for (rule, wanted) in wanted { try sets.set(number, in: rule, to: wanted.contains(photo)) }
                }
                try sets.write()
                for rule in wanted.keys {
                    try database.run(
                        "UPDATE rule SET upto = ?2 WHERE number = ?1 AND upto < ?2", .integer(rule), .integer(upto))
                }
                try self.put(dues)
            }
        }
    }

    /// Takes in what rules say of all photos.
    ///
    /// `row` tells the row of a photo in the sets; `place` is where the mirror was when it was read. Nothing is taken in when
    /// it is not there any more.
    public func keep(
        _ rules: [String: RowSet], row: @Sendable (AssetID) -> Int?, dues: [(photo: AssetID, at: Instant)],
        at place: MirrorPlace
    ) throws(MirrorError) {
        guard try self.place() == place else { return }
        try access { (database) throws(SQLiteError) in
            try database.transaction { () throws(SQLiteError) in
                let sets = NumberSets(.matches, in: database)
                var numbers: [(Int64, RowSet)] = []
                for (key, rows) in rules {
                    try self.forget(ruleOf: key)
                    try database.run(
                        "INSERT INTO rule (key, upto, photos) VALUES (?, ?, 0)", .text(key), .integer(place.upto))
                    let number = try database.first("SELECT last_insert_rowid()") { $0.integer(0) } ?? 0
                    numbers.append((number, rows))
                }
                _ = try database.rows("SELECT number, id FROM photo ORDER BY number") { (photo) throws(SQLiteError) in
                    guard let row = row(try photo.id(1, of: AssetEntity.self)) else { return }
                    for (number, rows) in numbers where rows.contains(row) {
                        try sets.set(photo.integer(0), in: number, to: true)
                    }
                }
                try sets.write()
                try self.put(dues)
            }
        }
    }

    /// Lets the photos of rules go: they are asked of all photos again.
    public func forget(_ keys: some Sequence<String>) throws(MirrorError) {
        try access { (database) throws(SQLiteError) in
            try database.transaction { () throws(SQLiteError) in for key in keys { try self.forget(ruleOf: key) } }
        }
    }

    /// Lets go what nobody goes by any more: rules but the latest, and changes that everybody has heard of.
    ///
    /// `settled` is the change up to which the albums have heard of everything.
    public func tidy(settled: Int64) throws(MirrorError) {
        try access { (database) throws(SQLiteError) in
            try database.transaction { () throws(SQLiteError) in
                let last = try Self.lastChange(database)
                let old = try database.rows("SELECT key FROM rule ORDER BY upto DESC, number DESC LIMIT -1 OFFSET 250")
                {
                    $0.text(0)
                }
                for key in old { try self.forget(ruleOf: key) }
                // Who has not heard of so many changes looks at everything.
                let bound = max(settled, last - Self.mostChanges)
                try database.run("DELETE FROM change WHERE number <= ?", .integer(bound))
                try database.run("UPDATE library SET forgotten = max(forgotten, ?)", .integer(bound))
            }
        }
    }

    /// How many photos these people are on.
    public func counts(of people: Set<PersonID>) throws(MirrorError) -> [PersonID: Int] {
        try access { (database) throws(SQLiteError) in
            var counts: [PersonID: Int] = [:]
            for person in people {
                counts[person] =
                    try database.first("SELECT photos FROM person WHERE id = ?", .id(person)) { Int($0.integer(0)) }
                    ?? 0
            }
            return counts
        }
    }

    /// The names of countries, states and cities that photos have.
    public func places() throws(MirrorError) -> [(kind: String, name: String)] {
        try access { (database) throws(SQLiteError) in
            try database.rows("SELECT kind, name FROM place WHERE photos > 0") { (row) throws(SQLiteError) in
                let kind = Int(clamping: row.integer(0))
                guard LibraryTallies.placeKinds.indices.contains(kind) else { throw .unexpectedValue(column: 0) }
                return (LibraryTallies.placeKinds[kind], row.text(1))
            }
        }
    }

    private static let mostChanges: Int64 = 200_000

    static func lastChange(_ database: Database) throws(SQLiteError) -> Int64 {
        try database.first("SELECT seq FROM sqlite_sequence WHERE name = 'change'") { $0.integer(0) } ?? 0
    }

    private func put(_ dues: [(photo: AssetID, at: Instant)]) throws(SQLiteError) {
        for due in dues {
            try database.run("INSERT OR IGNORE INTO due VALUES (?, ?)", .id(due.photo), .instant(due.at))
        }
    }

    private func forget(ruleOf key: String) throws(SQLiteError) {
        try database.run("DELETE FROM match WHERE rule IN (SELECT number FROM rule WHERE key = ?)", .text(key))
        try database.run("DELETE FROM rule WHERE key = ?", .text(key))
    }
}
