/// What a read of the library must bring.
public struct ReadNeeds: Hashable, Sendable {
    /// Recognised people (`withPeople`).
    public var people = false
    /// EXIF data and places (`withExif`).
    public var exif = false

    /// Only what every answer has.
    public init(people: Bool = false, exif: Bool = false) {
        self.people = people
        self.exif = exif
    }

    /// Both needs together.
    public func union(_ other: ReadNeeds) -> ReadNeeds {
        ReadNeeds(people: people || other.people, exif: exif || other.exif)
    }
}
