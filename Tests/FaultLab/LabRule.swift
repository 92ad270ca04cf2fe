import ImmichSimulator

/// A random rule: groups of lines to any depth.
struct LabRule: Hashable {
    indirect enum Item: Hashable {
        /// Lines that hold together.
        case lines([LabLine])
        case group(LabRule)
    }

    var all: [Item] = []
    var any: [Item] = []
    var none: [Item] = []

    /// Whether it is true of a photo.
    func holds(_ photo: PhotoTruth, _ context: LabContext) -> Bool {
        all.allSatisfy { $0.holds(photo, context) }
            && (any.isEmpty || any.contains { $0.holds(photo, context) })
            && !none.contains { $0.holds(photo, context) }
    }

    /// Every line, in order.
    var lines: [LabLine] { (all + any + none).flatMap(\.lines) }

    /// The people it names.
    var names: Set<String> { Set(lines.flatMap(\.names)) }

    /// The rule in flow style, without the braces around it: `all: […], none: […]`.
    var text: String {
        [("all", all), ("any", any), ("none", none)].filter { !$0.1.isEmpty }
            .map { "\($0.0): \(Self.text($0.1))" }.joined(separator: ", ")
    }

    /// A mapping where that says the same, a list elsewhere.
    private static func text(_ items: [Item]) -> String {
        let singles = items.compactMap { item -> LabLine? in
            guard case .lines(let lines) = item, lines.count == 1 else { return nil }
            return lines[0]
        }
        let keys = singles.map(\.text.key)
        if singles.count == items.count, Set(keys).count == keys.count {
            return "{\(singles.map { "\($0.text.key): \($0.text.value)" }.joined(separator: ", "))}"
        }
        return "[\(items.map(\.text).joined(separator: ", "))]"
    }
}

extension LabRule.Item {
    func holds(_ photo: PhotoTruth, _ context: LabContext) -> Bool {
        switch self {
        case .lines(let lines): lines.allSatisfy { $0.holds(photo, context) }
        case .group(let group): group.holds(photo, context)
        }
    }

    var lines: [LabLine] {
        switch self {
        case .lines(let lines): lines
        case .group(let group): group.lines
        }
    }

    var text: String {
        switch self {
        case .lines(let lines):
            "{\(lines.map { "\($0.text.key): \($0.text.value)" }.joined(separator: ", "))}"
        case .group(let group): "{\(group.text)}"
        }
    }
}

extension LabRule {
    /// Whether more recognition could make a photo that matches now no match any more.
    ///
    /// Tried out: each further set of the people named and a stranger, each place where none is known yet.
    func mayStopMatching(_ photo: PhotoTruth, _ context: LabContext) -> Bool {
        let stranger = EntityID(high: 0xFFFF, low: 0xFFFF)
        let others = Array((Set(names.compactMap { context.identities[$0] })).subtracting(photo.people).prefix(7))
        let newcomers = others + [stranger, EntityID(high: 0xFFFE, low: 0xFFFE)]
        var places: [(String, String)?] = [nil]
        if photo.exif?.country == nil {
            places += (lines.compactMap { if case .country(let name) = $0 { name } else { nil } } + ["Elsewhere"])
                .map { ($0, "A city") }
        }
        for set in 0..<(1 << newcomers.count) {
            var seen = photo
            for (bit, person) in newcomers.enumerated() where set >> bit & 1 == 1 { seen.people.insert(person) }
            for place in places {
                if let place {
                    seen.exif?.country = place.0
                    seen.exif?.city = place.1
                    if photo.exif?.latitude == nil { seen.exif?.latitude = 1 }
                }
                if !holds(seen, context) { return true }
            }
        }
        return false
    }

    /// Whether a line of it speaks of what is recognised.
    var isAboutRecognition: Bool { lines.contains(where: \.isRecognised) }
}
