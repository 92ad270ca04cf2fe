/// A release of Immich. Source: `GET /server/version`.
public struct ServerVersion: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// How far a release is known to this tool.
    public enum Support: Hashable, Sendable {
        /// A release like those whose recorded answers the tests replay.
        case tested
        /// A later one of a known line; spoken to in that line's plainest words.
        case untestedNewer
        /// Nothing is known of its answers; nothing may be written to it.
        case unsupported
    }

    /// The first number.
    public var major: Int
    /// The second number.
    public var minor: Int
    /// The third number.
    public var patch: Int

    /// The releases that recorded answers hold this tool to, for messages.
    public static let testedRange = "2.7 to 3.1"

    /// A release.
    public init(major: Int, minor: Int, patch: Int) {
        self.major = major
        self.minor = minor
        self.patch = patch
    }

    /// How far this release is known.
    public var support: Support {
        switch (major, minor) {
        case (2, 7), (3, 0), (3, 1): .tested
        case (2, 8...), (3, 2...): .untestedNewer
        default: .unsupported
        }
    }

    /// Orders by age.
    public static func < (left: ServerVersion, right: ServerVersion) -> Bool {
        (left.major, left.minor, left.patch) < (right.major, right.minor, right.patch)
    }

    /// `3.1.0`.
    public var description: String { "\(major).\(minor).\(patch)" }
}

/// How a line of releases speaks where the lines differ.
enum Dialect: Hashable, Sendable {
    /// Up to 2.x: albums list own ones only and carry their members.
    case v2
    /// From 3.0: albums list all that can be seen, members come by search.
    case v3

    /// The dialect of a release; what is newer than all known ones is taken for the newest.
    init(_ version: ServerVersion) {
        self = version.major < 3 ? .v2 : .v3
    }
}
