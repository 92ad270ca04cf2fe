import AlbumRules
import ImmichClient

/// What the identifier of a filling of the mirror belongs to.
public enum MirrorEntity {}
/// Tells one filling of the mirror from every other.
public typealias MirrorGeneration = Identifier<MirrorEntity>

/// Where a whole mirror stands.
public struct MirrorPlace: Hashable, Sendable {
    /// Which filling it is.
    public var generation: MirrorGeneration
    /// Everything before this place in the server's order of changes is in it.
    public var cursor: SyncCursor
    /// The number of the last change that was taken in.
    public var upto: Int64
    /// Changes up to this number are not known any more.
    public var forgotten: Int64
}

/// A rule whose photos the mirror knows.
public struct KeptRule: Hashable, Sendable {
    /// What it is called in the mirror.
    public var number: Int64
    /// The last change that was looked at.
    public var upto: Int64
    /// How many photos it wants.
    public var photos: Int
}

/// An album whose members the mirror knows.
public struct KeptMembers: Hashable, Sendable {
    /// What this reading of the members is called in the mirror; another one has another number.
    public var number: Int64
    /// How many there are.
    public var count: Int
}

/// What is asked about one album and the rule that it goes by.
public struct AlbumAsk: Hashable, Sendable {
    /// The album; nil when there is none yet.
    public var album: AlbumID?
    /// Its rule in the mirror.
    public var rule: Int64
    /// The last change that counts as settled; nil when nothing does.
    public var since: Int64?
    /// Photos that count besides.
    public var besides: [AssetID]

    /// A question.
    public init(album: AlbumID?, rule: Int64, since: Int64?, besides: [AssetID] = []) {
        self.album = album
        self.rule = rule
        self.since = since
        self.besides = besides
    }
}

/// The photos of which an album may have to hear.
public struct AlbumStir: Hashable, Sendable {
    /// All of them; some may be gone.
    public var photos: Set<AssetID> = []
    /// Of these, the ones that the rule wants.
    public var wanted: Set<AssetID> = []
    /// Of these, the members.
    public var members: [AlbumMember] = []

    /// None.
    public init() {}
}
