import AlbumRules
import AlbumSync
import PhotoLibrary

/// The answer of `why` as text: what follows, then the rule line by line, then what happened so far.
struct InquiryText: Sendable {
    private let inquiry: PhotoInquiry
    private let definition: AlbumDefinition
    private let channel: Channel

    /// The text of an answer.
    init(_ inquiry: PhotoInquiry, _ definition: AlbumDefinition, channel: Channel) {
        self.inquiry = inquiry
        self.definition = definition
        self.channel = channel
    }

    /// All lines.
    func lines() -> [String] {
        let photo = inquiry.photo
        let people = inquiry.people.isEmpty ? "" : "   " + visible(inquiry.people.joined(separator: ", "))
        var lines = ["\(visible(photo.fileName))   \(CalendarDay(photo.takenOnClock).text)\(people)   \(photo.id)"]
        lines += conclusions.flatMap { wrapped("\(quoted($0.name)): \($0.text)", to: 100) }
        if let nearMiss { lines += wrapped(nearMiss, to: 100) }
        if let verdict = inquiry.verdict { lines += [""] + self.lines(of: verdict, depth: 1, isExcluding: false) }
        for standing in inquiry.standings where !standing.history.isEmpty {
            let place = inquiry.standings.count > 1 ? " in \(quoted(standing.name))" : ""
            lines += ["", "So far\(place):"] + standing.history.map { "  \($0.at.text)  \(Self.words(for: $0))" }
        }
        return lines
    }

    /// What is true now and what the next run does, of every album that the photo has to do with.
    var conclusions: [(name: String, text: String)] {
        let standings = inquiry.standings.map { standing in
            (standing.name, StandingText(standing, inquiry, definition.settings).conclusion)
        }
        guard standings.isEmpty || !inquiry.noAlbum.isEmpty else { return standings }
        let whole = StandingText(PhotoInquiry.Standing(name: definition.name), inquiry, definition.settings)
        guard !inquiry.noAlbum.isEmpty else { return standings + [(definition.name, whole.conclusion)] }
        return standings + inquiry.noAlbum.map { (definition.name, "it matches, but " + visible($0)) }
    }

    /// What alone stands against a photo that does not match; nil when several lines do.
    private var nearMiss: String? {
        guard let verdict = inquiry.verdict, !verdict.holds, !inquiry.standings.contains(where: \.isWanted) else {
            return nil
        }
        let texts = verdict.turningLines.map { "\(visible($0.text)) (\(actual($0)))" }
        guard texts.count < 4, let first = texts.first else { return nil }
        return texts.count == 1
            ? "only one line decides that: \(first)"
            : "one of these alone would change that: \(texts.joined(separator: ", "))"
    }

    /// What the photo has for a line.
    private func actual(_ line: Verdict) -> String {
        guard let actual = line.actual else { return inquiry.isOwn ? "" : "only the owner of the photo knows" }
        return actual == "none" ? "the photo has none" : "the photo has: \(visible(actual))"
    }

    private func lines(of verdict: Verdict, depth: Int, isExcluding: Bool) -> [String] {
        let indent = String(repeating: "  ", count: depth)
        let word = verdict.holds ? "yes" : "no "
        let isGood = verdict.holds != isExcluding
        let answer = channel.painted(word, isGood ? .green : .red)
        guard verdict.form != .line else {
            let actual = channel.painted("   " + actual(verdict), .faint)
            return ["\(indent)\(answer)  \(visible(verdict.text))\(actual)"]
        }
        let names: [Verdict.Form: String] = [
            .all: "all of these", .any: "at least one of these", .none: "none of these",
        ]
        let head = "\(indent)\(answer)  \(names[verdict.form] ?? "")"
        let below = verdict.form == .none
        return [head] + verdict.parts.flatMap { lines(of: $0, depth: depth + 1, isExcluding: below != isExcluding) }
    }

    private static func words(for event: MemberEvent) -> String {
        let run = event.undone.map { "undoing run \($0), run \(event.run)" } ?? "run \(event.run)"
        return switch event.kind {
        case .added: "added by this program (\(run))"
        case .adopted: "found there and taken on (\(run))"
        case .removed: "taken out by this program (\(run))"
        case .handRemoved: "taken out by hand"
        case .gone: "out of sight (trash, locked folder, deleted)"
        case .returned: "back in sight"
        case .putBack: "put back by hand"
        }
    }

    /// The same for machines.
    var json: JSONText {
        let photo = inquiry.photo
        return .object([
            ("schema", .int(1)), ("kind", .text("why")), ("album", .text(definition.name)),
            (
                "photo",
                .object([
                    ("id", .text(photo.id.description)), ("fileName", .text(photo.fileName)),
                    ("takenOn", .text(CalendarDay(photo.takenOnClock).isoText)), ("people", .texts(inquiry.people)),
                ])
            ),
            ("owner", .optional(inquiry.owner)),
            ("belongs", belongs.map { .bool($0) } ?? .null),
            ("matches", inquiry.verdict.map { .bool($0.holds) } ?? .null),
            ("isMember", .bool(inquiry.standings.contains(where: \.isMember))),
            ("isSettled", .bool(inquiry.waitsUntil == nil)), ("waitsUntil", .optional(inquiry.waitsUntil?.text)),
            ("holds", .texts(holds.map(\.description))),
            ("conclusion", .text(conclusions.map(\.text).joined(separator: "; "))),
            ("verdict", inquiry.verdict.map(Self.json) ?? .null),
            ("turningLines", .texts(inquiry.verdict?.turningLines.map(\.text) ?? [])),
            ("albums", .array(inquiry.standings.map(json))),
            ("history", .array(inquiry.standings.flatMap(\.history).map(Self.json))),
        ])
    }

    private var belongs: Bool? {
        guard inquiry.standings.contains(where: { $0.account != nil }) else {
            return inquiry.verdict.map { _ in false }
        }
        return inquiry.standings.contains(where: \.isWanted)
    }

    private var holds: [Hold] {
        let holds = inquiry.holds + inquiry.standings.flatMap(\.holds)
        return holds.enumerated().filter { holds[..<$0.offset].contains($0.element) == false }.map(\.element)
    }

    private func json(_ standing: PhotoInquiry.Standing) -> JSONText {
        .object([
            ("name", .text(standing.name)), ("id", .optional(standing.album?.id.description)),
            ("belongs", standing.account.map { .bool($0.isWanted) } ?? .null), ("isMember", .bool(standing.isMember)),
            ("conclusion", .text(StandingText(standing, inquiry, definition.settings).conclusion)),
            ("history", .array(standing.history.map(Self.json))),
        ])
    }

    private static func json(_ event: MemberEvent) -> JSONText {
        .object([
            ("at", .text(event.at.text)), ("run", .int(Int(event.run))),
            ("undoes", event.undone.map { .int(Int($0)) } ?? .null), ("text", .text(words(for: event))),
        ])
    }

    private static func json(_ verdict: Verdict) -> JSONText {
        .object([
            ("form", .text(verdict.form.rawValue)), ("text", .text(verdict.text)), ("holds", .bool(verdict.holds)),
            ("actual", .optional(verdict.actual)), ("parts", .array(verdict.parts.map(json))),
        ])
    }
}
