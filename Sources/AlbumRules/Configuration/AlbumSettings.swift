/// How an album is kept.
public struct AlbumSettings: Hashable, Sendable {
    /// What a run may do to the album.
    public enum Mode: String, Hashable, Sendable, Codable, CaseIterable {
        /// Adds, and removes what the tool added or adopted.
        case sync
        /// Adds only.
        case add
        /// Makes the album equal the rule, photos added by hand included.
        case mirror
    }

    /// What happens to a photo that somebody took out by hand.
    public enum HandRemoved: String, Hashable, Sendable, CaseIterable {
        /// It stays out.
        case respect
        /// It is put back.
        case restore
    }

    /// What happens when the rule matches nothing.
    public enum WhenEmpty: String, Hashable, Sendable, CaseIterable {
        /// The album stays as it is.
        case hold
        /// The album is emptied.
        case clear
        /// The album is emptied, and deleted when the tool made it and nothing is left in it.
        case delete
    }

    /// What becomes of photos in the archive.
    public enum Archived: String, Hashable, Sendable, CaseIterable {
        /// They stay out.
        case leaveOut = "leave_out"
        /// They are judged like others.
        case include
        /// Only they are judged.
        case only
    }

    /// What becomes of the photos that a partner shows on the user's time line.
    public enum Partner: String, Hashable, Sendable, CaseIterable {
        /// They stay out.
        case leaveOut = "leave_out"
        /// They are added when they match; lines that ask what only their owner can know never match them.
        case include
    }

    /// How many changes are made without asking; a part of the photos in question, 0…1.
    public struct Limits: Hashable, Sendable {
        /// Hold beyond max(20, this part of what the tool put there).
        public var remove: Double
        /// Hold beyond max(200, this part of the members), in shared albums.
        public var addWhenShared: Double
        /// Hold a `for_each` rule that would make more albums.
        public var albums: Int

        /// The defaults of 10 %, 50 % and 200 albums.
        public init(remove: Double = 0.1, addWhenShared: Double = 0.5, albums: Int = 200) {
            self.remove = remove
            self.addWhenShared = addWhenShared
            self.albums = albums
        }
    }

    /// What a run may do to the album.
    public var mode: Mode
    /// What happens to a photo that somebody took out by hand.
    public var handRemoved: HandRemoved
    /// How many changes are made without asking.
    public var limits: Limits
    /// What happens when the rule matches nothing.
    public var whenEmpty: WhenEmpty
    /// How long after its upload a photo waits when the rule tests that something is absent.
    public var settle: Duration
    /// Whether the album takes part at all.
    public var isEnabled: Bool
    /// Whether nothing is ever removed and the album never deleted.
    public var isProtected: Bool
    /// The album on the server, when pinned.
    public var pinnedAlbum: AlbumID?
    /// Which of the matching photos stay, and which others come along.
    public var selection = AlbumSelection()
    /// What becomes of archived photos.
    public var archived = Archived.leaveOut
    /// What becomes of a partner's photos.
    public var partner = Partner.leaveOut
    /// How the album looks.
    public var appearance = AlbumAppearance()
    /// Who may see the album, in the order of their addresses; nil when that is left alone.
    public var shares: [ShareGrant]?

    /// The account that owns the album; nil when there is one key.
    public var account: String?
    /// The accounts that feed it, in the order of the file; nil when there is one key.
    public var contribute: [String]?

    /// The defaults of an album in the new form.
    public init(
        mode: Mode = .sync, handRemoved: HandRemoved = .respect, limits: Limits = Limits(),
        whenEmpty: WhenEmpty = .hold, settle: Duration = .seconds(6 * 3600), isEnabled: Bool = true,
        isProtected: Bool = false, pinnedAlbum: AlbumID? = nil
    ) {
        self.mode = mode
        self.handRemoved = handRemoved
        self.limits = limits
        self.whenEmpty = whenEmpty
        self.settle = settle
        self.isEnabled = isEnabled
        self.isProtected = isProtected
        self.pinnedAlbum = pinnedAlbum
    }

    /// The defaults of a legacy album: it mirrors, puts back, does not wait.
    public static let legacy = AlbumSettings(mode: .mirror, handRemoved: .restore, settle: .zero)
}
