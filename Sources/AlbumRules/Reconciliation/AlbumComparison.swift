/// Compares what a rule wants, what an album holds and what the tool put there.
///
/// Pure: the same facts give the same change. Wanted photos are the user's own; members may be anybody's.
public struct AlbumComparison: Sendable {
    /// How the album is kept.
    public var settings: AlbumSettings
    /// Whose photos may be moved.
    public var user: UserID
    /// Whether the tool has never dealt with this album, or lost its memory of it.
    public var isFirstContact: Bool
    /// The members, completely read.
    public var members: [AlbumMember]
    /// What the tool put there.
    public var ledger: Ledger
    /// What it put there besides: photos of which nothing has to be said.
    public var others: Ledger.Totals
    /// What the rule says.
    public var verdicts: RuleVerdicts
    /// Photos that came back time and again after the tool took them out: left alone.
    public var contested: Set<AssetID>
    /// The moment of the run.
    public var now: Instant

    /// A comparison.
    public init(
        settings: AlbumSettings, user: UserID, isFirstContact: Bool, members: [AlbumMember], ledger: Ledger,
        others: Ledger.Totals = Ledger.Totals(), verdicts: RuleVerdicts, contested: Set<AssetID> = [], now: Instant
    ) {
        self.settings = settings
        self.user = user
        self.isFirstContact = isFirstContact
        self.members = members
        self.ledger = ledger
        self.others = others
        self.verdicts = verdicts
        self.contested = contested
        self.now = now
    }

    /// What has to happen so that the album is true again; ids in the order of their bytes.
    public func change() -> AlbumChange {
        let memberIDs = Set(members.lazy.map(\.id))
        let review = ledger.review(
            members: memberIDs, visible: verdicts.visible, wanted: verdicts.wanted, now: now)
        let known = ledger.applying(review)
        let missing = verdicts.wanted.subtracting(memberIDs)
        // What an undo took out stays out whatever the settings say: it was asked for by name.
        let respected = missing.filter { id in
            switch known.entries[id]?.standing {
            case .takenBack: true
            case .handRemoved: settings.handRemoved == .respect
            default: false
            }
        }
        let additions = missing.subtracting(respected).subtracting(verdicts.unsettled)
        let unwanted = Set(unwanted(known))
        let removals = unwanted.subtracting(contested)
        return AlbumChange(
            additions: additions.sorted(),
            removals: removals.sorted(),
            clockOnlyRemovals: verdicts.clockOnly.intersection(removals),
            pushedOutRemovals: verdicts.pushedOut.intersection(removals),
            handAddedRemovals: Set(removals.lazy.filter { known.entries[$0]?.standing != .ours }),
            adopted: isFirstContact ? adopted(known).sorted() : [],
            respected: respected.sorted(),
            waiting: missing.intersection(verdicts.unsettled).subtracting(respected).sorted(),
            gone: known.entries.lazy.filter { $0.value.standing == .gone }.map(\.key).sorted(),
            contested: unwanted.intersection(contested).sorted(),
            review: review, ownCount: known.ownCount + others.own,
            hasAddedBefore: known.hasAdditions || others.added > 0)
    }

    /// Members that the tool may take out and the rule does not want.
    ///
    /// Only a photo that was judged goes: seen in the library and not wanted, or moved to the archive.
    private func unwanted(_ known: Ledger) -> [AssetID] {
        guard !isFirstContact, !settings.isProtected, settings.mode != .add else { return [] }
        let leavesOutArchive = settings.archived == .leaveOut
        return members.lazy.filter { member in
            member.owner == user && !verdicts.wanted.contains(member.id)
                && (verdicts.visible.contains(member.id) || (leavesOutArchive && member.visibility == .archive))
                && isRemovable(known.entries[member.id]?.standing)
        }.map(\.id)
    }

    private func isRemovable(_ standing: Ledger.Entry.Standing?) -> Bool {
        standing == .ours || settings.mode == .mirror && standing != .putBack
    }

    private func adopted(_ known: Ledger) -> [AssetID] {
        members.lazy.filter { member in
            member.owner == user && verdicts.wanted.contains(member.id) && known.entries[member.id] == nil
        }.map(\.id)
    }
}
