import AlbumRules

/// Words that the texts of a plan, a run and a mail share.
struct ReportWords: Sendable {
    /// How the program was called, so that commands to copy fit: `immich-auto-album --config f`.
    var program: String
    /// The command that does what is reported, and with `--approve` more of it.
    var running = "sync"
    /// The command that only shows it.
    var looking = "plan"

    /// The words for a call.
    init(call: Call) {
        var words = [Catalogue.program.name]
        for option in ["config", "state"] {
            if let value = call.arguments.value(option) { words.append("--\(option) \(shellWord(value))") }
        }
        program = words.joined(separator: " ")
    }

    init(program: String = Catalogue.program.name) {
        self.program = program
    }

    /// The command that allows what an album holds; nil when no approval helps.
    func approval(of album: AlbumReport) -> String? {
        let waits = album.holds.contains(where: \.isLiftedByApproval)
        guard waits, album.holds.allSatisfy(\.isLiftedByApproval) else { return nil }
        return "\(program) \(running) --approve \(shellWord(album.name))"
    }

    /// Where the server is and whose library was read.
    func head(_ facts: RunFacts) -> [String] {
        guard !facts.serverVersion.isEmpty else { return [] }
        var lines = ["Immich \(facts.serverVersion) at \(visible(facts.server)) as \(visible(facts.userName))"]
        guard let photos = facts.photosRead else { return lines }
        lines.append(reading(photos, facts))
        var parts: [String] = []
        if let people = facts.peopleKnown { parts.append(count(people, "person", "people")) }
        parts.append(count(facts.albumsSeen, "album"))
        lines[lines.count - 1] += "; \(parts.joined(separator: ", ")) (\(facts.readingTime.text))"
        return lines
    }

    /// `Read 100,057 photos in 104 requests, with people, without EXIF`.
    private func reading(_ photos: Int, _ facts: RunFacts) -> String {
        let requests = count(facts.requests, "request")
        if case .changes(let changed, let since) = facts.way {
            let changes = changed == 0 ? "Nothing new" : "Read \(count(changed, "change"))"
            let moment = since.clockText(seenFrom: facts.startedAt)
            return "\(changes) in \(requests) since \(moment), \(count(photos, "photo")) in all"
        }
        if case .quickPass(let pass) = facts.way {
            let changed = pass.photos == 0 ? "nothing new in" : "\(count(pass.photos, "changed photo")) of"
            let again = pass.people == 0 ? "" : ", \(count(pass.people, "person", "people")) read again"
            let next = Duration.milliseconds(pass.nextFullScan.milliseconds - facts.startedAt.milliseconds)
            return "Quick pass in \(requests): \(changed) \(count(photos, "photo"))\(again), next full scan in "
                + next.roughText
        }
        guard !facts.readMarks.isEmpty else {
            return "Read \(count(photos, "photo")) in \(requests), \(facts.readNeeds.words)"
        }
        let all = facts.libraryCount.map { " of \(grouped($0))" } ?? ""
        let marks = PhraseList.or(facts.readMarks.map(visible))
        return "Read \(grouped(photos))\(all) photos in \(requests), those of \(marks), \(facts.readNeeds.words)"
    }

    /// What a hold says, with the place in the file when the cause stands there.
    func text(of hold: Hold) -> String {
        visible(hold.description) + (hold.place.map { "   \(visible($0.description))" } ?? "")
    }

    /// One photo of a plan: name, day, who is on it or why it goes.
    func cells(of photo: PhotoChange, isRemoval: Bool) -> [String] {
        let name = photo.fileName.isEmpty ? photo.id.description : shortened(photo.fileName, to: 40)
        let day = photo.takenOnClock.map { CalendarDay($0).text } ?? ""
        let people = photo.people.isEmpty ? "" : photo.people.joined(separator: ", ")
        let reasons = photo.reasons.joined(separator: "; ")
        return [name, day, shortened(isRemoval || people.isEmpty ? reasons : people, to: 60)]
    }

    /// What else there is to know of an album, a line each.
    func asides(of album: AlbumReport, isPlan: Bool) -> [String] {
        var lines: [String] = []
        if album.isDeleted {
            lines.append(
                "the rule matches nothing: the album \(isPlan ? "would be" : "was") deleted (when_empty: delete)")
        }
        if album.adopted > 0 {
            let verb = isPlan ? "would be" : album.adopted == 1 ? "was" : "were"
            lines.append(
                "\(count(album.adopted, "matching photo")) already there \(verb) taken on, to be removed when no longer matching"
            )
        }
        if album.waiting > 0 {
            lines.append(
                "\(count(album.waiting, "photo")) uploaded lately \(album.waiting == 1 ? "waits" : "wait") until faces had time to be found"
            )
        }
        if album.respected > 0 {
            lines.append(
                "\(count(album.respected, "photo")) taken out by hand \(album.respected == 1 ? "stays" : "stay") out")
        }
        if album.alreadyThere > 0 {
            lines.append("\(count(album.alreadyThere, "photo")) had been added by somebody else meanwhile")
        }
        if !isPlan { lines += album.look.map(visible) }
        lines += album.notes.map { shortened($0, to: 1000) }
        for refusal in album.refused.prefix(3) {
            lines.append("refused: \(cells(of: refusal.photo, isRemoval: false)[0]): \(visible(refusal.answer))")
        }
        if album.refused.count > 3 { lines.append("… \(grouped(album.refused.count - 3)) more refused") }
        return lines
    }

    /// What must be said below all albums.
    func closing(of report: RunReport) -> [String] {
        var lines = report.notices.map(visible)
        if !report.unmanaged.isEmpty {
            let names = report.unmanaged.map(quoted).joined(separator: ", ")
            lines.append(
                "no longer in the configuration, left as \(report.unmanaged.count == 1 ? "it is" : "they are"): \(names)"
            )
        }
        return lines
    }

    /// `12 to add, 1 to remove, 2 albums held`.
    func summary(of report: RunReport) -> String {
        var parts: [String] = []
        if report.isPlan {
            parts = ["\(grouped(report.added)) to add", "\(grouped(report.removed)) to remove"]
        } else {
            parts = ["\(grouped(report.added)) added", "\(grouped(report.removed)) removed"]
        }
        // A run that could not go on had something to do, or nobody knows; it only did not do it.
        let isWhole = report.failure == nil && report.failedAlbums == 0
        let looks = report.albums.count { !$0.look.isEmpty }
        if looks > 0 {
            parts.append("the look or sharing of \(count(looks, "album")) \(report.isPlan ? "to change" : "changed")")
        }
        if report.added == 0, report.removed == 0, looks == 0, isWhole || !report.isPlan {
            parts = [isWhole ? "Nothing to do" : "Nothing was changed"]
        }
        if report.heldAlbums > 0 { parts.append("\(count(report.heldAlbums, "album")) held") }
        if report.failedAlbums > 0 { parts.append("\(count(report.failedAlbums, "album")) failed") }
        return parts.joined(separator: ", ")
    }

    /// `1 photo`, `2,000 photos`.
    func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
        "\(grouped(number)) \(number == 1 ? one : many ?? one + "s")"
    }
}

extension ReadNeeds {
    /// `with people, without EXIF`; what EXIF stands for is camera, place and text data.
    var words: String { "\(people ? "with" : "without") people, \(exif ? "with" : "without") EXIF" }
}
