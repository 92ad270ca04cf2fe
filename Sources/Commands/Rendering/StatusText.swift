import AlbumRules
import AlbumSync
import PhotoLibrary

/// How the albums stand, for people and for machines.
struct StatusText: Sendable {
    private let report: StatusReport
    private let words: ReportWords

    /// The text of a status.
    init(_ report: StatusReport, words: ReportWords) {
        self.report = report
        self.words = words
    }

    /// The last run, a table of the albums, and what there is to know of each.
    func lines(for channel: Channel) -> [String] {
        var lines = [
            "Immich \(report.serverVersion) at \(visible(report.server)) as \(visible(report.userName))", lastRun, "",
        ]
        var table = TextTable([.left, .right, .right, .right, .right, .left])
        table.add(["ALBUM", "PHOTOS", "OURS", "BY HAND", "OTHERS'", ""])
        for album in report.albums { table.add(cells(album)) }
        let rows = table.lines()
        lines += [channel.painted(rows[0], .bold)] + rows.dropFirst()
        let asides = report.albums.flatMap { album in
            self.asides(album).map { "\(shortened(album.name, to: 40)): \($0)" }
        }
        if !asides.isEmpty { lines += [""] + asides }
        if report.albums.contains(where: { !$0.holds.isEmpty }) {
            lines += ["", "To look at what is held:  \(words.program) plan"]
        }
        return lines + report.notices.map(visible)
    }

    private var lastRun: String {
        guard let run = report.lastRun else { return "No run yet." }
        let ended = run.exitCode.map { "exit code \($0.rawValue), \($0.meaning)" } ?? "it never ended"
        return
            "Last run \(run.id) at \(run.startedAt.text): \(grouped(run.added)) added, \(grouped(run.removed)) removed; "
            + ended
    }

    private func cells(_ album: AlbumStatus) -> [String] {
        let name = shortened(album.name, to: 40)
        switch album.standing {
        case .new, .deleted, .unreadable: return [name, "", "", "", "", album.standing.words]
        case .kept, .paused, .unmanaged:
            let numbers =
                album.id == nil
                ? ["", "", "", ""]
                : [album.members, album.kept, album.handAdded, album.foreign].map(grouped)
            return [name] + numbers + [album.holds.isEmpty ? album.standing.words : "held"]
        }
    }

    private func asides(_ album: AlbumStatus) -> [String] {
        var lines = album.holds.map { "held at the last run: " + visible($0) }
        if let name = album.renamedTo { lines.append("is called \(quoted(name)) in Immich") }
        if album.handRemoved > 0 {
            lines.append(
                "\(words.count(album.handRemoved, "photo")) taken out by hand \(album.handRemoved == 1 ? "stays" : "stay") out"
            )
        }
        if album.leftSince > 0 {
            lines.append(
                "\(words.count(album.leftSince, "photo")) left since the last run: taken out by hand, or out of sight")
        }
        if album.standing == .deleted {
            lines.append("\(words.program) recreate \(shellWord(album.name)) makes it again, forget lets it go")
        }
        if let failure = album.failure { lines.append(visible(failure)) }
        return lines
    }

    /// The same for machines.
    var json: JSONText {
        .object([
            ("schema", .int(1)), ("kind", .text("status")),
            (
                "server",
                .object([
                    ("url", .text(report.server)), ("version", .text(report.serverVersion)),
                    ("user", .text(report.userName)),
                ])
            ),
            ("lastRun", report.lastRun.map(Self.json) ?? .null), ("albums", .array(report.albums.map(Self.json))),
            ("notices", .texts(report.notices)),
        ])
    }

    private static func json(_ run: RunRecord) -> JSONText {
        .object([
            ("run", .int(Int(run.id))), ("startedAt", .text(run.startedAt.text)),
            ("endedAt", .optional(run.endedAt?.text)),
            ("exitCode", run.exitCode.map { .int(Int($0.rawValue)) } ?? .null),
            ("added", .int(run.added)), ("removed", .int(run.removed)), ("heldAlbums", .int(run.held)),
            ("failedAlbums", .int(run.failed)), ("failure", .optional(run.failure)),
        ])
    }

    private static func json(_ album: AlbumStatus) -> JSONText {
        .object([
            ("name", .text(album.name)), ("standing", .text(album.standing.rawValue)),
            ("id", .optional(album.id?.description)), ("renamedTo", .optional(album.renamedTo)),
            ("members", .int(album.members)), ("ours", .int(album.kept)), ("handAdded", .int(album.handAdded)),
            ("foreign", .int(album.foreign)), ("handRemoved", .int(album.handRemoved)),
            ("leftSince", .int(album.leftSince)), ("hasDrifted", .bool(album.hasDrifted)),
            ("goodRunAt", .optional(album.goodRunAt?.text)), ("holds", .texts(album.holds)),
            ("failure", .optional(album.failure)),
        ])
    }
}

extension AlbumStatus.Standing {
    fileprivate var words: String {
        switch self {
        case .kept: ""
        case .new: "not made yet"
        case .paused: "paused"
        case .unmanaged: "no longer in the configuration"
        case .deleted: "deleted in Immich"
        case .unreadable: "could not be read"
        }
    }
}
