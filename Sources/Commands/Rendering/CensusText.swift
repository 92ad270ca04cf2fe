import AlbumRules
import AlbumSync

/// What a count of a rule found, as text.
struct CensusText: Sendable {
    /// What was counted.
    let census: RuleCensus
    private let origin: String
    private let words = ReportWords()

    /// The text of a count on the server at an address.
    init(_ census: RuleCensus, origin: String) {
        self.census = census
        self.origin = origin
    }

    /// Why nothing could be counted, a line each; empty when it was.
    var holds: [String] { census.holds.map(words.text) }

    /// `212 of 100,057 photos on the time line`.
    var total: String {
        guard census.holds.isEmpty else { return "not counted" }
        return "\(grouped(census.matching)) of \(words.count(census.photosRead, "photo")) on the time line"
    }

    /// Each group and line with its count, the whole first.
    var parts: [String] {
        let parts = census.parts
        // A rule that is one line is said by its total.
        guard parts.count(where: { $0.form == .line }) > 1 else { return [] }
        var rows = parts.map { ($0.count, String(repeating: "  ", count: $0.depth + 1) + Self.name(of: $0)) }
        if let first = rows.first { rows[0] = (first.0, first.1 + "  → these belong") }
        let width = rows.map { grouped($0.0).count }.max() ?? 0
        return rows.map { count, name in
            let number = grouped(count)
            return "  " + String(repeating: " ", count: width - number.count) + number + name
        }
    }

    private static func name(of part: RuleCensus.Part) -> String {
        switch part.form {
        case .line: visible(part.text)
        case .all: "all of these"
        case .any: "at least one of these"
        case .none: "none of these"
        }
    }

    /// The photos that are shown, with their links, and how many are not.
    var photos: [String] {
        var table = TextTable([.left, .left, .left, .left])
        table.gap = "   "
        for photo in census.photos {
            table.add(words.cells(of: photo, isRemoval: false) + [link(to: photo)])
        }
        let rest = census.matching - census.photos.count
        return table.lines().map { "  " + $0 }
            + (rest > 0 && !census.photos.isEmpty ? ["  … \(grouped(rest)) more (--limit \(census.matching))"] : [])
    }

    private func link(to photo: PhotoChange) -> String { "\(visible(origin))/photos/\(photo.id)" }

    /// What it took: `Read 100,057 photos in 104 requests, with people, without EXIF (6.1 s)`, and what else was asked.
    var cost: [String] {
        guard census.holds.isEmpty else { return ["Read of each photo: \(census.needs.words)"] }
        let photos = "\(words.count(census.photosRead, "photo")) in \(words.count(census.requests, "request"))"
        var lines = ["Read \(photos), \(census.needs.words) (\(census.duration.text))"]
        if !census.questions.isEmpty {
            lines.append("Asked the server for \(census.questions.map(visible).joined(separator: ", "))")
        }
        if census.photosAsked > 0 {
            lines.append("Asked about \(words.count(census.photosAsked, "photo")) one by one")
        }
        return lines
    }

    /// What a run reads for an album of this rule, when that can be less.
    var runReading: String? {
        guard !census.marks.isEmpty else { return nil }
        return "A run reads only photos of \(PhraseList.or(census.marks.map(visible))) where that is less work"
    }

    /// What else there is to know.
    var asides: [String] {
        let waiting =
            "\(words.count(census.waiting, "photo")) uploaded lately would wait until faces had time to be found"
        return holds.map { "held: " + $0 } + (census.waiting > 0 ? [waiting] : []) + census.notes.map(visible)
    }

    /// The same for machines.
    var json: [(String, JSONText)] {
        [
            ("photos", .int(census.photosRead)), ("matching", .int(census.matching)), ("waiting", .int(census.waiting)),
            (
                "parts",
                .array(
                    census.parts.map { part in
                        .object([
                            ("form", .text(part.form.rawValue)), ("text", .text(part.text)),
                            ("depth", .int(part.depth)),
                            ("isExcluding", .bool(part.isExcluding)), ("count", .int(part.count)),
                        ])
                    })
            ), ("questions", .texts(census.questions)), ("photosAsked", .int(census.photosAsked)),
            ("marks", .texts(census.marks)),
            ("holds", .texts(census.holds.map(\.description))), ("notes", .texts(census.notes)),
            ("requests", .int(census.requests)),
        ]
    }

    /// The photos that are shown, for machines.
    var photosJSON: JSONText {
        .array(
            census.photos.map { photo in
                .object([
                    ("id", .text(photo.id.description)), ("fileName", .text(photo.fileName)),
                    ("takenOn", .optional(photo.takenOnClock.map { CalendarDay($0).isoText })),
                    ("people", .texts(photo.people)), ("link", .text(link(to: photo))),
                ])
            })
    }
}
