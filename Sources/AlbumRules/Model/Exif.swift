/// What a file says of itself, and the place the server found for it.
///
/// Source: `exifInfo` of a search item, present with `withExif`. A blank text is kept as the server sent it; rules treat it as missing.
public struct Exif: Hashable, Sendable {
    /// The maker of the camera.
    public var make: String?
    /// The model of the camera.
    public var model: String?
    /// The lens.
    public var lens: String?
    /// The size of the file in bytes.
    public var fileSize: Int64?
    /// The width in pixels as stored, before orientation.
    public var storedWidth: Int?
    /// The height in pixels as stored, before orientation.
    public var storedHeight: Int?
    /// The EXIF orientation, "1" to "8".
    public var orientation: String?
    /// The f-number.
    public var fNumber: Double?
    /// The focal length in millimetres.
    public var focalLength: Double?
    /// The sensitivity.
    public var iso: Int?
    /// The exposure time as the server writes it: "1/250" or "0.5", in seconds.
    public var exposureTime: String?
    /// Degrees north.
    public var latitude: Double?
    /// Degrees east.
    public var longitude: Double?
    /// The city of the nearest known place.
    public var city: String?
    /// Its state or region.
    public var state: String?
    /// Its country.
    public var country: String?
    /// The description that the user wrote.
    public var description: String?
    /// One to five stars; 0 and -1 mean none.
    public var rating: Int?
    /// The projection of a panorama.
    public var projectionType: String?

    /// Nothing known.
    public init() {}
}
