/// A photo that a run adds or takes out, as a person recognises it, and why.
public struct PhotoChange: Hashable, Sendable {
    /// The photo.
    public var id: AssetID
    /// The original file name; empty when the run did not read it.
    public var fileName: String
    /// When it was taken on the wall clock of the place; nil when the run did not read it.
    public var takenOnClock: WallTime?
    /// The names of the people on it; unnamed ones are left out.
    public var people: [String]
    /// Why, one short clause each: "Emma is no longer on it".
    public var reasons: [String]

    /// A photo with its reasons.
    public init(
        id: AssetID, fileName: String = "", takenOnClock: WallTime? = nil, people: [String] = [],
        reasons: [String] = []
    ) {
        self.id = id
        self.fileName = fileName
        self.takenOnClock = takenOnClock
        self.people = people
        self.reasons = reasons
    }
}

/// A photo that the server refused to add or to take out.
public struct PhotoRefusal: Hashable, Sendable {
    /// The photo.
    public var photo: PhotoChange
    /// The server's answer in the tool's words.
    public var answer: String

    /// A refusal.
    public init(photo: PhotoChange, answer: String) {
        self.photo = photo
        self.answer = answer
    }
}
