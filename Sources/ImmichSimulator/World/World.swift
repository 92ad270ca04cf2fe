/// Everything a server holds: the state a simulated server starts from.
///
/// Read from a recorded `world.json` or built in code. Only ids must be unique and references must be met; what is
/// left out has the value a fresh server would give it.
public struct World: Sendable {
    /// The release, such as `2.7.5`; decides the dialect.
    public var release: String
    /// The users.
    public var users: [User] = []
    /// Who shares their whole library with whom.
    public var partners: [Partner] = []
    /// API keys; the secret of key NAME is `key-NAME`.
    public var keys: [Key] = []
    /// Who may log in with which password.
    public var logins: [Login] = []
    /// Photos and videos, in the order in which they were uploaded.
    public var assets: [Asset] = []
    /// What files say about themselves, at most one for a photo.
    public var exif: [Exif] = []
    /// People of every user.
    public var people: [Person] = []
    /// Faces on photos.
    public var faces: [Face] = []
    /// What machine learning saw on photos. No recording has any: a server with some searches by text and by likeness.
    public var sights: [Sight] = []
    /// Tags with the photos that carry them.
    public var tags: [Tag] = []
    /// Stacks; the members name theirs.
    public var stacks: [Stack] = []
    /// Albums with their members.
    public var albums: [Album] = []
    /// Links for people without an account.
    public var sharedLinks: [SharedLink] = []
    /// Names for ids, by kind (`assets`, `people`, `albums`, `users`, `tags`); the server knows nothing of them.
    public var logical: [String: [String: EntityID]] = [:]

    /// An empty server of a release.
    public init(release: String) { self.release = release }

    /// The id behind a name of a kind, for tests.
    public func id(_ kind: String, _ name: String) -> EntityID? { logical[kind]?[name] }
}

/// The kinds of file, in the API's words.
public enum AssetKind: String, Hashable, Sendable, CaseIterable {
    /// A photo.
    case image = "IMAGE"
    /// A video.
    case video = "VIDEO"
    /// A sound.
    case audio = "AUDIO"
    /// Anything else.
    case other = "OTHER"
}

/// Where a photo shows, in the API's words.
public enum AssetVisibility: String, Hashable, Sendable, CaseIterable {
    /// Put away from the time line.
    case archive
    /// On the time line.
    case timeline
    /// Nowhere: the moving part of a live photo.
    case hidden
    /// In the locked folder.
    case locked
}

/// What a user may do in an album, in the API's words.
public enum AlbumRole: String, Hashable, Sendable, CaseIterable {
    /// Adds and removes.
    case editor
    /// Looks.
    case viewer
    /// Owns it; spelled out by 3.x only.
    case owner
}
