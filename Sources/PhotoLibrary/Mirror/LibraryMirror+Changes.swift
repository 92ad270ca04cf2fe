import AlbumRules
import ImmichClient
import SQLite

/// What is new in the mirror, read from the server after it told which photos changed.
struct MirrorChange: Sendable {
    /// Up to which place everything is told.
    var cursor: SyncCursor
    /// Photos as they are now.
    var photos: [Photo] = []
    /// Photos that are not on the time line any more.
    var gone: Set<AssetID> = []
    /// Of those, the ones that are in the archive.
    var archived: Set<AssetID> = []
    /// Faces and their photos.
    var faces: [FaceID: AssetID] = [:]
    /// Faces that are gone.
    var deletedFaces: Set<FaceID> = []
    /// Photos that came into albums or left them, in the order in which they count.
    var memberships: [SyncDelta.Membership] = []
    /// Albums whose members have to be read again.
    var unclearAlbums: Set<AlbumID> = []
    /// All albums of photos that came back from where nothing is told of them.
    var homes: [AssetID: Set<AlbumID>] = [:]
    /// Whether the members of every album have to be read again.
    var makesAlbumsUnclear = false
}

extension LibraryMirror {
    /// Takes in a change together with its place, all or nothing.
    ///
    /// False, and nothing changed, when the mirror is no longer where the change begins: somebody else moved it.
    func apply(_ change: MirrorChange, from cursor: SyncCursor) throws(MirrorError) -> Bool {
        try access { (database) throws(SQLiteError) in
            self.tallies = LibraryTallies()
            return try database.transaction { () throws(SQLiteError) -> Bool in
                let moved = try database.run(
                    "UPDATE library SET cursor = ? WHERE cursor = ?", .text(change.cursor.description),
                    .text(cursor.description))
                guard moved == 1 else { return false }
                let update = try MirrorUpdate(self.user, in: database)
                for album in change.unclearAlbums { try update.forgetMembers(of: album) }
                if change.makesAlbumsUnclear { try update.forgetAllMembers() }
                for id in change.gone {
                    try update.left(id, number: try self.remove(id), isArchived: change.archived.contains(id))
                }
                for photo in change.photos {
                    switch try self.put(photo) {
                    case .same: break
                    case .changed: try update.changed(photo.id)
                    case .new: try update.came(photo.id)
                    }
                }
                try update.take(change)
                try update.write()
                for (face, photo) in change.faces {
                    try database.run("INSERT OR REPLACE INTO face VALUES (?, ?)", .id(face), .id(photo))
                }
                for face in change.deletedFaces { try database.run("DELETE FROM face WHERE id = ?", .id(face)) }
                try self.tallies.write(to: database)
                return true
            }
        }
    }

    /// The photos of faces, as far as the stream told of them before; nil when one is not known.
    func photos(of faces: Set<FaceID>) throws(MirrorError) -> Set<AssetID>? {
        try access { (database) throws(SQLiteError) in
            var photos: Set<AssetID> = []
            for face in faces {
                let photo = try database.first("SELECT photo FROM face WHERE id = ?", .id(face)) {
                    (row) throws(SQLiteError) in try row.id(0, of: AssetEntity.self)
                }
                guard let photo else { return nil }
                photos.insert(photo)
            }
            return photos
        }
    }

    /// Whether the mirror holds a photo.
    func holds(_ id: AssetID) throws(MirrorError) -> Bool {
        try access { (database) throws(SQLiteError) in
            try database.first("SELECT 1 FROM photo WHERE id = ?", .id(id)) { _ in true } ?? false
        }
    }

    /// Whether the server counts as many photos as the mirror holds, month by month.
    func agrees(with buckets: [TimelineBucket]) throws(MirrorError) -> Bool { try disagreements(with: buckets).isEmpty }

    /// The months of which the server counts another number of photos than the mirror holds.
    func disagreements(with buckets: [TimelineBucket]) throws(MirrorError) -> Set<CalendarMonth> {
        try access { (database) throws(SQLiteError) in
            var counts: [Int: Int] = [:]
            for bucket in buckets { counts[CalendarMonth(bucket.month).number, default: 0] += bucket.count }
            let held = try database.rows("SELECT month, photos FROM month WHERE photos <> 0") {
                (Int($0.integer(0)), Int($0.integer(1)))
            }
            for (month, count) in held { counts[month, default: 0] -= count }
            return Set(counts.filter { $0.value != 0 }.keys.map { CalendarMonth(number: $0) })
        }
    }

    /// A thousand photos beyond a number, and the number to go on from; empty at the end.
    func photos(after number: Int64) throws(MirrorError) -> (photos: [Photo], last: Int64) {
        try access { (database) throws(SQLiteError) in
            var last = number
            let sql = "SELECT number, id, facts FROM photo WHERE number > ? ORDER BY number LIMIT 1000"
            let photos = try database.rows(sql, .integer(number)) { (row) throws(SQLiteError) -> Photo in
                last = row.integer(0)
                return try row.photo(2, try row.id(1, of: AssetEntity.self), self.user)
            }
            return (photos, last)
        }
    }

    /// Photos by their identifiers, those that are there.
    public func photos(_ ids: some Sequence<AssetID>) throws(MirrorError) -> [Photo] {
        try access { (database) throws(SQLiteError) in
            var photos: [Photo] = []
            for id in ids {
                let photo = try database.first("SELECT facts FROM photo WHERE id = ?", .id(id)) {
                    (row) throws(SQLiteError) in try row.photo(0, id, self.user)
                }
                if let photo { photos.append(photo) }
            }
            return photos
        }
    }
}
