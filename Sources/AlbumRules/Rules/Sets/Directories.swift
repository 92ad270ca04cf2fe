/// Lists of the server that tell what names in rules mean; each is read only when a rule needs it.
public struct Directories: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt8

    /// Some of them.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Who is called what (`GET /people`).
    public static let people = Directories(rawValue: 1)
    /// The user's tags (`GET /tags`).
    public static let tags = Directories(rawValue: 2)
    /// All albums that can be seen (`GET /albums`).
    public static let albums = Directories(rawValue: 4)
    /// Who shares photos with the user (`GET /partners`).
    public static let partners = Directories(rawValue: 8)
    /// What the server is set up to do (`GET /server/features`).
    public static let features = Directories(rawValue: 16)
}

/// What the server is set up to do. Source: `GET /server/features`.
public struct ServerFeatures: Hashable, Sendable {
    /// Whether photos can be found by what they look like.
    public var smartSearch: Bool
    /// Whether text on photos is read.
    public var ocr: Bool

    /// Everything is there unless said otherwise.
    public init(smartSearch: Bool = true, ocr: Bool = true) {
        self.smartSearch = smartSearch
        self.ocr = ocr
    }
}
