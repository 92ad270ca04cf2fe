import AlbumRules
import ImmichClient
import SQLite

/// One change of the mirror while it is written: notes which photos and members changed, and keeps the sets of photos in
/// step with the photos. Lives as long as its transaction.
final class MirrorUpdate {
    private let user: UserID
    private let database: Database
    private let matches: NumberSets
    private let members: NumberSets
    private let rules: [Int64]
    private var albums: [AlbumID: Int64] = [:]

    init(_ user: UserID, in database: Database) throws(SQLiteError) {
        self.user = user
        self.database = database
        matches = NumberSets(.matches, in: database)
        members = NumberSets(.members, in: database)
        rules = try database.rows("SELECT number FROM rule") { $0.integer(0) }
        let known = try database.rows("SELECT id, number FROM album") { (row) throws(SQLiteError) in
            (try row.id(0, of: AlbumEntity.self), row.integer(1))
        }
        albums = Dictionary(known) { first, _ in first }
    }

    /// A photo looks another way.
    func changed(_ id: AssetID) throws(SQLiteError) { try note(id) }

    /// A photo came to the time line; where it was known as a member from elsewhere it is one from here.
    func came(_ id: AssetID) throws(SQLiteError) {
        let homes = try database.rows("SELECT album FROM outsider WHERE photo = ?", .id(id)) { $0.integer(0) }
        if !homes.isEmpty, let number = try number(of: id) {
            try database.run("DELETE FROM outsider WHERE photo = ?", .id(id))
            for album in homes { try members.set(number, in: album, to: true) }
        }
        try note(id)
    }

    /// A photo left the time line; in the archive it stays a member, elsewhere nobody lists it.
    func left(_ id: AssetID, number: Int64?, isArchived: Bool) throws(SQLiteError) {
        var homes: [Int64] = []
        if let number {
            for rule in rules { try matches.set(number, in: rule, to: false) }
            for album in albums.values where try members.set(number, in: album, to: false) { homes.append(album) }
        } else {
            homes = try database.rows("SELECT album FROM outsider WHERE photo = ?", .id(id)) { $0.integer(0) }
        }
        guard number != nil || !homes.isEmpty else { return }
        try database.run("DELETE FROM outsider WHERE photo = ?", .id(id))
        if isArchived { for album in homes { try addArchived(id, to: album) } }
        try note(id)
    }

    /// Lets the members of an album go: they have to be read again.
    func forgetMembers(of album: AlbumID) throws(SQLiteError) {
        guard let number = albums.removeValue(forKey: album) else { return }
        try members.write()
        try database.run("DELETE FROM album WHERE number = ?", .integer(number))
        try database.run("DELETE FROM member WHERE album = ?", .integer(number))
        try database.run("DELETE FROM outsider WHERE album = ?", .integer(number))
    }

    /// The same for all albums.
    func forgetAllMembers() throws(SQLiteError) { for album in albums.keys { try forgetMembers(of: album) } }

    /// Takes in who came into albums and left them.
    func take(_ change: MirrorChange) throws(SQLiteError) {
        for membership in change.memberships {
            guard let album = albums[membership.album] else { continue }
            try set(membership.photo, of: (membership.album, album), to: membership.isMember, change)
        }
        for (photo, homes) in change.homes {
            for (id, album) in albums where albums[id] != nil {
                try set(photo, of: (id, album), to: homes.contains(id), change)
            }
        }
    }

    /// Writes what is left to write.
    func write() throws(SQLiteError) {
        try matches.write()
        try members.write()
    }

    private func set(
        _ photo: AssetID, of album: (id: AlbumID, number: Int64), to isMember: Bool, _ change: MirrorChange
    ) throws(SQLiteError) {
        if let number = try number(of: photo) {
            if try members.set(number, in: album.number, to: isMember) { try note(photo, album.id) }
            return
        }
        let isKnown =
            try database.first(
                "SELECT 1 FROM outsider WHERE album = ? AND photo = ?", .integer(album.number), .id(photo)
            ) { _ in true }
            ?? false
        guard isMember else {
            guard isKnown else { return }
            try database.run("DELETE FROM outsider WHERE album = ? AND photo = ?", .integer(album.number), .id(photo))
            try note(photo, album.id)
            return
        }
        if isKnown { return }
        if change.archived.contains(photo) {
            try addArchived(photo, to: album.number)
            try note(photo, album.id)
        } else if !change.gone.contains(photo) {
            // Somebody else's, or the user's own from where nothing is told of it.
            try forgetMembers(of: album.id)
        }
    }

    private func addArchived(_ photo: AssetID, to album: Int64) throws(SQLiteError) {
        try database.run(
            "INSERT OR REPLACE INTO outsider VALUES (?, ?, ?, ?)", .integer(album), .id(photo), .id(user),
            .integer(MirroredPhoto.number(of: .archive)))
    }

    private func number(of id: AssetID) throws(SQLiteError) -> Int64? {
        try database.first("SELECT number FROM photo WHERE id = ?", .id(id)) { $0.integer(0) }
    }

    private func note(_ photo: AssetID, _ album: AlbumID? = nil) throws(SQLiteError) {
        try database.run(
            "INSERT INTO change (photo, album) VALUES (?, ?)", .id(photo), album.map { .id($0) } ?? .null)
    }
}
