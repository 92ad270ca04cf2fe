import AlbumRules

/// How a run went, for those who are told about it.
struct RunOutcome: Sendable {
    /// The most albums in a message.
    private static let albumLimit = 100

    /// How the program ends.
    let code: ExitCode
    /// The mail about it.
    let mail: MailText
    private let report: RunReport?
    private let failure: (message: String, hint: String?)?

    /// The outcome of a run that gave a report.
    init(_ report: RunReport, code: ExitCode, hint: String?, words: ReportWords) {
        self.report = report
        self.code = code
        failure = report.failure.map { ($0.message, hint) }
        mail = MailText(report, hint: hint, words: words)
    }

    /// The outcome of a run that ended before it could report.
    init(_ failure: CommandFailure) {
        report = nil
        code = failure.code
        self.failure = (failure.message, failure.hint)
        mail = MailText(failure)
    }

    /// Whether the user ended the run; nobody needs to be told of that.
    var isInterrupted: Bool { code == .interrupted || code == .terminated }

    /// Whether it is one of those to tell of.
    func isWanted(_ occasion: NotifySettings.Occasion) -> Bool {
        guard let report else { return true }
        let isTrouble =
            report.failure != nil || report.failedAlbums > 0 || report.heldAlbums > 0
            || report.albums.contains { !$0.refused.isEmpty }
        return switch occasion {
        case .errors: isTrouble
        case .changes: isTrouble || report.hasChanges
        case .always: true
        }
    }

    /// What is posted to a webhook: docs/webhook.md. Only grows; names are made visible and cut.
    var json: JSONText {
        let facts = report?.facts
        let eventful = (report?.albums ?? []).filter(\.isWorthTelling)
        return .object([
            ("schema", .int(1)), ("kind", .text("notification")), ("program", .text(Catalogue.program.name)),
            ("version", .text(Catalogue.version)), ("outcome", .text(word)), ("exitCode", .int(Int(code.rawValue))),
            ("title", .text(mail.subject)), ("message", .text(mail.shortText)),
            ("startedAt", .optional(facts?.startedAt.text)),
            ("milliseconds", report.map { .int(Int($0.duration.wholeMilliseconds)) } ?? .null),
            ("server", server), ("added", .int(report?.added ?? 0)), ("removed", .int(report?.removed ?? 0)),
            ("heldAlbums", .int(report?.heldAlbums ?? 0)), ("failedAlbums", .int(report?.failedAlbums ?? 0)),
            ("albums", .array(eventful.prefix(Self.albumLimit).map(Self.album))),
            ("albumsLeftOut", .int(max(0, eventful.count - Self.albumLimit))),
            (
                "failure",
                failure.map { .object([("message", Self.cut($0.message)), ("hint", .optional($0.hint))]) } ?? .null
            ),
        ])
    }

    /// What shows that a webhook works.
    static var test: JSONText {
        .object([
            ("schema", .int(1)), ("kind", .text("test")), ("program", .text(Catalogue.program.name)),
            ("version", .text(Catalogue.version)), ("title", .text(MailText.test.subject)),
            ("message", .text(MailText.test.text)),
        ])
    }

    private var word: String {
        guard let report, report.failure == nil else { return "failed" }
        if report.failedAlbums > 0 || report.albums.contains(where: { !$0.refused.isEmpty }) { return "partlyDone" }
        if report.heldAlbums > 0 { return "held" }
        return report.hasChanges ? "changed" : "unchanged"
    }

    private var server: JSONText {
        guard let facts = report?.facts else { return .null }
        return .object([
            ("url", Self.cut(facts.server)), ("version", Self.cut(facts.serverVersion)),
            ("user", Self.cut(facts.userName)),
        ])
    }

    private static func album(_ album: AlbumReport) -> JSONText {
        let status = album.failure != nil ? "failed" : album.holds.isEmpty ? "ok" : "held"
        return .object([
            ("name", cut(album.name)), ("status", .text(status)), ("added", .int(album.added.count)),
            ("removed", .int(album.removed.count)), ("total", .int(album.total)),
            ("refused", .int(album.refused.count)),
            ("isCreated", .bool(album.isCreated)), ("isDeleted", .bool(album.isDeleted)),
            ("holds", .array(album.holds.map { cut($0.description) })),
            ("failure", album.failure.map { cut($0.message) } ?? .null),
        ])
    }

    private static func cut(_ text: String) -> JSONText { .text(shortened(text, to: 300)) }
}

extension AlbumReport {
    fileprivate var isWorthTelling: Bool {
        !added.isEmpty || !removed.isEmpty || !holds.isEmpty || failure != nil || !refused.isEmpty || isCreated
            || isDeleted || !look.isEmpty
    }
}
