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
        lines.append("\(quoted(definition.name)): \(conclusion)")
        if let nearMiss { lines.append(nearMiss) }
        if let verdict = inquiry.verdict { lines += [""] + self.lines(of: verdict, depth: 1, isExcluding: false) }
        if !inquiry.history.isEmpty {
            lines += ["", "So far:"] + inquiry.history.map { "  \($0.at.text)  \(Self.words(for: $0))" }
        }
        return lines
    }

    /// What is true now and what the next run does.
    var conclusion: String {
        let presence = inquiry.isMember ? "it is in the album" : "it is not in the album"
        if let hold = inquiry.holds.first { return "\(presence); the album is held: \(visible(hold.description))" }
        guard inquiry.isOwn else { return "\(presence); it is not your own photo, and those are left alone" }
        guard let verdict = inquiry.verdict else { return presence }
        if let obstacle { return "\(presence); \(obstacle)" }
        return verdict.holds ? belonging : notBelonging
    }

    /// What alone stands against a photo that does not belong; nil when several lines do.
    private var nearMiss: String? {
        guard let verdict = inquiry.verdict, !verdict.holds else { return nil }
        let texts = verdict.turningLines.map { "\(visible($0.text)) (\(Self.actual($0)))" }
        guard texts.count < 4, let first = texts.first else { return nil }
        return texts.count == 1
            ? "only one line decides that: \(first)"
            : "one of these alone would change that: \(texts.joined(separator: ", "))"
    }

    /// What the photo has for a line.
    private static func actual(_ line: Verdict) -> String {
        line.actual.map { $0 == "none" ? "the photo has none" : "the photo has: \(visible($0))" } ?? ""
    }

    private var obstacle: String? {
        let photo = inquiry.photo
        if photo.isTrashed { return "it is in the trash, and such photos are neither added nor taken out" }
        if photo.isOffline { return "its file is missing, and such photos are neither added nor taken out" }
        switch photo.visibility {
        case .timeline: return nil
        case .archive: return "it is in the archive, and such photos are left out"
        case .hidden: return "it is the video half of a live photo, and those are never added"
        case .locked: return "it is in the locked folder, and such photos are never added"
        }
    }

    private var belonging: String {
        if inquiry.isMember { return "it belongs, and it is in the album" }
        if inquiry.entry?.standing == .takenBack {
            return "it belongs, but a run that had added it was undone, so it stays out"
        }
        if inquiry.entry?.standing == .handRemoved, definition.settings.handRemoved == .respect {
            return "it belongs, but somebody took it out by hand, so it stays out (hand_removed: respect)"
        }
        if !inquiry.isSettled {
            return "it belongs, but it was uploaded lately and waits until its faces had time to be found (settle)"
        }
        return "it belongs, and the next run adds it"
    }

    private var notBelonging: String {
        guard inquiry.isMember else { return "it does not belong, and it is not in the album" }
        let settings = definition.settings
        if settings.isProtected { return "it does not belong, but nothing is removed here (protect: true)" }
        if settings.mode == .add { return "it does not belong, but nothing is removed here (mode: add)" }
        if inquiry.entry?.standing == .putBack {
            return "it does not belong, but a run that had taken it out was undone, so it stays"
        }
        guard settings.mode == .mirror || inquiry.entry?.standing == .ours else {
            return "it does not belong, but somebody added it by hand, so it stays"
        }
        return "it does not belong, and the next run takes it out"
    }

    private func lines(of verdict: Verdict, depth: Int, isExcluding: Bool) -> [String] {
        let indent = String(repeating: "  ", count: depth)
        let word = verdict.holds ? "yes" : "no "
        let isGood = verdict.holds != isExcluding
        let answer = channel.painted(word, isGood ? .green : .red)
        guard verdict.form != .line else {
            let actual = channel.painted("   " + Self.actual(verdict), .faint)
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
            ("belongs", inquiry.verdict.map { .bool($0.holds) } ?? .null), ("isMember", .bool(inquiry.isMember)),
            ("isSettled", .bool(inquiry.isSettled)), ("holds", .texts(inquiry.holds.map(\.description))),
            ("conclusion", .text(conclusion)), ("verdict", inquiry.verdict.map(Self.json) ?? .null),
            ("turningLines", .texts(inquiry.verdict?.turningLines.map(\.text) ?? [])),
            ("history", .array(inquiry.history.map(Self.json))),
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
