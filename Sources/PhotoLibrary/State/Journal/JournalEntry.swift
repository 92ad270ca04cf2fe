import AlbumRules

/// A write request in the journal: noted before it is sent, closed when it was answered.
public struct JournalEntry: Hashable, Sendable {
    /// What is asked of the server.
    public enum Request: Hashable, Sendable {
        /// To make an empty album of that name, remembered under a key.
        case createAlbum(named: String, for: String)
        /// To put photos in.
        case add([AssetID], to: AlbumID)
        /// To take photos out.
        case remove([AssetID], from: AlbumID)
        /// To delete an album.
        case deleteAlbum(AlbumID)
        /// To give an album another look, or one of its users another role.
        case update(AlbumID)
        /// To let a user in, whom the configuration names so.
        case share(AlbumID, with: UserID, named: String)
        /// To let a user out.
        case unshare(AlbumID, with: UserID)

        /// The album that it is about; nil for one that is not made yet.
        public var album: AlbumID? {
            switch self {
            case .createAlbum: nil
            case .add(_, let album), .remove(_, let album), .deleteAlbum(let album), .update(let album),
                .share(let album, _, _), .unshare(let album, _):
                album
            }
        }
    }

    /// What became of a request, from the server's answer or found out later.
    public enum Answer: Hashable, Sendable {
        /// The server did nothing.
        case refused
        /// The album is there.
        case created(Album)
        /// These photos went in or out; of the others, these were no members when they were to go.
        case members(done: [AssetID], absent: [AssetID])
        /// The album is gone.
        case deleted
        /// It is as it was asked for.
        case done
    }

    /// Its number; later requests have higher ones.
    public var id: Int64
    /// The run that sent it.
    public var run: Int64
    /// Whether that run undid another one.
    public var isUndo: Bool
    /// What is asked of the server.
    public var request: Request
    /// When it was about to be sent.
    public var sentAt: Instant
}
