/// Criteria on the camera and its settings, and on what the user gave as stars.
enum CameraCriteria {
    static let all = [rating, camera, lens, iso, aperture, focalLength, shutter]

    static let rating = Criterion(
        key: "rating", values: "1–5, range, `some`, `none`", meaning: "your stars; 0 and no rating are `none`",
        examples: [
            .init("4..", .rating(4), holds: true), .init("4..", .rating(3), holds: false),
            .init("[1, 5]", .rating(5), holds: true), .init("..3", .rating(0), holds: false),
            .init("none", .rating(0), holds: true), .init("0", .rating(0), holds: true),
            .init("null", .rating(1), holds: false), .init("none", .rating(-1), holds: true),
            .init("none", holds: true), .init("none", .rating(1), holds: false), .init("some", .rating(1), holds: true),
        ],
        schema: SchemaValue.wholeNumbers(limits: NumberRange(low: 0, high: 5)).adding([
            "type": ["string", "integer", "null"]
        ])
        .orList,
        read: { node, reader in stars.read(unrated(node), &reader) })

    /// 0 and null are "none".
    private static func unrated(_ node: Node) -> Node {
        if let items = node.items { return Node(.sequence(items.map(unrated)), at: node.place) }
        return node.isNull || node.text == "0" ? Node(.scalar("none", isQuoted: false), at: node.place) : node
    }

    private static let stars = Criterion.number(
        "rating", values: "", meaning: "",
        unit: NumberUnit(
            name: "a rating", hint: "4", rangeHint: "4..", limits: NumberRange(low: 1, high: 5),
            value: { text in DecimalText.value(text).flatMap { $0 == $0.rounded() ? $0 : nil } }),
        examples: [],
        field: Field(
            prefix: "rated", some: "with a rating", none: "without a rating", needs: ReadNeeds(exif: true),
            shown: { DecimalText.show($0) },
            of: { photo in (photo.exif?.rating).flatMap { $0 > 0 ? Double($0) : nil } }))

    static let camera = Criterion.text(
        "camera", values: "label, `some`, `none`", meaning: "\"make model\", the make or the model", style: .label,
        examples: [
            .init("canon eos r6", .camera(make: "Canon", model: "EOS R6"), holds: true),
            .init("Canon", .camera(make: "Canon", model: "EOS R6"), holds: true),
            .init("EOS R6", .camera(make: "Canon", model: "EOS R6"), holds: true),
            .init("EOS", .camera(make: "Canon", model: "EOS R6"), holds: false),
            .init("[Fujifilm*, \"NIKON Z*\"]", .camera(make: "NIKON CORPORATION", model: "NIKON Z 6"), holds: true),
            .init("none", .camera(make: "", model: " "), holds: true),
            .init("none", holds: true),
        ],
        field: Field(
            prefix: "whose camera", some: "with a known camera", none: "without a known camera",
            needs: ReadNeeds(exif: true), shown: { $0.last ?? "none" },
            of: { photo in
                guard let exif = photo.exif else { return nil }
                let make = exif.make?.unlessBlank
                let model = exif.model?.unlessBlank
                guard let make else { return model.map { [$0] } }
                guard let model else { return [make] }
                return [make, model, "\(make.trimmed) \(model.trimmed)"]
            }))

    static let lens = Criterion.text(
        "lens", values: "label, `some`, `none`", meaning: "the lens", style: .label,
        examples: [
            .init("RF50mm*", .lens("RF50mm F1.8 STM"), holds: true),
            .init("RF50mm", .lens("RF50mm F1.8 STM"), holds: false),
            .init("some", holds: false),
        ],
        field: Field(
            prefix: "whose lens", some: "with a known lens", none: "without a known lens",
            needs: ReadNeeds(exif: true), shown: { $0.first ?? "none" },
            of: { ($0.exif?.lens?.unlessBlank).map { [$0] } }))

    static let iso = Criterion.number(
        "iso", values: "number or range, `some`, `none`", meaning: "the sensitivity", unit: NumberUnit(),
        examples: [
            .init("3200..", .iso(3200), holds: true), .init("..800", .iso(3200), holds: false),
            .init("..800", holds: false),
        ],
        field: Field(
            prefix: "with ISO", some: "with a known ISO", none: "without a known ISO", needs: ReadNeeds(exif: true),
            shown: { DecimalText.show($0) }, of: { ($0.exif?.iso).map(Double.init) }))

    static let aperture = Criterion.number(
        "aperture", values: "number or range, `some`, `none`", meaning: "the f-number",
        unit: NumberUnit(
            hint: "2.8", rangeHint: "..2.8", isNear: true, pattern: "([fF]/)?\(SchemaValue.decimal)",
            value: { DecimalText.value($0.lowercased().hasPrefix("f/") ? String($0.dropFirst(2)) : $0) }),
        examples: [
            .init("..2.8", .aperture(2.8), holds: true), .init("2.8..", .aperture(2.799999952316284), holds: true),
            .init("..2.8", .aperture(2.9), holds: false), .init("f/1.8", .aperture(1.8), holds: true),
        ],
        field: Field(
            prefix: "with aperture", some: "with a known aperture", none: "without a known aperture",
            needs: ReadNeeds(exif: true), shown: { "f/\(DecimalText.show($0))" }, of: { $0.exif?.fNumber }))

    static let focalLength = Criterion.number(
        "focal_length", values: "number or range, `some`, `none`", meaning: "the focal length in millimetres",
        unit: NumberUnit(
            hint: "50", rangeHint: "24..70", isNear: true, pattern: "\(SchemaValue.decimal)\\s*(mm)?",
            value: { DecimalText.value($0.hasSuffix("mm") ? $0.dropLast(2).trimmed : $0[...]) }),
        examples: [
            .init("24..70", .focalLength(70), holds: true), .init("24..70", .focalLength(85.5), holds: false),
            .init("50mm", .focalLength(50), holds: true),
        ],
        field: Field(
            prefix: "with focal length", some: "with a known focal length", none: "without a known focal length",
            needs: ReadNeeds(exif: true), shown: { "\(DecimalText.show($0)) mm" }, of: { $0.exif?.focalLength }))

    static let shutter = Criterion.number(
        "shutter", values: "seconds or fraction, range, `some`, `none`", meaning: "the exposure time",
        unit: NumberUnit(
            name: "an exposure time", hint: "1/250", rangeHint: "1/500..1/60", isNear: true,
            pattern: "\(SchemaValue.decimal)(/\(SchemaValue.decimal))?\\s*s?",
            value: { ExposureTime.seconds($0) }, show: { ExposureTime.show($0) }),
        examples: [
            .init("1/250", .shutter("1/250"), holds: true), .init("0.004", .shutter("1/250"), holds: true),
            .init("1/500..1/60", .shutter("1/125"), holds: true), .init("1..", .shutter("0.5"), holds: false),
            .init("0.5..", .shutter("0.5"), holds: true), .init("..1/60", .shutter("1/0"), holds: false),
        ],
        field: Field(
            prefix: "with exposure time", some: "with a known exposure time", none: "without a known exposure time",
            needs: ReadNeeds(exif: true), shown: { ExposureTime.show($0) },
            of: { ($0.exif?.exposureTime).flatMap { ExposureTime.seconds($0) } }))
}

/// Exposure times as people and the server write them.
enum ExposureTime {
    /// Seconds of `1/250`, `0.5`, `2` or `2s`; nil for anything else.
    static func seconds(_ text: String) -> Double? {
        var text = text.trimmed
        if text.hasSuffix("s") { text = text.dropLast().trimmed }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard let first = parts.first.flatMap({ DecimalText.value($0) }) else { return nil }
        if parts.count == 1 { return first }
        guard parts.count == 2, let divisor = DecimalText.value(parts[1]), divisor > 0 else { return nil }
        return first / divisor
    }

    /// `1/250` for short times, `0.5` for long ones.
    static func show(_ seconds: Double) -> String {
        let inverse = (1 / seconds).rounded()
        let isFraction = seconds > 0 && seconds < 0.3 && abs(1 / inverse - seconds) < seconds * 1e-3
        return isFraction ? "1/\(DecimalText.show(inverse))" : "\(DecimalText.show(seconds)) s"
    }
}
