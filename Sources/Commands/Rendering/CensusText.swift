import AlbumRules
import AlbumSync

/// What a count of a rule found, as text.
struct CensusText: Sendable {
    /// What was counted.
    let census: RuleCensus
    private let definition: AlbumDefinition
    private let origin: String
    private let words = ReportWords()

    /// The text of a count of an album's rule on the server at an address.
    init(_ census: RuleCensus, of definition: AlbumDefinition, origin: String) {
        self.census = census
        self.definition = definition
        self.origin = origin
    }

    /// Why nothing could be counted, a line each; empty when it was.
    var holds: [String] { census.holds.map(words.text) }

    /// `212 of 100,057 photos on the time line`, and where settings choose among them, how many belong.
    var total: String {
        guard census.isCounted else { return "not counted" }
        let matches = "\(grouped(census.matching)) of \(words.count(census.photosJudged, "photo")) \(place)"
        if definition.forEach != nil {
            let albums = words.count(census.values.count(where: \.isMade), "album")
            return "\(matches) \(matchVerb), \(grouped(census.belonging)) \(belongVerb) in \(albums)"
        }
        guard !definition.settings.selection.isPlain else { return matches }
        return "\(matches) \(matchVerb), \(grouped(census.belonging)) \(belongVerb)"
    }

    private var matchVerb: String { census.matching == 1 ? "matches" : "match" }
    private var belongVerb: String { census.belonging == 1 ? "belongs" : "belong" }

    /// Where the photos are that were judged.
    private var place: String {
        let settings = definition.settings
        let place =
            switch settings.archived {
            case .leaveOut: "on the time line"
            case .include: "on the time line and in the archive"
            case .only: "in the archive"
            }
        return place + (settings.partner == .include ? ", partners' included" : "")
    }

    /// What an album with these settings leaves out, whatever its rule says.
    var scope: String {
        let settings = definition.settings
        var parts: [String] = []
        switch settings.archived {
        case .leaveOut: parts.append("archived photos (archived)")
        case .only: parts.append("photos that are not archived (archived)")
        case .include: break
        }
        if settings.partner == .leaveOut { parts.append("partners' photos (partner)") }
        return "Left out, as in an album: \(PhraseList.and(parts + ["what is hidden, locked or in the trash"]))"
    }

    /// What the settings make of the matches, a line each: with a plus those that come along, with a minus those that stay out.
    var choice: [String] {
        let choice = census.choice
        let best = definition.settings.selection.bestOf
        let steps = [
            ("+", choice.near, "lie near a match and come along", "lies near a match and comes along"),
            ("+", choice.stackMates, "come along with their stack", "comes along with its stack"),
            (
                "−", choice.covered, "for which the top photo of their stack stands",
                "for which the top photo of its stack stands"
            ),
            (
                "−", choice.outdone, "not among the best \(best?.count ?? 0) of their \(best?.period.rawValue ?? "")",
                "not among the best \(best?.count ?? 0) of its \(best?.period.rawValue ?? "")"
            ),
            (
                "−", choice.pushedOut, "older than the newest \(definition.settings.selection.newest?.count ?? 0)",
                "older than the newest \(definition.settings.selection.newest?.count ?? 0)"
            ),
        ].filter { $0.1 > 0 }
        let width = steps.map { grouped($0.1).count }.max() ?? 0
        return steps.map { sign, count, many, one in
            let number = grouped(count)
            return
                "  \(sign) \(String(repeating: " ", count: width - number.count))\(number)  \(count == 1 ? one : many)"
        }
    }

    /// The albums of a `for_each` rule with their counts.
    var values: [String] {
        guard !census.values.isEmpty else { return [] }
        var table = TextTable([.left, .right, .left])
        for value in census.values {
            let aside = value.isMade ? "" : "too few for an album (minimum: \(definition.forEach?.minimum ?? 0))"
            table.add([visible(value.name), grouped(value.count), aside])
        }
        return [""] + table.lines().map { "  " + $0 }
    }

    /// Each group and line with its count, the whole first.
    var parts: [String] {
        let parts = census.parts
        // A rule that is one line is said by its total.
        guard parts.count(where: { $0.form == .line }) > 1 else { return [] }
        var rows = parts.map { ($0.count, String(repeating: "  ", count: $0.depth + 1) + Self.name(of: $0)) }
        let isPlain = definition.settings.selection.isPlain && definition.forEach == nil
        if let first = rows.first { rows[0] = (first.0, first.1 + "  → these \(isPlain ? "belong" : "match")") }
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
        let rest = census.belonging - census.photos.count
        return table.lines().map { "  " + $0 }
            + (rest > 0 && !census.photos.isEmpty ? ["  … \(grouped(rest)) more (--limit \(census.belonging))"] : [])
    }

    private func link(to photo: PhotoChange) -> String { "\(visible(origin))/photos/\(photo.id)" }

    /// What it took: `Read 100,057 photos in 104 requests, with people, without EXIF (6.1 s)`, and what else was asked.
    var cost: [String] {
        guard census.isCounted else { return ["Read of each photo: \(census.needs.words)"] }
        let photos = "\(words.count(census.photosRead, "photo")) in \(words.count(census.requests, "request"))"
        var lines = ["Read \(photos), \(census.needs.words) (\(census.duration.text))"]
        if !census.questions.isEmpty {
            lines.append("Asked the server for \(census.questions.map(visible).joined(separator: ", "))")
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
            ("photos", .int(census.photosRead)), ("judged", .int(census.photosJudged)),
            ("matching", .int(census.matching)), ("belonging", .int(census.belonging)),
            ("waiting", .int(census.waiting)),
            (
                "choice",
                .object([
                    ("near", .int(census.choice.near)), ("stackMates", .int(census.choice.stackMates)),
                    ("covered", .int(census.choice.covered)), ("outdone", .int(census.choice.outdone)),
                    ("pushedOut", .int(census.choice.pushedOut)),
                ])
            ),
            (
                "albums",
                .array(
                    census.values.map { value in
                        .object([
                            ("name", .text(value.name)), ("count", .int(value.count)), ("isMade", .bool(value.isMade)),
                        ])
                    })
            ),
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
