/// Criteria on places; the server finds them after the upload.
enum PlaceCriteria {
    static let all = [
        named("country", "the country", example: "Greece") { $0.country },
        named("state", "the state or region", example: "Île-de-France") { $0.state },
        named("city", "the city", example: "San José") { $0.city },
        near, gps,
    ]

    private static func named(
        _ key: String, _ meaning: String, example: String, of: @escaping @Sendable (Exif) -> String?
    ) -> Criterion {
        let fact: (String) -> PhotoFact = { .place(key: key, $0) }
        return .text(
            key, values: "label, `some`, `none`", meaning: "\(meaning) of the nearest known place", style: .label,
            examples: [
                .init(example.uppercased(), fact(example), holds: true),
                .init("[Nowhere, \(example)]", fact(example), holds: true),
                .init("Nowhere", fact(example), holds: false),
                .init(example, holds: false), .init("none", holds: true), .init("none", fact(" "), holds: true),
                .init("some", fact(example), holds: true),
            ],
            field: Field(
                prefix: "in", some: "with a known \(key)", none: "without a known \(key)",
                isRecognised: true, needs: ReadNeeds(exif: true), shown: { $0.first ?? "none" },
                of: { photo in
                    guard let exif = photo.exif else { return nil }
                    return of(exif)?.unlessBlank.map { [$0] }
                }), wording: { $0.name })
    }

    static let near = Criterion(
        key: "near", values: "`{lat: 46.02, lon: 7.75, km: 5}`, or a list of these",
        meaning: "within a great-circle distance",
        examples: [
            .init("{lat: 52.52, lon: 13.405, km: 1}", .gps(52.5205, 13.4095), holds: true),
            .init("{lat: 52.52, lon: 13.405, km: 1}", .gps(48.8566, 2.3522), holds: false),
            .init("{lat: 0, lon: 179.9, km: 50}", .gps(0, -179.9), holds: true),
            .init("{lat: 52.52, lon: 13.405, km: 1}", holds: false),
            .init("{lat: 0, lon: 0, km: 100}", .gps(0, 0), holds: false),
        ],
        schema: SchemaValue.circle.orList,
        read: { node, reader in
            position(prefix: "within").read(node, &reader) { node, reader in
                guard let circle = Circle.read(node, &reader) else { return nil }
                return .init(identity: circle.identity, phrase: circle.phrase, holds: { circle.contains($0) })
            }
        })

    static let gps = Criterion(
        key: "gps", values: "`some`, `none`", meaning: "whether it has a position; 0,0 is none",
        examples: [
            .init("some", .gps(52.5, 13.4), holds: true), .init("none", .gps(52.5, 13.4), holds: false),
            .init("none", .gps(0, 0), holds: true), .init("some", .gps(0, 13.4), holds: true),
            .init("some", holds: false),
        ],
        schema: SchemaValue.oneOf(["some", "none"]).orList,
        read: { node, reader in
            position(prefix: "at").read(node, &reader) { node, reader in
                guard let text = reader.text(node) else { return nil }
                reader.error("\(text.quoted) is not a value of \"gps\"", at: node.place, hint: "write some or none")
                return nil
            }
        })

    private static func position(prefix: String) -> Field<Position> {
        Field(
            prefix: prefix, some: "with a position", none: "without a position", isRecognised: true,
            needs: ReadNeeds(exif: true),
            shown: { "\(DecimalText.show($0.latitude)), \(DecimalText.show($0.longitude))" },
            of: { Position($0) })
    }
}

/// A position on the globe in degrees.
struct Position: Hashable, Sendable {
    /// Degrees north.
    var latitude: Double
    /// Degrees east.
    var longitude: Double

    /// The position of a photo; nil when it has none, and for 0,0, which cameras write for "unknown".
    init?(_ photo: Photo) {
        guard let exif = photo.exif, let latitude = exif.latitude, let longitude = exif.longitude,
            latitude != 0 || longitude != 0
        else { return nil }
        self.latitude = latitude
        self.longitude = longitude
    }
}
