import AlbumRules
import SQLite

/// Finds out of which photos albums have to hear: those that changed, and those that wait for a moment.
final class AlbumListener {
    private struct Change {
        var number: Int64
        var photo: AssetID
        var album: AlbumID?
    }

    private let user: UserID
    private let database: Database
    private let matches: NumberSets
    private let members: NumberSets
    private let changes: [Change]
    private let waiting: Set<AssetID>
    private var numbers: [AssetID: Int64?] = [:]

    init(_ user: UserID, in database: Database, since: Int64?) throws(SQLiteError) {
        self.user = user
        self.database = database
        matches = NumberSets(.matches, in: database)
        members = NumberSets(.members, in: database)
        guard let since else {
            (changes, waiting) = ([], [])
            return
        }
        let sql = "SELECT number, photo, album FROM change WHERE number > ? ORDER BY number"
        changes = try database.rows(sql, .integer(since)) { (row) throws(SQLiteError) in
            Change(
                number: row.integer(0), photo: try row.id(1, of: AssetEntity.self),
                album: row.isNull(2) ? nil : try row.id(2, of: AlbumEntity.self))
        }
        waiting = Set(
            try database.rows("SELECT photo FROM due") { (row) throws(SQLiteError) in
                try row.id(0, of: AssetEntity.self)
            })
    }

    /// What there is to hear; `members` is what the album's members are called.
    func stir(_ ask: AlbumAsk, members album: Int64?) throws(SQLiteError) -> AlbumStir {
        guard let since = ask.since, let album else { return try whole(ask, album) }
        var stir = AlbumStir()
        for change in changes where change.number > since {
            if let other = change.album {
                guard other == ask.album else { continue }
                stir.photos.insert(change.photo)
            } else if let number = try number(of: change.photo) {
                let isWanted = try matches.contains(number, in: ask.rule)
                let isMember = try members.contains(number, in: album)
                if isWanted || isMember { stir.photos.insert(change.photo) }
            } else {
                stir.photos.insert(change.photo)
            }
        }
        for photo in waiting {
            if let number = try number(of: photo), try matches.contains(number, in: ask.rule) {
                stir.photos.insert(photo)
            }
        }
        stir.photos.formUnion(ask.besides)
        for photo in stir.photos {
            if let number = try number(of: photo) {
                if try matches.contains(number, in: ask.rule) { stir.wanted.insert(photo) }
                if try members.contains(number, in: album) {
                    stir.members.append(AlbumMember(id: photo, owner: user))
                }
            } else if let member = try outsiders(album, photo: photo).first {
                stir.members.append(member)
            }
        }
        return stir
    }

    /// Everything that the rule wants and everybody in the album.
    private func whole(_ ask: AlbumAsk, _ album: Int64?) throws(SQLiteError) -> AlbumStir {
        var stir = AlbumStir()
        for number in try matches.numbers(of: ask.rule) {
            if let photo = try photo(number) { stir.wanted.insert(photo) }
        }
        if let album {
            for number in try members.numbers(of: album) {
                if let photo = try photo(number) { stir.members.append(AlbumMember(id: photo, owner: user)) }
            }
            stir.members += try outsiders(album)
        }
        stir.photos = stir.wanted.union(stir.members.map(\.id)).union(ask.besides)
        return stir
    }

    private func outsiders(_ album: Int64, photo: AssetID? = nil) throws(SQLiteError) -> [AlbumMember] {
        let sql = "SELECT photo, owner, visibility FROM outsider WHERE album = ?"
        guard let photo else { return try database.rows(sql, .integer(album), as: Self.outsider) }
        return try database.rows(sql + " AND photo = ?", .integer(album), .id(photo), as: Self.outsider)
    }

    private static func outsider(_ row: Row) throws(SQLiteError) -> AlbumMember {
        guard let visibility = MirroredPhoto.visibility(row.integer(2)) else { throw .unexpectedValue(column: 2) }
        return AlbumMember(
            id: try row.id(0, of: AssetEntity.self), owner: try row.id(1, of: UserEntity.self), visibility: visibility)
    }

    private func number(of photo: AssetID) throws(SQLiteError) -> Int64? {
        if let known = numbers[photo] { return known }
        let number = try database.first("SELECT number FROM photo WHERE id = ?", .id(photo)) { $0.integer(0) }
        numbers[photo] = .some(number)
        return number
    }

    private func photo(_ number: Int64) throws(SQLiteError) -> AssetID? {
        try database.first("SELECT id FROM photo WHERE number = ?", .integer(number)) { (row) throws(SQLiteError) in
            try row.id(0, of: AssetEntity.self)
        }
    }
}
