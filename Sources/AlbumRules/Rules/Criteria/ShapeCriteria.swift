/// Criteria on the picture and the file: pixels as displayed, bytes, seconds.
enum ShapeCriteria {
    static let all = [orientation, width, height, megapixels, aspect, size, duration]

    static let orientation = Criterion(
        key: "orientation", values: "`portrait`, `landscape`, `square`", meaning: "the shape as displayed",
        examples: [
            .init("landscape", .pixels(4000, 3000), holds: true), .init("portrait", .pixels(4000, 3000), holds: false),
            .init("[portrait, square]", .pixels(500, 500), holds: true), .init("landscape", holds: false),
            .init("portrait", .storedPixels(4000, 3000, orientation: "6"), holds: true),
        ],
        schema: SchemaValue.word(Shape.allCases.map(\.rawValue) + ["some", "none"]).orList,
        read: { node, reader in
            Field<Shape>(
                prefix: "in", some: "of known shape", none: "of unknown shape", needs: ReadNeeds(exif: true),
                shown: { $0.rawValue }, of: { $0.displayedPixels.map { Shape($0) } }
            ).read(node, &reader) { node, reader in
                guard let text = reader.text(node),
                    let word = reader.word(text, of: Shape.allCases.map(\.rawValue), at: node.place)
                else { return nil }
                return .init(identity: word, phrase: "\(word) format", holds: { $0.rawValue == word })
            }
        })

    static let width = pixels("width", "the width in pixels as displayed") { $0.width }
    static let height = pixels("height", "the height in pixels as displayed") { $0.height }

    private static func pixels(_ key: String, _ meaning: String, of: @escaping @Sendable (Pixels) -> Int) -> Criterion {
        .number(
            key, values: "number or range, `some`, `none`", meaning: meaning,
            unit: NumberUnit(hint: "1920", rangeHint: "1920.."),
            examples: [
                .init("4000..", .pixels(4000, 4000), holds: true), .init("..3999", .pixels(4000, 4000), holds: false),
                .init("1..", holds: false),
            ],
            field: Field(
                prefix: "of \(key)", some: "of known \(key)", none: "of unknown \(key)", needs: ReadNeeds(exif: true),
                shown: { DecimalText.show($0) }, of: { $0.displayedPixels.map { Double(of($0)) } }))
    }

    static let megapixels = Criterion.number(
        "megapixels", values: "number or range, `some`, `none`", meaning: "width × height in millions",
        unit: NumberUnit(hint: "12", rangeHint: "8.."),
        examples: [
            .init("8..", .pixels(4000, 2000), holds: true), .init("8..", .pixels(3999, 2000), holds: false),
            .init("8..", holds: false),
        ],
        field: Field(
            prefix: "of megapixels", some: "of known megapixels", none: "of unknown megapixels",
            needs: ReadNeeds(exif: true), shown: { DecimalText.show($0) },
            of: { $0.displayedPixels.map { Double($0.width) * Double($0.height) / 1_000_000 } }))

    static let aspect = Criterion.number(
        "aspect", values: "number or ratio (`16:9`), range, `some`, `none`", meaning: "width : height as displayed",
        unit: NumberUnit(
            name: "an aspect ratio", hint: "3:2", rangeHint: "1.3..1.8", isNear: true,
            pattern: "\(SchemaValue.decimal)(\\s*:\\s*\(SchemaValue.decimal))?", value: { ratio($0) }),
        examples: [
            .init("16:9", .pixels(1920, 1080), holds: true), .init("1.5", .pixels(3000, 2000), holds: true),
            .init("2..", .pixels(3000, 2000), holds: false), .init("..1", holds: false),
        ],
        field: Field(
            prefix: "of aspect", some: "of known aspect", none: "of unknown aspect", needs: ReadNeeds(exif: true),
            shown: { DecimalText.show($0) },
            of: { $0.displayedPixels.map { Double($0.width) / Double($0.height) } }))

    static let size = Criterion.number(
        "size", values: "`20MB..`; B, KB, MB, GB, KiB, MiB, GiB", meaning: "the size of the file",
        unit: NumberUnit(
            name: "a size", hint: "20MB", rangeHint: "20MB..",
            pattern: "\(SchemaValue.decimal)\\s*([KkMmGgTt][Ii]?)?[Bb]", isPlain: false,
            value: { UnitText.value($0, units: bytes) }, show: { UnitText.showBytes($0) }),
        examples: [
            .init("20MB..", .fileSize(20_000_000), holds: true), .init("20MB..", .fileSize(19_999_999), holds: false),
            .init("..1KiB", .fileSize(1024), holds: true), .init("1.5GB..2 GB", .fileSize(1_600_000_000), holds: true),
            .init("..1GB", holds: false),
        ],
        field: Field(
            prefix: "of size", some: "of known size", none: "of unknown size", needs: ReadNeeds(exif: true),
            shown: { UnitText.showBytes($0) }, of: { ($0.exif?.fileSize).map(Double.init) }))

    static let duration = Criterion.number(
        "duration", values: "`10s..2m`; ms, s, m, h, d, a bare number is seconds", meaning: "the length of a video",
        unit: NumberUnit(
            name: "a duration", hint: "10s", rangeHint: "10s..2m",
            pattern:
                "\(SchemaValue.decimal)|(\(SchemaValue.decimal)\\s*([Mm][Ss]|[SsMmHh\(SchemaValue.decimal)d])\\s*)+",
            value: { UnitText.duration($0) }, show: { UnitText.showSeconds($0 / 1000) }),
        examples: [
            .init("10s..2m", .duration(milliseconds: 120_000), holds: true),
            .init("10..", .duration(milliseconds: 9_999), holds: false),
            .init("5m..", .duration(milliseconds: 300_000), holds: true), .init("..2m", holds: false),
            .init("..2m", .duration(milliseconds: 0), holds: false), .init("none", holds: true),
        ],
        field: Field(
            prefix: "of length", some: "with a length", none: "without a length",
            shown: { UnitText.showSeconds($0 / 1000) },
            // Release 2.7 gives photos the length 0, release 3 none.
            of: { photo in photo.durationMilliseconds.flatMap { $0 > 0 ? Double($0) : nil } }))

    private static let bytes: [String: Double] = [
        "b": 1, "kb": 1e3, "mb": 1e6, "gb": 1e9, "tb": 1e12, "kib": 1024, "mib": 1_048_576, "gib": 1_073_741_824,
        "tib": 1_099_511_627_776,
    ]

    private static func ratio(_ text: String) -> Double? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard let first = parts.first.flatMap({ DecimalText.value($0.trimmed) }) else { return nil }
        if parts.count == 1 { return first }
        guard parts.count == 2, let second = DecimalText.value(parts[1].trimmed), second > 0 else { return nil }
        return first / second
    }
}

/// A picture's shape.
enum Shape: String, Hashable, Sendable, CaseIterable {
    case portrait, landscape, square

    init(_ pixels: Pixels) {
        self = pixels.width == pixels.height ? .square : pixels.width > pixels.height ? .landscape : .portrait
    }
}

/// A picture's width and height, both above 0.
struct Pixels: Hashable, Sendable {
    var width: Int
    var height: Int
}

extension Photo {
    /// The size as displayed; from the stored size and the EXIF orientation when the server does not say it.
    var displayedPixels: Pixels? {
        if let width, let height, width > 0, height > 0 { return Pixels(width: width, height: height) }
        guard let exif, let width = exif.storedWidth, let height = exif.storedHeight, width > 0, height > 0 else {
            return nil
        }
        let isTurned = exif.orientation.map { ["5", "6", "7", "8"].contains($0) } ?? false
        return isTurned ? Pixels(width: height, height: width) : Pixels(width: width, height: height)
    }
}
