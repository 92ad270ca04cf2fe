import AlbumRules

/// A plan as text: each album with what would change and why, held ones with what to do about it.
struct PlanText: Sendable {
    private let report: RunReport
    private let words: ReportWords
    private let channel: Channel
    private let shownPhotos = 3

    /// The text of a plan for a channel.
    init(_ report: RunReport, words: ReportWords, channel: Channel) {
        self.report = report
        self.words = words
        self.channel = channel
    }

    /// All lines.
    func lines() -> [String] {
        var lines = words.head(report.facts)
        if !report.albums.isEmpty {
            lines.append("")
            let heads = headLines()
            for (album, head) in zip(report.albums, heads) { lines += [head] + details(of: album) }
        }
        let closing = words.closing(of: report)
        if !closing.isEmpty { lines += [""] + closing }
        let isQuiet = report.failure != nil && report.albums.isEmpty
        return isQuiet ? lines : lines + ["", words.summary(of: report) + ". Nothing was written."]
    }

    private func headLines() -> [String] {
        let rows = report.albums.map(cells)
        let name = rows.map { DisplayWidth.of($0[0]) }.max() ?? 0
        let numbers = rows.map { DisplayWidth.of($0[1]) }.max() ?? 0
        return zip(rows, report.albums).map { row, album in
            let head = "  " + fill(row[0], name) + "   "
            let rest = row[2].isEmpty ? row[1] : fill(row[1], numbers) + "   " + row[2]
            return head + painted(rest, for: album)
        }
    }

    private func cells(of album: AlbumReport) -> [String] {
        let name = shortened(album.name, to: 40)
        if let failure = album.failure { return [name, "failed", visible(failure.message)] }
        if album.isHeldWhole, let first = album.holds.first { return [name, "held", words.text(of: first)] }
        guard !album.added.isEmpty || !album.removed.isEmpty || !album.look.isEmpty else {
            guard album.holds.isEmpty else { return [name, "held", album.holds.first.map(words.text) ?? ""] }
            return [name, grouped(album.total), "nothing to do"]
        }
        let before = album.isCreated ? "new" : grouped(album.before)
        var change: [String] = []
        if !album.added.isEmpty { change.append("+ \(grouped(album.added.count))") }
        if !album.removed.isEmpty { change.append("− \(grouped(album.removed.count))") }
        if !album.look.isEmpty { change.append("~ \(grouped(album.look.count))") }
        let isSame = album.added.isEmpty && album.removed.isEmpty
        return [
            name, isSame ? grouped(album.total) : "\(before) → \(grouped(album.total))", change.joined(separator: "  "),
        ]
    }

    private func details(of album: AlbumReport) -> [String] {
        var lines = photos(album.added, "+", .green, isRemoval: false)
        lines += photos(album.removed, "−", .red, isRemoval: true)
        lines += album.look.map { "      \(channel.painted("~", .yellow)) \(visible($0))" }
        let isShownAbove = album.added.isEmpty && album.removed.isEmpty && album.look.isEmpty
        lines += album.holds.dropFirst(isShownAbove ? 1 : 0).map {
            "      " + channel.painted("held", .yellow) + "  " + words.text(of: $0)
        }
        lines += photos(album.heldAdditions, "held +", .yellow, isRemoval: false)
        lines += photos(album.heldRemovals, "held −", .yellow, isRemoval: true)
        lines += words.answers(to: album).map { "      \($0.purpose):  " + channel.painted($0.command, .bold) }
        return lines + words.asides(of: album, isPlan: true).map { "      " + channel.painted($0, .faint) }
    }

    private func photos(
        _ photos: [PhotoChange], _ sign: String, _ paint: Channel.Paint, isRemoval: Bool
    ) -> [String] {
        var table = TextTable([.left, .left, .left])
        table.gap = "   "
        // The line that says how many more takes as much room as one more photo.
        let shown = photos.count == shownPhotos + 1 ? shownPhotos + 1 : shownPhotos
        let oldestFirst = photos.sorted { left, right in
            (left.takenOnClock?.milliseconds ?? 0, left.fileName) < (
                right.takenOnClock?.milliseconds ?? 0, right.fileName
            )
        }
        for photo in oldestFirst.prefix(shown) { table.add(words.cells(of: photo, isRemoval: isRemoval)) }
        var lines = table.lines().map { "      \(channel.painted(sign, paint)) \($0)" }
        if photos.count > shown { lines.append("      … \(grouped(photos.count - shown)) more") }
        return lines
    }

    private func painted(_ text: String, for album: AlbumReport) -> String {
        if album.failure != nil { return channel.painted(text, .red) }
        if album.isHeldWhole { return channel.painted(text, .yellow) }
        return album.added.isEmpty && album.removed.isEmpty && album.look.isEmpty && album.holds.isEmpty
            ? channel.painted(text, .faint) : text
    }

    private func fill(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - DisplayWidth.of(text)))
    }
}
