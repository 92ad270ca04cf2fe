import AlbumRules
import ImmichClient

/// A plan as a file keeps it: what it would do to each album, and what it was worked out from.
///
/// **Shape**: docs/plan-format.md. Applied only while a new plan comes out the same in every part.
public struct SavedPlan: Hashable, Sendable, Codable {
    /// What marks a file as a plan of this program.
    public static let formatName = "immich-auto-album plan"
    /// The version that this release writes and reads.
    public static let currentVersion = 1

    /// One photo.
    public struct Photo: Hashable, Sendable, Codable {
        /// The photo.
        public var id: AssetID
        /// Its name, for people who read the file.
        public var fileName: String
    }

    /// One of several accounts.
    public struct Account: Hashable, Sendable, Codable {
        /// Its name in the configuration.
        public var name: String
        /// Who is behind it.
        public var user: UserID
    }

    /// One album.
    public struct Entry: Hashable, Sendable, Codable {
        /// The name in the configuration.
        public var name: String
        /// Digest of the rule with every name resolved, and of the settings.
        public var meaning: String
        /// The album on the server; nil when it is to be made, or is not known.
        public var album: AlbumID?
        /// Its name on the server.
        public var serverName: String?
        /// Whether other users are in it.
        public var isShared: Bool
        /// Whether a public link leads to it.
        public var hasSharedLink: Bool
        /// How many members it has.
        public var memberCount: Int
        /// Digest of the members; nil when they were not read.
        public var members: String?
        /// Photos to add.
        public var add: [Photo]
        /// Photos to take out.
        public var remove: [Photo]
        /// What changes in its look and in who sees it, in words.
        public var look: [String]
        /// Members to take on.
        public var adopt: [AssetID]
        /// Photos that wait to be added.
        public var heldAdditions: [AssetID]
        /// Photos that wait to be taken out.
        public var heldRemovals: [AssetID]
        /// Why they wait, in words.
        public var holds: [String]
        /// Why nothing is done to the album.
        public var failure: String?
    }

    /// The version of the format.
    public var version: Int
    /// When the plan was made: milliseconds since 1970.
    public var madeAt: Instant
    /// The address of the server.
    public var server: String
    /// Whose library it is.
    public var user: UserID
    /// Their name.
    public var userName: String
    /// The accounts whose plans these are, in their order; nil when there is one key.
    public var accounts: [Account]?
    /// The albums that the plan was limited to; empty for all.
    public var only: [String]
    /// The albums of which changes were approved.
    public var approved: [String]
    /// The albums in the order of the configuration.
    public var albums: [Entry]

    init(_ changes: ChangeSet, user: User, options: SyncOptions) {
        version = Self.currentVersion
        madeAt = changes.facts.startedAt
        server = changes.facts.server
        self.user = user.id
        userName = user.name
        only = options.only
        approved = options.approved
        albums = changes.albums.map(Entry.init)
    }

    /// The plans of several accounts as one: each album, and each share in one, has a name of its own.
    init?(joining plans: [(account: String, plan: SavedPlan)]) {
        guard let first = plans.first?.plan else { return nil }
        self = first
        userName = plans.map(\.plan.userName).joined(separator: ", ")
        accounts = plans.map { Account(name: $0.account, user: $0.plan.user) }
        albums = plans.flatMap(\.plan.albums)
    }

    /// How many photos it adds.
    public var additions: Int { albums.reduce(0) { $0 + $1.add.count } }
    /// How many photos it takes out.
    public var removals: Int { albums.reduce(0) { $0 + $1.remove.count } }

    /// What the approvals in it cover: exactly the changes that it makes.
    ///
    /// A name that is no album's is that of a `for_each` rule; what it covers is told by the plan itself, which has to come
    /// out the same.
    var approvals: [String: Approval] {
        var approvals = Dictionary(approved.map { ($0, Approval.everything) }) { first, _ in first }
        for entry in albums where approved.contains(entry.name) {
            approvals[entry.name] = .shown(
                ShownChanges(additions: Set(entry.add.map(\.id)), removals: Set(entry.remove.map(\.id))))
        }
        return approvals
    }
}

extension SavedPlan.Entry {
    init(_ plan: AlbumPlan) {
        name = plan.name
        meaning = plan.meaning
        album = plan.album?.id
        serverName = plan.album?.name
        isShared = plan.album?.isShared ?? false
        hasSharedLink = plan.album?.hasSharedLink ?? false
        memberCount = plan.memberCount
        members = plan.members?.description
        add = plan.additions.map { SavedPlan.Photo(id: $0.id, fileName: $0.fileName) }
        remove = plan.removals.map { SavedPlan.Photo(id: $0.id, fileName: $0.fileName) }
        look = plan.lookLines + plan.shares.map(\.description) + (plan.deletesAlbum ? ["deleted"] : [])
        adopt = plan.change?.adopted ?? []
        heldAdditions = plan.heldAdditions.map(\.id)
        heldRemovals = plan.heldRemovals.map(\.id)
        holds = plan.holds.map(\.description)
        failure = plan.failure?.message
    }
}
