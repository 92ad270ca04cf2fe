/// Columns of a table that are kept only when something asks for them.
public struct PhotoColumns: OptionSet, Hashable, Sendable {
    /// One bit each.
    public let rawValue: UInt8

    /// Columns by their bits.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Stars, 1 to 5.
    public static let rating = PhotoColumns(rawValue: 1)
    /// The position.
    public static let position = PhotoColumns(rawValue: 2)
    /// Country, state and city.
    public static let place = PhotoColumns(rawValue: 4)
    /// Make and model of the camera.
    public static let camera = PhotoColumns(rawValue: 8)
    /// When it was taken in UTC and when it was uploaded.
    public static let instants = PhotoColumns(rawValue: 16)

    /// What must be read to fill them.
    public var needs: ReadNeeds {
        ReadNeeds(exif: !isDisjoint(with: [.rating, .position, .place, .camera]))
    }
}
