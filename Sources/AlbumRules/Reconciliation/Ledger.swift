/// What this tool put into one album or adopted, and what became of it.
public struct Ledger: Hashable, Sendable {
    /// One photo of the ledger.
    public struct Entry: Hashable, Sendable {
        /// How the photo became the tool's.
        public enum Origin: Int, Hashable, Sendable, Codable, CaseIterable {
            /// The tool added it.
            case added = 0
            /// It was a matching member at first contact.
            case adopted = 1
        }

        /// What is known of it.
        public enum Standing: Int, Hashable, Sendable, Codable, CaseIterable {
            /// A member that the tool answers for.
            case ours = 0
            /// Somebody took it out by hand.
            case handRemoved = 1
            /// Out of sight (trash, locked folder, deleted); when it is seen again it starts anew.
            case gone = 2
            /// An undo took it out on purpose; it stays out as long as the rule asks for it.
            case takenBack = 5
            /// An undo put it back on purpose; it stays in until the rule asks for it again, which makes it the tool's.
            case putBack = 6
        }

        /// How the photo became the tool's.
        public var origin: Origin
        /// What is known of it.
        public var standing: Standing
        /// Since when it stands so.
        public var since: Instant

        /// An entry.
        public init(origin: Origin, standing: Standing = .ours, since: Instant) {
            self.origin = origin
            self.standing = standing
            self.since = since
        }
    }

    /// How many entries there are of a kind.
    public struct Totals: Hashable, Sendable {
        /// Members that the tool answers for.
        public var own: Int
        /// Photos that the tool added.
        public var added: Int

        /// Numbers.
        public init(own: Int = 0, added: Int = 0) {
            self.own = own
            self.added = added
        }
    }

    /// How many entries there are of each kind.
    public var totals: Totals {
        Totals(own: ownCount, added: entries.values.count { $0.origin == .added })
    }

    /// The entries by photo.
    public var entries: [AssetID: Entry]

    /// A ledger.
    public init(_ entries: [AssetID: Entry] = [:]) {
        self.entries = entries
    }

    /// How many members the tool answers for.
    public var ownCount: Int { entries.values.count { $0.standing == .ours } }

    /// Whether the tool ever added a photo that it still remembers.
    public var hasAdditions: Bool { entries.values.contains { $0.origin == .added } }

    /// What a complete read of album and library teaches about the entries.
    ///
    /// - A photo that left the album while it is still visible was taken out by hand.
    /// - One that left the album and is not visible is gone, which is nobody's decision.
    /// - One taken out by hand, or by an undo, that is a member again was put back by hand and is no longer the tool's.
    /// - One that an undo took out is forgotten once the rule does not ask for it any more.
    /// - One that an undo put back is the tool's once the rule asks for it.
    public func review(
        members: Set<AssetID>, visible: Set<AssetID>, wanted: Set<AssetID>, now: Instant
    ) -> LedgerReview {
        var review = LedgerReview()
        for (id, entry) in entries {
            let isMember = members.contains(id)
            let standing = Self.standing(
                after: entry.standing, isMember: isMember, isVisible: visible.contains(id),
                isWanted: wanted.contains(id))
            guard let standing else {
                review.dropped.insert(id)
                if isMember { review.putBackByHand.insert(id) }
                continue
            }
            guard standing != entry.standing else { continue }
            review.changed[id] = Entry(origin: entry.origin, standing: standing, since: now)
        }
        return review
    }

    /// The ledger with what a review taught.
    public func applying(_ review: LedgerReview) -> Ledger {
        var result = self
        for id in review.dropped { result.entries[id] = nil }
        for (id, entry) in review.changed { result.entries[id] = entry }
        return result
    }

    private static func standing(
        after standing: Entry.Standing, isMember: Bool, isVisible: Bool, isWanted: Bool
    ) -> Entry.Standing? {
        switch (standing, isMember, isVisible) {
        case (.ours, true, _), (.gone, true, _): .ours
        case (.handRemoved, true, _), (.takenBack, true, _), (.gone, false, true): nil
        case (.ours, false, true), (.putBack, false, true), (.handRemoved, false, _): .handRemoved
        case (.ours, false, false), (.gone, false, false): .gone
        case (.takenBack, false, _): isVisible && !isWanted ? nil : .takenBack
        case (.putBack, _, _): isMember && isWanted ? .ours : .putBack
        }
    }
}

/// How entries of a ledger change by what was read.
public struct LedgerReview: Hashable, Sendable {
    /// Entries with a new standing.
    public var changed: [AssetID: Ledger.Entry] = [:]
    /// Photos that are not the tool's any more.
    public var dropped: Set<AssetID> = []
    /// Of the dropped, those that somebody put back by hand.
    public var putBackByHand: Set<AssetID> = []

    /// Nothing new.
    public init() {}

    /// Whether nothing changed.
    public var isEmpty: Bool { changed.isEmpty && dropped.isEmpty }
}
