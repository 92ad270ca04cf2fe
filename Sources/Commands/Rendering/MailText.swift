import AlbumRules

/// Subject and text of the mail after a run, for people who look at it on a telephone.
struct MailText: Hashable, Sendable {
    /// The subject.
    var subject: String
    /// The text.
    var text: String

    /// The mail about a run that gave a report.
    init(_ report: RunReport, hint: String?, words: ReportWords) {
        var lines: [String] = []
        if let failure = report.failure { lines += Self.trouble(visible(failure.message), hint) + [""] }
        let plain = Channel(isTerminal: false, hasColours: false, width: 80) { _ in }
        lines += RunText(report, words: words, channel: plain).lines()
        subject = "immich-auto-album: " + Self.headline(of: report)
        text = lines.joined(separator: "\n") + "\n"
    }

    /// The mail about a run that ended before it could report.
    init(_ failure: CommandFailure) {
        subject = "immich-auto-album: the run failed"
        text =
            (Self.trouble(failure.message, failure.hint) + ["", "No album was changed."]).joined(separator: "\n") + "\n"
    }

    /// The mail that shows that mail arrives.
    static let test = MailText(
        subject: "immich-auto-album: a message to try",
        text: "This message was sent by doctor --send-test. Messages about runs come to you in the same way.\n")

    private init(subject: String, text: String) {
        self.subject = subject
        self.text = text
    }

    private static func headline(of report: RunReport) -> String {
        if report.failure != nil { return "the run failed" }
        let words = ReportWords()
        var parts: [String] = []
        if report.failedAlbums > 0 { parts.append(words.count(report.failedAlbums, "album") + " failed") }
        if report.heldAlbums > 0 { parts.append(words.count(report.heldAlbums, "album") + " held") }
        if report.albums.contains(where: { !$0.refused.isEmpty }) { parts.append("photos refused") }
        return parts.isEmpty ? words.summary(of: report) : parts.joined(separator: ", ")
    }

    private static func trouble(_ message: String, _ hint: String?) -> [String] {
        ["The run failed: \(message)."] + (hint.map { ["What to try: \($0)."] } ?? [])
    }

    /// The text, whole lines of it up to 20,000 characters.
    var shortText: String {
        guard text.utf8.count > 20_000 else { return text }
        var cut = ""
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            guard cut.utf8.count + line.utf8.count < 20_000 else { break }
            cut += line + "\n"
        }
        return cut + "…\n"
    }
}
