import AlbumRules

/// What a run did as text: the table `ALBUM ADDED REMOVED TOTAL HELD`, and what is left to do for the user.
struct RunText: Sendable {
    private let report: RunReport
    private let words: ReportWords
    private let channel: Channel

    /// The text of a run for a channel.
    init(_ report: RunReport, words: ReportWords, channel: Channel) {
        self.report = report
        self.words = words
        self.channel = channel
    }

    /// All lines.
    func lines() -> [String] {
        var lines = words.head(report.facts)
        if !report.albums.isEmpty { lines += (lines.isEmpty ? [] : [""]) + table() }
        let asides = report.albums.flatMap { album in
            words.asides(of: album, isPlan: false).map { "\(shortened(album.name, to: 40)): \($0)" }
        }
        let closing = asides + words.closing(of: report)
        if !closing.isEmpty { lines += [""] + closing }
        lines += answers()
        guard report.failure == nil || !report.albums.isEmpty else { return lines }
        let cost = " (\(report.duration.text), \(words.count(report.requests, "request")))"
        return lines + ["", words.summary(of: report) + cost + "."]
    }

    private func answers() -> [String] {
        let answers = report.albums.flatMap(words.answers)
        guard !answers.isEmpty else { return [] }
        var lines = ["", "To look at what is held:  \(words.program) \(words.looking)"]
        var told: [String] = []
        for purpose in answers.map(\.purpose) where !told.contains(purpose) {
            told.append(purpose)
            lines.append(purpose.prefix(1).uppercased() + purpose.dropFirst() + ":")
            for command in answers.filter({ $0.purpose == purpose }).map(\.command) {
                let line = "  " + channel.painted(command, .bold)
                if !lines.contains(line) { lines.append(line) }
            }
        }
        return lines
    }

    private func table() -> [String] {
        var table = TextTable([.left, .right, .right, .right, .left])
        table.add(["ALBUM", "ADDED", "REMOVED", "TOTAL", "HELD"])
        for album in report.albums {
            let numbers = [album.added.count, album.removed.count, album.total].map(grouped)
            table.add([shortened(album.name, to: 40)] + numbers + [waiting(in: album)])
        }
        return table.lines().enumerated().map { index, line in
            guard index > 0 else { return channel.painted(line, .bold) }
            let album = report.albums[index - 1]
            if album.failure != nil { return channel.painted(line, .red) }
            return album.holds.isEmpty ? line : channel.painted(line, .yellow)
        }
    }

    private func waiting(in album: AlbumReport) -> String {
        var parts = album.failure.map { ["failed: " + visible($0.message)] } ?? []
        parts += album.holds.map(words.text)
        if !album.refused.isEmpty { parts.append("the server refused \(words.count(album.refused.count, "photo"))") }
        return parts.joined(separator: "; ")
    }
}
