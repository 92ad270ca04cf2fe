import AlbumRules
import ImmichClient
import PhotoLibrary

/// How the way of reading is chosen.
enum ReadChoice: Hashable, Sendable {
    /// By what it costs the server.
    case cheapest
    /// Everything, always.
    case wholeLibrary
    /// By marks wherever the rules allow it.
    case marked
}

extension Planner {
    /// Reads the library once for all albums among `indices` that may change; nil when there are none, or when it does not
    /// settle: then each of them has that for its failure.
    func judge(
        _ candidates: inout [AlbumCandidate], _ indices: [Int], _ context: RuleContext, _ facts: inout RunFacts
    ) async throws(SyncError) -> JudgedReading? {
        let open = indices.map { candidates[$0] }.filter(\.isOpen)
        guard !open.isEmpty else { return nil }
        facts.readNeeds = open.reduce(facts.readNeeds) {
            $0.union($1.definition.needs).union($1.rule?.needs ?? ReadNeeds())
        }
        let expected = open.compactMap { $0.managed?.baseline?.library }.max()
        let onEvent = options.onEvent
        onEvent(.readingLibrary(photos: 0, total: expected))
        let settings = open.map(\.definition.settings)
        let evaluation: LibraryEvaluation
        let faces = Self.faceReach(open)
        switch faces {
        case .named(let watched): facts.pulse?.watched = watched
        case .anybody: facts.pulse = nil
        }
        var counts: [PersonID: Int]?
        var fresh: Set<AssetID>?
        do {
            evaluation = LibraryEvaluation(
                open, user: reader.user.id, now: now, directory: context.people,
                stackCovers: try await stackCovers(settings), takenZone: takenZone
            ) { count in
                onEvent(.readingLibrary(photos: count, total: expected))
            }
            if open.allSatisfy({ !$0.definition.needsWholeLibrary }),
                await !reader.mayPassQuickly(facts.readNeeds, faces)
            {
                counts = try await readPart(open.compactMap(\.rule), context, evaluation, &facts)
            }
            if counts == nil { fresh = try await readLibrary(settings, faces, evaluation, &facts) }
        } catch {
            guard case .incomplete = error else { throw .server(error) }
            (facts.photosRead, facts.libraryCount) = (nil, nil)
            for index in indices where candidates[index].isOpen {
                candidates[index].plan.failure = RunFailure(error)
            }
            return nil
        }
        facts.photosAsked += await evaluation.undecided.count
        try await decide(evaluation, context, &candidates)
        let library = await evaluation.judged(counting: counts ?? [:], libraryCount: facts.libraryCount ?? 0)
        return JudgedReading(evaluation: evaluation, library: library, settings: settings, fresh: fresh)
    }

    /// On whose faces it can turn what becomes of these albums.
    private static func faceReach(_ candidates: [AlbumCandidate]) -> FaceReach {
        candidates.reduce(.named([])) { reach, candidate in
            // Albums of people are about everybody.
            let needsEverybody = candidate.definition.needs.people && candidate.definition.forEach != nil
            return reach.union(needsEverybody ? .anybody : candidate.rule?.faceReach ?? .named([]))
                .union(candidate.earlierRule?.faceReach ?? .named([]))
        }
    }

    /// Reads everything: the time line, and the archive and partners' photos when an album asks for them.
    ///
    /// Gives the photos that were read where the others are only known from earlier; nil when all are certain.
    func readLibrary(
        _ settings: [AlbumSettings], _ faces: FaceReach, _ evaluation: LibraryEvaluation, _ facts: inout RunFacts
    ) async throws(ImmichError) -> Set<AssetID>? {
        var fresh: Set<AssetID>?
        facts.photosRead = nil
        let hasPartners = settings.contains { $0.partner == .include }
        var scopes: [ReadScope] = [hasPartners ? .timelineWithPartners : .wholeTimeline]
        if settings.contains(where: { $0.archived != .leaveOut }) { scopes.append(.archive) }
        for scope in scopes {
            let read = try await reader.library(facts.readNeeds, scope, faces: faces) {
                await evaluation.take($0, of: scope)
            }
            if let read = read.fresh { fresh = (fresh ?? []).union(read) }
            if scope == .archive { fresh?.formUnion(await evaluation.archived) }
            facts.photosRead = (facts.photosRead ?? 0) + read.photoCount
            // What shrinks in the archive is nobody's loss: only the time line is watched.
            if scope != .archive {
                facts.libraryCount = read.photoCount
                facts.way = read.way
            }
        }
        return fresh
    }

    /// The top photo of each photo that is in a stack, when an album looks at stacks.
    private func stackCovers(_ settings: [AlbumSettings]) async throws(ImmichError) -> [AssetID: AssetID] {
        guard settings.contains(where: { $0.selection.stacks != .asMatched }) else { return [:] }
        var covers: [AssetID: AssetID] = [:]
        for stack in try await reader.stacks() {
            for member in stack.members { covers[member] = stack.primary }
        }
        return covers
    }

    /// Reads only photos that can matter; nil, and nothing was read, when everything has to be.
    ///
    /// What can matter: every photo that a rule may match has one of the marks; every other member and every other photo
    /// of a ledger is asked for by itself. So the comparison sees what it would see had everything been read.
    /// From 3.2 on one search finds what all rules may match; before, or where that is refused, each mark is searched for.
    /// Gives on how many photos those people are of whom not every photo was read.
    private func readPart(
        _ rules: [ResolvedRule], _ context: RuleContext, _ evaluation: LibraryEvaluation, _ facts: inout RunFacts
    ) async throws(ImmichError) -> [PersonID: Int]? {
        let sieve = reader.mayTakeSieves ? PhotoSieve.of(rules) : nil
        let isCovered = rules.allSatisfy { $0.cover { _ in 1 } != nil }
        guard choice != .wholeLibrary, sieve != nil || isCovered else { return nil }
        let libraryCount = try await reader.libraryCount()
        let planner = RequestPlanner(rules: rules, needs: facts.readNeeds, libraryCount: libraryCount)
        if let sieve {
            if let counts = try await readSieved(sieve, planner, context, evaluation, &facts) { return counts }
            // Where sieves are taken, marks find no fewer photos at no less cost.
            guard isCovered, try await !reader.sieves.areTaken() else { return nil }
        }
        return try await readMarked(planner, context.people, evaluation, &facts)
    }

    /// Reads only photos with certain marks; nil, and nothing was read, when everything has to be.
    private func readMarked(
        _ planner: RequestPlanner, _ directory: PeopleDirectory, _ evaluation: LibraryEvaluation,
        _ facts: inout RunFacts
    ) async throws(ImmichError) -> [PersonID: Int]? {
        guard let (marks, totals) = try await marks(planner) else { return nil }
        guard try await readMarked(marks, facts.readNeeds, evaluation, limit: planner.singlesLimit),
            let counts = try await peopleCounts(planner.rules, marks, totals),
            try await reader.libraryCount() == planner.libraryCount
        else {
            _ = await evaluation.take(.restarted)
            return nil
        }
        facts.photosRead = await evaluation.count
        facts.libraryCount = planner.libraryCount
        facts.readMarks = marks.map { $0.text(directory) }.sorted()
        return counts
    }

    /// Whether everything with a mark was read, and every other photo that counts.
    private func readMarked(
        _ marks: Set<PhotoMark>, _ needs: ReadNeeds, _ evaluation: LibraryEvaluation, limit: Int
    ) async throws(ImmichError) -> Bool {
        guard try await reader.marked(marks, needs, into: { await evaluation.take($0) }) else { return false }
        return try await readUnseen(needs, evaluation, limit: limit)
    }

    /// Reads every photo that counts and did not come, one by one; false when there are too many.
    func readUnseen(
        _ needs: ReadNeeds, _ evaluation: LibraryEvaluation, limit: Int
    ) async throws(ImmichError) -> Bool {
        let unseen = await evaluation.unseen()
        guard choice == .marked || unseen.count <= limit else { return false }
        guard await evaluation.take(.photos(try await reader.photos(unseen, needs))) else { throw .cancelled }
        return true
    }

    /// The marks to read by, and how many photos each counted one has; nil when everything has to be read.
    private func marks(
        _ planner: RequestPlanner
    ) async throws(ImmichError) -> (marks: Set<PhotoMark>, totals: [PhotoMark: Int])? {
        var counted = planner.marksToCount()
        if choice == .marked { counted = planner.rules.reduce(into: []) { $0.formUnion($1.marks) } }
        guard let counted, let totals = try await reader.counts(of: counted) else { return nil }
        if choice == .marked {
            let marks = planner.rules.reduce(into: Set<PhotoMark>()) { marks, rule in
                marks.formUnion(rule.cover { totals[$0] ?? 0 } ?? [])
            }
            return (marks, totals)
        }
        guard case .marked(let marks) = planner.plan(totals) else { return nil }
        return (marks, totals)
    }

    /// On how many photos each person of the rules is, where the photos that were read do not tell; nil when a person is gone.
    private func peopleCounts(
        _ rules: [ResolvedRule], _ marks: Set<PhotoMark>, _ totals: [PhotoMark: Int]
    ) async throws(ImmichError) -> [PersonID: Int]? {
        let watched = Set(rules.flatMap { $0.watched.values })
        // The server finds nothing by an identifier that a merge retired, and says nothing of it.
        for case .person(let id) in marks where totals[.person(id)] == 0 {
            guard try await reader.person(id) != nil else { return nil }
        }
        return try await reader.ownCounts(of: watched.filter { !marks.contains(.person($0)) })
    }
}

extension PhotoMark {
    /// What photos that have it are called.
    func text(_ directory: PeopleDirectory) -> String {
        switch self {
        case .person(let id):
            let name = directory.alive[id]?.name ?? ""
            return name.isEmpty ? id.description : name
        case .favorite: return "favourites"
        case .kind(.video): return "videos"
        case .kind(.image): return "photos"
        case .kind(let kind): return kind.rawValue.lowercased()
        }
    }
}

extension AlbumDefinition {
    /// Whether something counts of which the server's news do not tell: stacks, partners' photos, and what people did to the
    /// look of the album and to its users. Of the archive they tell, and what lies near a match is a photo like others.
    var watchesMoreThanNews: Bool {
        settings.selection.stacks != .asMatched || settings.partner == .include || forEach != nil
            || contribution != nil || !contributors.isEmpty || settings.shares != nil
            || settings.appearance != AlbumAppearance()
    }

    /// Whether photos that the rule does not match are needed to decide, so that reading by marks will not do.
    var needsWholeLibrary: Bool {
        // Whether a place has no photo at all is told by all photos.
        looksBeyondMatches || PlaceDoubts(rule) != nil
    }

    /// Whether photos count that the rule does not match, or members that are not known before the library is read.
    var looksBeyondMatches: Bool {
        settings.selection.bringsOthers || settings.archived != .leaveOut || settings.partner == .include
            || forEach != nil
    }
}
