/// What a run would do to one album, decided before the first write.
public struct AlbumPlan: Hashable, Sendable {
    /// The album on the server that a plan is about.
    public enum Target: Hashable, Sendable {
        /// It is there.
        case existing(Album)
        /// It is made when there is something to put in.
        case new
        /// It is not known which one it is.
        case unknown
    }

    /// The name in the configuration.
    public var name: String
    /// What the album is remembered by; the name as a rule.
    public var key: String
    /// Where the name stands in the file.
    public var place: Place
    /// The album on the server.
    public var target: Target
    /// How many members it has before the run, all owners.
    public var memberCount: Int
    /// The members as they were read; nil when they were not.
    public var members: Digest?
    /// A text that changes with the meaning of the rule and with the settings.
    public var meaning = ""
    /// Photos to add now.
    public var additions: [PhotoChange]
    /// Photos to take out now.
    public var removals: [PhotoChange]
    /// Photos that would be added once the holds are lifted.
    public var heldAdditions: [PhotoChange]
    /// Photos that would be taken out once the holds are lifted.
    public var heldRemovals: [PhotoChange]
    /// Why something waits.
    public var holds: [Hold]
    /// Holds that the approval of this run lifted.
    public var lifted: [Hold]
    /// How the album is to look.
    public var look: AlbumUpdate
    /// Who is let in and out.
    public var shares: [ShareChange]
    /// What the comparison found; nil when it could not be made.
    public var change: AlbumChange?
    /// Whether the album itself goes once it is empty.
    public var deletesAlbum: Bool
    /// Whether this run meets the album for the first time.
    public var isFirstContact: Bool
    /// The numbers to remember when the album comes out well.
    public var baseline: AlbumBaseline
    /// Doubts and drift the user should see.
    public var notes: [String]
    /// Why the album could not be read; nothing is done to it.
    public var failure: RunFailure?
    /// The account's share in an album of another account; nil for an album of its own.
    public var contribution: Contribution?
    /// Whether the album is made although none of its owner's photos go in now: other accounts have some for it.
    public var isNeeded = false

    /// A plan about which nothing is known yet.
    public init(
        name: String, key: String? = nil, place: Place, target: Target = .unknown, memberCount: Int = 0,
        additions: [PhotoChange] = [], removals: [PhotoChange] = [], heldAdditions: [PhotoChange] = [],
        heldRemovals: [PhotoChange] = [], holds: [Hold] = [], lifted: [Hold] = [],
        look: AlbumUpdate = AlbumUpdate(), shares: [ShareChange] = [], change: AlbumChange? = nil,
        deletesAlbum: Bool = false,
        isFirstContact: Bool = false, baseline: AlbumBaseline = AlbumBaseline(), notes: [String] = [],
        failure: RunFailure? = nil
    ) {
        self.name = name
        self.key = key ?? name
        self.place = place
        self.target = target
        self.memberCount = memberCount
        self.additions = additions
        self.removals = removals
        self.heldAdditions = heldAdditions
        self.heldRemovals = heldRemovals
        self.holds = holds
        self.lifted = lifted
        self.look = look
        self.shares = shares
        self.change = change
        self.deletesAlbum = deletesAlbum
        self.isFirstContact = isFirstContact
        self.baseline = baseline
        self.notes = notes
        self.failure = failure
    }

    /// The album on the server, when it is there.
    public var album: Album? {
        guard case .existing(let album) = target else { return nil }
        return album
    }

    /// Whether the photos stay exactly as they are until the holds are lifted.
    public var isHeldWhole: Bool { holds.contains { $0.extent == .everything } && !changesMembers && !deletesAlbum }

    /// What changes in its look, a line each.
    public var lookLines: [String] {
        var lines: [String] = []
        if let name = look.name { lines.append("name: \(name)") }
        if let text = look.description {
            let first = text.split(separator: "\n").first.map(String.init) ?? ""
            lines.append(text.isEmpty ? "no description" : "description: \(first)\(first == text ? "" : " …")")
        }
        if let order = look.order { lines.append("order: \(order == .ascending ? "oldest" : "newest") first") }
        if let cover = look.cover {
            let name = additions.first { $0.id == cover }?.fileName ?? ""
            lines.append("cover: \(name.isEmpty ? cover.description : name)")
        }
        return lines
    }

    /// Whether applying the plan sends a write request.
    public var changesServer: Bool { changesMembers || deletesAlbum || isMade || (album != nil && changesLook) }
    /// Whether the album is made, with photos or for those of other accounts.
    public var isMade: Bool { target == .new && contribution == nil && (!additions.isEmpty || isNeeded) }
    /// Whether members are added or removed.
    public var changesMembers: Bool { !additions.isEmpty || !removals.isEmpty }
    /// Whether the album is to look another way, or other users are to see it.
    public var changesLook: Bool { !look.isEmpty || !shares.isEmpty }
}

/// Numbers of an album's last good run, to notice when something fell away.
public struct AlbumBaseline: Hashable, Sendable {
    /// How many photos the library had.
    public var library: Int
    /// On how many of them each person of the rule was.
    public var people: [String: Int]

    /// Numbers.
    public init(library: Int = 0, people: [String: Int] = [:]) {
        self.library = library
        self.people = people
    }
}
