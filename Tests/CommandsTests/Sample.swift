import AlbumRules

/// Reports with one album for each thing that can happen.
enum Sample {
    static let plan = report(isPlan: true)
    static let run = report(isPlan: false)

    private static func report(isPlan: Bool) -> RunReport {
        var facts = RunFacts()
        facts.serverVersion = "3.1.0"
        facts.server = "https://photos.example.com"
        facts.userName = "Anna"
        facts.photosRead = 100_057
        facts.libraryCount = 100_057
        facts.readNeeds.people = true
        facts.peopleKnown = 632
        facts.albumsSeen = 8
        facts.requests = 104
        facts.startedAt = Instant(milliseconds: 1_795_552_502_000)
        facts.readingTime = .milliseconds(6123)
        return RunReport(
            facts: facts, isPlan: isPlan, albums: albums, unmanaged: ["Old one"], notices: ["the clock is off by 3 s"],
            duration: .milliseconds(8240), requests: 112)
    }

    private static var albums: [AlbumReport] {
        [
            album(
                "Family", before: 812, added: (1...12).map { photo($0, people: ["Emma", "Liam"]) },
                removed: [photo(20, reasons: ["Emma is no longer on it"])]),
            held("Just us two", .manyRemovals(count: 214, of: 230, limit: 23), before: 230),
            held(
                "Holiday",
                .name(
                    .unknownPerson(
                        name: "Emmma", suggestion: "Emma", place: Place(file: "albums.yaml", line: 14, column: 18))),
                before: 45),
            album("家族", before: 7),
            album("New", isNew: true, added: (1...4).map { photo($0, people: ["Zoë"]) }),
            failed("Broken", before: 3),
        ]
    }

    private static func plan(_ name: String, before: Int, isNew: Bool = false) -> AlbumPlan {
        let album = Album(
            id: Identifier(high: 1, low: 2), name: name, owner: Identifier(high: 3, low: 4),
            updatedAt: Instant(milliseconds: 0))
        return AlbumPlan(
            name: name, place: Place(file: "albums.yaml", line: 3, column: 9), target: isNew ? .new : .existing(album),
            memberCount: before)
    }

    private static func album(
        _ name: String, before: Int = 0, isNew: Bool = false, added: [PhotoChange] = [], removed: [PhotoChange] = []
    ) -> AlbumReport {
        var plan = plan(name, before: before, isNew: isNew)
        plan.additions = added
        plan.removals = removed
        var report = AlbumReport(plan: plan)
        report.waiting = added.isEmpty ? 0 : 1
        return report
    }

    private static func held(_ name: String, _ hold: Hold, before: Int) -> AlbumReport {
        var plan = plan(name, before: before)
        plan.holds = [hold]
        plan.heldRemovals = hold.isLiftedByApproval ? (30...35).map { photo($0, reasons: ["no longer wanted"]) } : []
        return AlbumReport(plan: plan)
    }

    private static func failed(_ name: String, before: Int) -> AlbumReport {
        var plan = plan(name, before: before)
        plan.failure = RunFailure(.incomplete, "the album's members: the server counts 4, 3 came")
        return AlbumReport(plan: plan)
    }

    private static func photo(_ number: Int, people: [String] = [], reasons: [String] = []) -> PhotoChange {
        PhotoChange(
            id: Identifier(high: 5, low: UInt64(number)), fileName: "IMG_\(2040 + number).jpg",
            takenOnClock: WallTime(milliseconds: 1_721_779_200_000 + Int64(number) * 86_400_000), people: people,
            reasons: reasons)
    }
}
