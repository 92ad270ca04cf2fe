/// Why an album, or its removals, wait for the user.
public enum Hold: Hashable, Sendable {
    /// A name of the rule cannot be told.
    case name(HoldReason)
    /// Several own albums have the name.
    case severalAlbums(name: String, ids: [AlbumID])
    /// The album that the tool kept is not on the server any more.
    case albumMissing(id: AlbumID)
    /// The album that the configuration pins is not on the server or out of reach.
    case pinnedAlbumUnknown(id: AlbumID)
    /// Another rule already keeps this album.
    case albumTaken(id: AlbumID, by: String)
    /// The album of another account waits itself, or is not known.
    case ownerWaits(album: String, owner: String)
    /// A `for_each` rule makes more albums than allowed without asking.
    case manyAlbums(count: Int, limit: Int)
    /// A user whom the configuration lets in is not on the server, or hidden from this one.
    case unknownUser(email: String, suggestion: String?, place: Place)
    /// Nothing would be left.
    case emptying(removals: Int)
    /// More removals than allowed without asking.
    case manyRemovals(count: Int, of: Int, limit: Int)
    /// The first removal of photos that were added by hand.
    case handAddedRemovals(count: Int)
    /// More additions than allowed without asking, where others look on.
    case manySharedAdditions(count: Int, members: Int, limit: Int)
    /// The first photos for an album that others look at.
    case firstSharedFill(count: Int)
    /// The library is much smaller than at the last good run.
    case libraryShrank(from: Int, to: Int)
    /// A person is on far fewer photos than at the last good run.
    case personShrank(name: String, from: Int, to: Int)

    /// How much of the album waits.
    public enum Extent: Hashable, Sendable {
        /// It stays exactly as it is.
        case everything
        /// Photos are added, none is taken out.
        case removals
        /// Only the photos that were added by hand stay.
        case handAddedRemovals
    }

    /// How much of the album waits.
    public var extent: Extent {
        switch self {
        case .libraryShrank: .removals
        case .handAddedRemovals: .handAddedRemovals
        default: .everything
        }
    }

    /// Whether `--approve` with the album's name lifts it.
    public var isLiftedByApproval: Bool {
        switch self {
        case .name, .severalAlbums, .albumMissing, .pinnedAlbumUnknown, .albumTaken, .unknownUser, .ownerWaits: false
        default: true
        }
    }

    /// Where in the user's file the cause stands, when it stands there.
    public var place: Place? {
        switch self {
        case .name(let reason): reason.place
        case .unknownUser(_, _, let place): place
        default: nil
        }
    }
}

extension Hold: CustomStringConvertible {
    /// One line for the user.
    public var description: String {
        switch self {
        case .name(let reason): "\(reason.message); \(reason.hint)"
        case .severalAlbums(let name, let ids):
            "\(ids.count) albums are called \"\(name)\"; pin the right one by its id: "
                + ids.map(\.description).joined(separator: ", ")
        case .albumMissing(let id):
            "the album was deleted in Immich (\(id)); recreate makes it again, forget lets it go"
        case .pinnedAlbumUnknown(let id): "the server has no album \(id) that this key can change"
        case .albumTaken(let id, let other): "\"\(other)\" already keeps the album \(id)"
        case .ownerWaits(let album, let owner):
            "which album of \(owner) \"\(album)\" is cannot be told now; see its own line"
        case .manyAlbums(let count, let limit):
            "would begin with \(count) albums at once, more than the \(limit) allowed; narrow it with only_for, skip or minimum"
        case .unknownUser(let email, let suggestion, _):
            "no user logs in as \(email)"
                + (suggestion.map { "; did you mean \($0)?" } ?? "; the address stands in the user's account settings")
        case .emptying(let removals):
            "would take out all \(removals) photos and leave nothing"
        case .manyRemovals(let count, let total, let limit):
            "would take out \(count) photos, more than the \(limit) allowed of the \(total) this tool put there"
        case .handAddedRemovals(let count):
            "would take out \(Self.photos(count)) added by hand, for the first time"
        case .manySharedAdditions(let count, let members, let limit):
            "would add \(count) photos to a shared album of \(members), more than the \(limit) allowed"
        case .firstSharedFill(let count):
            "would add the first \(Self.photos(count)) to an album that others can see"
        case .libraryShrank(let old, let new):
            "the library shrank from \(old) to \(new) photos since the last good run"
        case .personShrank(let name, let old, let new):
            "\"\(name)\" is on \(new) photos now and was on \(old) at the last good run"
        }
    }

    private static func photos(_ count: Int) -> String { count == 1 ? "photo" : "\(count) photos" }
}
