import AlbumRules
import AlbumSync

/// What was done at an answer of the user, as text and for machines.
struct AnswerText: Sendable {
    private let lines: [String]
    private let json: JSONText

    private init(_ kind: String, _ name: String, _ lines: [String], _ facts: [(String, JSONText)] = []) {
        self.lines = lines
        json = .object([("schema", .int(1)), ("kind", .text(kind)), ("name", .text(name))] + facts)
    }

    /// Prints it.
    func show(_ call: Call) {
        if call.arguments.has("json") {
            call.console.results.line(json.pretty)
        } else {
            call.console.results.lines(lines)
        }
    }

    static func acceptRename(_ name: String) -> AnswerText {
        AnswerText(
            "accept-rename", name, ["The next run takes whoever is called \(quoted(name)) in Immich then."])
    }

    static func forget(_ name: String) -> AnswerText {
        AnswerText(
            "forget", name,
            [
                "\(quoted(name)) is forgotten and stays in Immich as it is. "
                    + "A rule of that name meets it for the first time."
            ])
    }

    static func recreate(_ name: String, takesOver: Bool) -> AnswerText {
        let next =
            takesOver
            ? "The next run takes on the album \(quoted(name)) that is there now."
            : "The next run makes \(quoted(name)) again."
        return AnswerText(
            "recreate", name, [next + " Nothing is remembered of the one that was deleted."],
            [("takesOver", .bool(takesOver))])
    }

    static func adopt(_ name: String, _ adoption: Adoption) -> AnswerText {
        let words = ReportWords()
        let verb = adoption.adopted == 1 ? "is" : "are"
        var lines = [
            "\(words.count(adoption.adopted, "photo")) of \(grouped(adoption.members)) in \(quoted(name)) \(verb) taken on; "
                + "later runs take out what no longer matches."
        ]
        if adoption.kept > 0 { lines.append("\(words.count(adoption.kept, "photo")) had been this program's before.") }
        if adoption.unmatched > 0 {
            lines.append(
                "\(words.count(adoption.unmatched, "photo")) that the rule does not want "
                    + "\(adoption.unmatched == 1 ? "counts" : "count") as added by hand; --all takes them on, too.")
        }
        if adoption.foreign > 0 {
            lines.append("\(words.count(adoption.foreign, "photo")) of other people stay theirs.")
        }
        return AnswerText(
            "adopt", name, lines,
            [
                ("id", .text(adoption.album.id.description)), ("members", .int(adoption.members)),
                ("adopted", .int(adoption.adopted)), ("kept", .int(adoption.kept)),
                ("unmatched", .int(adoption.unmatched)), ("foreign", .int(adoption.foreign)),
            ])
    }

    static func deleted(_ farewell: AlbumFarewell) -> AnswerText {
        var lines = ["\(quoted(farewell.name)) is deleted; its photos stay in the library."]
        if farewell.isDeclared {
            lines.append("The configuration still has a rule for it: the next run makes it again.")
        }
        return AnswerText(
            "delete-album", farewell.name, lines,
            [
                ("id", .text(farewell.album.id.description)), ("members", .int(farewell.members.count)),
                ("handAdded", .int(farewell.handAdded.count)), ("isDeclared", .bool(farewell.isDeclared)),
            ])
    }
}
