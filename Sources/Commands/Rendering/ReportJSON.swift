import AlbumRules

/// What a plan or a run found, for machines; the shape is schema 1 and only grows.
struct ReportJSON: Sendable {
    private let report: RunReport
    private let exitCode: ExitCode
    private let words: ReportWords

    /// The object of a report.
    init(_ report: RunReport, exitCode: ExitCode, words: ReportWords) {
        self.report = report
        self.exitCode = exitCode
        self.words = words
    }

    /// The whole object.
    var value: JSONText {
        let facts = report.facts
        let read: [(String, JSONText)] = [
            ("photos", facts.photosRead.map { .int($0) } ?? .null),
            ("people", facts.peopleKnown.map { .int($0) } ?? .null), ("albums", .int(facts.albumsSeen)),
            ("library", facts.libraryCount.map { .int($0) } ?? .null), ("marks", .texts(facts.readMarks)),
            ("withPeople", .bool(facts.readNeeds.people)), ("withExif", .bool(facts.readNeeds.exif)),
            ("requests", .int(facts.requests)), ("milliseconds", .int(Int(facts.readingTime.wholeMilliseconds))),
            ("changes", facts.changes.map { .int($0.photos) } ?? .null),
            ("since", .optional(facts.changes?.since.text)),
            ("way", .text(facts.wayWord)), ("peopleAgain", facts.quickPass.map { .int($0.people) } ?? .null),
            ("nextFullScan", .optional(facts.quickPass?.nextFullScan.text)),
        ]
        return .object([
            ("schema", .int(1)), ("kind", .text(report.isPlan ? "plan" : "run")),
            ("exitCode", .int(Int(exitCode.rawValue))), ("startedAt", .text(facts.startedAt.text)),
            (
                "server",
                .object([
                    ("url", .text(facts.server)), ("version", .text(facts.serverVersion)),
                    ("user", .text(facts.userName)),
                ])
            ),
            ("read", .object(read)), ("albums", .array(report.albums.map(album))),
            (
                "totals",
                .object([
                    ("added", .int(report.added)), ("removed", .int(report.removed)),
                    ("heldAlbums", .int(report.heldAlbums)), ("failedAlbums", .int(report.failedAlbums)),
                ])
            ),
            ("unmanaged", .texts(report.unmanaged)), ("notices", .texts(report.notices)),
            ("failure", failure(report.failure)), ("milliseconds", .int(Int(report.duration.wholeMilliseconds))),
            ("requests", .int(report.requests)),
        ])
    }

    private func album(_ album: AlbumReport) -> JSONText {
        let status = album.failure != nil ? "failed" : album.holds.isEmpty ? "ok" : "held"
        return .object([
            ("name", .text(album.name)), ("status", .text(status)), ("place", .text(album.place.description)),
            ("id", .optional(album.id?.description)), ("serverName", .optional(album.serverName)),
            ("isCreated", .bool(album.isCreated)), ("isDeleted", .bool(album.isDeleted)),
            ("before", .int(album.before)), ("total", .int(album.total)),
            ("added", .array(album.added.map(photo))), ("removed", .array(album.removed.map(photo))),
            ("heldAdditions", .array(album.heldAdditions.map(photo))),
            ("heldRemovals", .array(album.heldRemovals.map(photo))), ("holds", .array(album.holds.map(hold))),
            ("lifted", .array(album.lifted.map(hold))), ("approval", .optional(words.approval(of: album))),
            (
                "refused",
                .array(
                    album.refused.map {
                        .object([("id", .text($0.photo.id.description)), ("answer", .text($0.answer))])
                    })
            ),
            ("alreadyThere", .int(album.alreadyThere)), ("adopted", .int(album.adopted)),
            ("takenOutByHand", .int(album.respected)), ("waiting", .int(album.waiting)), ("gone", .int(album.gone)),
            ("look", .texts(album.look)), ("notes", .texts(album.notes)), ("failure", failure(album.failure)),
        ])
    }

    private func photo(_ photo: PhotoChange) -> JSONText {
        .object([
            ("id", .text(photo.id.description)), ("fileName", .text(photo.fileName)),
            ("takenOn", .optional(photo.takenOnClock.map { CalendarDay($0).isoText })),
            ("people", .texts(photo.people)), ("reasons", .texts(photo.reasons)),
        ])
    }

    private func hold(_ hold: Hold) -> JSONText {
        .object([
            ("kind", .text(hold.kind)), ("text", .text(hold.description)),
            ("place", .optional(hold.place?.description)), ("isLiftedByApproval", .bool(hold.isLiftedByApproval)),
        ])
    }

    private func failure(_ failure: RunFailure?) -> JSONText {
        guard let failure else { return .null }
        return .object([("kind", .text(failure.kind.rawValue)), ("message", .text(failure.message))])
    }
}

extension RunFacts {
    /// How many photos changed since when; nil when everything was read.
    fileprivate var changes: (photos: Int, since: Instant)? {
        switch way {
        case .everything: nil
        case .changes(let photos, let since): (photos, since)
        case .quickPass(let pass): (pass.photos, pass.fullScanAt)
        }
    }

    fileprivate var quickPass: QuickPassFacts? { if case .quickPass(let pass) = way { pass } else { nil } }

    /// `full`, `changes` or `quick`; `marked` when only photos with marks were read.
    fileprivate var wayWord: String {
        switch way {
        case .everything: readMarks.isEmpty ? "full" : "marked"
        case .changes: "changes"
        case .quickPass: "quick"
        }
    }
}
