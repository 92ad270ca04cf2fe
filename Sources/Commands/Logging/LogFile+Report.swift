import AlbumRules

extension LogFile {
    /// The log that the configuration asks for; nil when it asks for none.
    static func open(_ settings: LogSettings?, folder: String, console: Console) -> LogFile? {
        settings.map { settings in
            LogFile(path: Files.path(settings.file, from: folder), level: settings.level, now: { .now }) {
                console.warn($0)
            }
        }
    }

    /// Notes what a run did.
    func note(_ report: RunReport, words: ReportWords, exitCode: ExitCode) {
        for line in words.head(report.facts) { note(.info, line) }
        for album in report.albums {
            let changes =
                "\(album.name): \(album.added.count) added, \(album.removed.count) removed, \(album.total) in all"
            note(.info, changes)
            for photo in album.added { note(.debug, "\(album.name): + \(photo.id) \(photo.fileName)") }
            for photo in album.removed {
                note(
                    .debug, "\(album.name): − \(photo.id) \(photo.fileName) (\(photo.reasons.joined(separator: "; ")))")
            }
            for hold in album.holds { note(.warning, "\(album.name): held: \(hold)") }
            for refusal in album.refused {
                note(.warning, "\(album.name): refused: \(refusal.photo.id) \(refusal.answer)")
            }
            if let failure = album.failure { note(.error, "\(album.name): \(failure)") }
        }
        for line in words.closing(of: report) { note(.warning, line) }
        if let failure = report.failure { note(.error, failure.message) }
        note(.info, "\(words.summary(of: report)) (exit code \(exitCode.rawValue))")
    }
}
