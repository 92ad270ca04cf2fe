import AlbumRules
import PhotoLibrary

/// Runs of the past: a table of runs and albums, and for one run its photos.
struct HistoryText: Sendable {
    private let runs: [RunRecord]
    private let photos: [PhotoRecord]?
    private let words = ReportWords()

    /// The text of runs; `photos` are those of the only run.
    init(_ runs: [RunRecord], photos: [PhotoRecord]? = nil) {
        self.runs = runs
        self.photos = photos
    }

    /// All lines.
    func lines(for channel: Channel) -> [String] {
        guard !runs.isEmpty else { return ["No run is remembered yet."] }
        var table = TextTable([.right, .left, .left, .right, .right, .left])
        table.add(["RUN", "WHEN", "WHAT", "ADDED", "REMOVED", "RESULT"])
        for run in runs {
            table.add([
                String(run.id), run.startedAt.text, Self.what(run), grouped(run.added), grouped(run.removed),
                result(of: run),
            ])
            for album in run.albums {
                table.add([
                    "", "", "  " + shortened(Self.name(of: album), to: 40), grouped(album.added),
                    grouped(album.removed),
                    asides(of: album),
                ])
            }
        }
        let lines = table.lines()
        let shown = photos.map { photos in runs.flatMap { self.lines(of: photos, in: $0, channel) } } ?? []
        return [channel.painted(lines[0], .bold)] + lines.dropFirst() + shown
    }

    private func lines(of photos: [PhotoRecord], in run: RunRecord, _ channel: Channel) -> [String] {
        let albums = Dictionary(grouping: photos, by: \.album)
        return run.albums.flatMap { album -> [String] in
            guard let id = album.id, let photos = albums[id]?.filter({ $0.isOf(album) }), !photos.isEmpty else {
                return []
            }
            var table = TextTable([.left, .left])
            table.gap = "   "
            for photo in photos { table.add(Array(words.cells(of: photo.photo, isRemoval: false).prefix(2))) }
            let lines = zip(table.lines(), photos).map { line, photo in
                switch photo.kind {
                case .added: "  \(channel.painted("+", .green)) \(line)"
                case .removed: "  \(channel.painted("−", .red)) \(line)"
                default: "  = \(line)   was there already and was taken on"
                }
            }
            return ["", visible(Self.name(of: album))] + lines
        }
    }

    private func result(of run: RunRecord) -> String {
        if let failure = run.failure { return visible(failure) }
        guard let code = run.exitCode else { return "never ended" }
        if run.failed > 0 { return words.count(run.failed, "album") + " failed" }
        if run.held > 0 { return words.count(run.held, "album") + " held" }
        guard code == .done else { return code.meaning }
        if case .answer = run.kind { return "done" }
        return run.added + run.removed == 0 ? "nothing to do" : "done"
    }

    private func asides(of album: AlbumRecord) -> String {
        var parts = album.isCreated ? ["made"] : []
        if album.adopted > 0 { parts.append("\(grouped(album.adopted)) taken on") }
        parts += album.holds.map { "held: \(visible($0))" }
        if let failure = album.failure { parts.append("failed: \(visible(failure))") }
        return parts.joined(separator: "; ")
    }

    private static func name(of album: AlbumRecord) -> String { album.name ?? album.id?.description ?? "" }

    private static func what(_ run: RunRecord) -> String {
        switch run.kind {
        case .sync: run.isPartial ? "sync --only" : "sync"
        case .savedPlan: "saved plan"
        case .undo(let run): "undo of run \(run)"
        case .answer(let answer): ([answer.command] + (run.subject.map { [quoted($0)] } ?? [])).joined(separator: " ")
        }
    }
}

extension HistoryText {
    /// The same for machines.
    var json: JSONText {
        .object([("schema", .int(1)), ("kind", .text("history")), ("runs", .array(runs.map(json)))])
    }

    private func json(_ run: RunRecord) -> JSONText {
        let kinds: (RunKind) -> String = { kind in
            switch kind {
            case .sync: "sync"
            case .savedPlan: "savedPlan"
            case .undo: "undo"
            case .answer: "answer"
            }
        }
        return .object([
            ("id", .int(Int(run.id))), ("kind", .text(kinds(run.kind))),
            ("undoes", run.kind.undone.map { .int(Int($0)) } ?? .null), ("answer", .optional(answer(run.kind))),
            ("subject", .optional(run.subject)), ("isPartial", .bool(run.isPartial)),
            ("startedAt", .text(run.startedAt.text)),
            ("endedAt", .optional(run.endedAt?.text)),
            ("exitCode", run.exitCode.map { .int(Int($0.rawValue)) } ?? .null), ("failure", .optional(run.failure)),
            ("added", .int(run.added)), ("removed", .int(run.removed)), ("albums", .array(run.albums.map(json))),
        ])
    }

    private func answer(_ kind: RunKind) -> String? {
        if case .answer(let answer) = kind { answer.rawValue } else { nil }
    }

    private func json(_ album: AlbumRecord) -> JSONText {
        var fields: [(String, JSONText)] = [
            ("name", .optional(album.name)), ("id", .optional(album.id?.description)),
            ("isCreated", .bool(album.isCreated)), ("added", .int(album.added)), ("removed", .int(album.removed)),
            ("adopted", .int(album.adopted)), ("holds", .texts(album.holds)), ("failure", .optional(album.failure)),
        ]
        if let photos {
            fields.append(("photos", .array(photos.filter { $0.album == album.id && $0.isOf(album) }.map(json))))
        }
        return .object(fields)
    }

    private func json(_ record: PhotoRecord) -> JSONText {
        let what =
            switch record.kind {
            case .added: "added"
            case .removed: "removed"
            default: "adopted"
            }
        return .object([
            ("what", .text(what)), ("id", .text(record.photo.id.description)),
            ("fileName", .text(record.photo.fileName)),
            ("takenOn", .optional(record.photo.takenOnClock.map { CalendarDay($0).isoText })),
        ])
    }
}

extension PhotoRecord {
    /// Whether it was moved in the course of what a row tells: an album has a row for each account that feeds it.
    fileprivate func isOf(_ album: AlbumRecord) -> Bool { shareName == nil || shareName == album.name }
}

extension RunAnswer {
    /// The command that gives the answer.
    var command: String {
        switch self {
        case .deleteAlbum: "delete-album"
        case .adopt: "adopt"
        case .forget: "forget"
        case .recreate: "recreate"
        case .acceptRename: "accept-rename"
        }
    }
}
