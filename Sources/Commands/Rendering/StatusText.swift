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
            "Immich \(report.serverVersion) at \(visible(report.server)) as \(visible(report.userName))", lastRun,
        ]
        if let good = report.lastGoodRun, good.id != report.lastRun?.id {
            lines.append("Last good run \(good.id) at \(good.startedAt.text).")
        }
        lines.append("")
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
        let run = album.heldIn.map { album.heldIn == report.lastRun?.id ? "the last run" : "run \($0)" } ?? "a run"
        var lines = album.holds.map { "held at \(run): " + shortened($0, to: 400) }
        let waiting = [(album.waitingAdditions, "to be added"), (album.waitingRemovals, "to be taken out")]
            .filter { $0.0 > 0 }.map { "\(words.count($0.0, "photo")) \($0.1)" }
        if !waiting.isEmpty { lines.append("waiting for you: " + waiting.joined(separator: ", ")) }
        if let name = album.renamedTo { lines.append("is called \(quoted(name)) in Immich") }
        if album.handRemoved > 0 {
            lines.append(
                "\(words.count(album.handRemoved, "photo")) taken out by hand \(album.handRemoved == 1 ? "stays" : "stay") out"
            )
        }
        let work = album.handwork
        if work.takenOut > album.handRemoved || work.putBack > 0, let last = work.lastTakenOut ?? work.lastPutBack {
            lines.append(
                "by hand in all: \(words.count(work.takenOut, "photo")) taken out, \(grouped(work.putBack)) put back; last noticed \(last.text)"
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
            ("lastRun", report.lastRun.map(Self.json) ?? .null),
            ("lastGoodRun", report.lastGoodRun.map(Self.json) ?? .null),
            ("albums", .array(report.albums.map(Self.json))),
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
            ("heldIn", album.heldIn.map { .int(Int($0)) } ?? .null), ("waitingAdditions", .int(album.waitingAdditions)),
            ("waitingRemovals", .int(album.waitingRemovals)), ("takenOutEver", .int(album.handwork.takenOut)),
            ("putBackEver", .int(album.handwork.putBack)),
            ("lastTakenOut", .optional(album.handwork.lastTakenOut?.text)),
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
