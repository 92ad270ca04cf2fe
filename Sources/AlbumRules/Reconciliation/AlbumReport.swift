/// What a run did to one album, or would do; what it says is what the server answered.
public struct AlbumReport: Hashable, Sendable {
    /// The name in the configuration.
    public var name: String
    /// Where the name stands in the file.
    public var place: Place
    /// The album on the server; nil when there is none.
    public var id: AlbumID?
    /// The name on the server, when there is an album.
    public var serverName: String?
    /// How many members it had before.
    public var before: Int
    /// How many members it has now, or would have.
    public var total: Int
    /// Photos that were added, or would be.
    public var added: [PhotoChange]
    /// Photos that were taken out, or would be.
    public var removed: [PhotoChange]
    /// Photos that wait to be added until the holds are lifted.
    public var heldAdditions: [PhotoChange]
    /// Photos that wait to be taken out until the holds are lifted.
    public var heldRemovals: [PhotoChange]
    /// Why something waits.
    public var holds: [Hold]
    /// What the approval of this run allowed.
    public var lifted: [Hold]
    /// Photos that the server refused.
    public var refused: [PhotoRefusal]
    /// How many photos were in the album already when they were to be added.
    public var alreadyThere: Int
    /// How many matching members were adopted at first contact.
    public var adopted: Int
    /// How many wanted photos stay out because somebody took them out by hand.
    public var respected: Int
    /// How many wanted photos wait until recognition had time to see them.
    public var waiting: Int
    /// How many photos of the tool are out of sight: trash, locked folder, deleted.
    public var gone: Int
    /// What was changed in its look and in who sees it, or would be; a line each.
    public var look: [String]
    /// Whether the album was made in this run, or would be.
    public var isCreated: Bool
    /// Whether the album was deleted in this run, or would be.
    public var isDeleted: Bool
    /// Doubts and drift.
    public var notes: [String]
    /// Why it failed, when it did.
    public var failure: RunFailure?

    /// The plan as a report.
    public init(plan: AlbumPlan) {
        name = plan.name
        place = plan.place
        id = plan.album?.id
        serverName = plan.album?.name
        before = plan.memberCount
        total = plan.memberCount + plan.additions.count - plan.removals.count
        added = plan.additions
        removed = plan.removals
        heldAdditions = plan.heldAdditions
        heldRemovals = plan.heldRemovals
        holds = plan.holds
        lifted = plan.lifted
        refused = []
        alreadyThere = 0
        adopted = plan.change?.adopted.count ?? 0
        respected = plan.change?.respected.count ?? 0
        waiting = plan.change?.waiting.count ?? 0
        gone = plan.change?.gone.count ?? 0
        look = plan.album != nil || plan.isMade ? plan.lookLines + plan.shares.map(\.description) : []
        isCreated = plan.isMade
        isDeleted = plan.deletesAlbum
        notes = plan.notes
        failure = plan.failure
    }

    /// Whether the album stays exactly as it is until its holds are lifted.
    public var isHeldWhole: Bool {
        holds.contains { $0.extent == .everything } && added.isEmpty && removed.isEmpty
    }
}
