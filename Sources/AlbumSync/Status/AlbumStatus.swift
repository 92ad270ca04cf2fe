import AlbumRules
import PhotoLibrary

/// How things stand, told from the albums and the memory; the library is not read.
public struct StatusReport: Sendable {
    /// The release of the server.
    public var serverVersion: String
    /// The address of the server.
    public var server: String
    /// Whose albums they are.
    public var userName: String
    /// The albums of the configuration in its order, then those that no rule names any more.
    public var albums: [AlbumStatus]
    /// The last run that was to make albums follow their rules; nil before the first.
    public var lastRun: RunRecord?
    /// The last of them that left nothing undone.
    public var lastGoodRun: RunRecord?
    /// What the user should know of the memory.
    public var notices: [String]
}

/// How one album stands.
public struct AlbumStatus: Hashable, Sendable {
    /// Whether it takes part.
    public enum Standing: String, Hashable, Sendable {
        /// A rule keeps it.
        case kept
        /// No run has made or met it yet.
        case new
        /// Its rule is switched off.
        case paused
        /// No rule names it any more.
        case unmanaged
        /// Somebody deleted it in Immich.
        case deleted
        /// It could not be read.
        case unreadable
    }

    /// The name in the configuration, now or once.
    public var name: String
    /// Whether it takes part.
    public var standing: Standing
    /// The album on the server.
    public var id: AlbumID?
    /// Its name on the server, when that is another one.
    public var renamedTo: String?
    /// How many photos are in it, all owners.
    public var members = 0
    /// How many of them the tool put there or took on.
    public var kept = 0
    /// How many of the user's own were added by hand.
    public var handAdded = 0
    /// How many belong to other users.
    public var foreign = 0
    /// How many somebody took out by hand, as earlier runs saw.
    public var handRemoved = 0
    /// How many left since the last run: taken out by hand, or out of sight.
    public var leftSince = 0
    /// When a run last came out well for it.
    public var goodRunAt: Instant?
    /// Why it is held: what the last run that looked at it said.
    public var holds: [String] = []
    /// The number of that run.
    public var heldIn: Int64?
    /// How many photos wait to be added.
    public var waitingAdditions = 0
    /// How many photos wait to be taken out.
    public var waitingRemovals = 0
    /// What was done to it by hand, over all of its history.
    public var handwork = Handwork()
    /// Why it could not be read.
    public var failure: String?

    /// Whether somebody changed it by hand.
    public var hasDrifted: Bool {
        renamedTo != nil || handAdded > 0 || handRemoved > 0 || leftSince > 0 || standing == .deleted
    }
}
