import AlbumRules
import ImmichClient

extension Planner {
    /// Reads only what passes a sieve made of all rules, and every other photo that counts; nil, and nothing was read,
    /// when the server takes no sieve or everything costs less.
    ///
    /// Gives on how many photos those people are of whom not every photo was read.
    func readSieved(
        _ sieve: PhotoSieve, _ planner: RequestPlanner, _ context: RuleContext, _ evaluation: LibraryEvaluation,
        _ facts: inout RunFacts
    ) async throws(ImmichError) -> [PersonID: Int]? {
        let watched = Set(planner.rules.flatMap { $0.watched.values }).subtracting(sieve.wholePeople)
        let isForced = choice == .marked
        guard isForced || planner.mayCount(besides: watched.count), try await reader.sieves.areTaken(),
            let total = try await reader.sieves.count(sieve),
            isForced || planner.isWorth(sieving: total, counting: watched.count)
        else { return nil }
        guard try await reader.sieves.read(sieve, facts.readNeeds, into: { await evaluation.take($0) }) == true,
            try await readUnseen(facts.readNeeds, evaluation, limit: planner.singlesLimit),
            let counts = try await reader.ownCounts(of: watched),
            try await areAlive(sieve, counts, evaluation),
            try await reader.libraryCount() == planner.libraryCount
        else {
            _ = await evaluation.take(.restarted)
            return nil
        }
        facts.photosRead = await evaluation.count
        facts.libraryCount = planner.libraryCount
        facts.readMarks = sieve.texts(context)
        return counts
    }

    /// Whether everybody of whom no photo was found is still there: nothing is found by an identifier that a merge
    /// retired, and the server says nothing of it.
    private func areAlive(
        _ sieve: PhotoSieve, _ counts: [PersonID: Int], _ evaluation: LibraryEvaluation
    ) async throws(ImmichError) -> Bool {
        let found = await evaluation.counts(of: sieve.wholePeople)
        for id in sieve.people.sorted() where (counts[id] ?? found[id] ?? 0) == 0 {
            guard try await reader.person(id) != nil else { return false }
        }
        return true
    }
}

extension PhotoSieve {
    /// What photos that pass are called.
    fileprivate func texts(_ context: RuleContext) -> [String] {
        Set(branches.flatMap { $0.texts(context) }).sorted()
    }
}

extension PhotoSieve.Branch {
    /// The people alone stand each for themselves.
    fileprivate func texts(_ context: RuleContext) -> [String] {
        var plain = PhotoSieve.Branch()
        plain.anyPeople = anyPeople
        if plain == self { return anyPeople.map { PhotoMark.person($0).text(context.people) } }
        return [text(context)]
    }

    private func text(_ context: RuleContext) -> String {
        func names(_ people: Set<PersonID>, _ word: String) -> String {
            people.map { PhotoMark.person($0).text(context.people) }.sorted().joined(separator: " \(word) ")
        }
        func paths(_ tags: Set<TagID>, _ word: String) -> String {
            context.tags.filter { tags.contains($0.id) }.map(\.path.quoted).sorted().joined(separator: " \(word) ")
        }
        func word(_ flag: Bool?, _ yes: String, _ no: String) -> [String] { flag.map { [$0 ? yes : no] } ?? [] }
        var parts: [String] = []
        if !allPeople.isEmpty { parts.append(names(allPeople, "and")) }
        if !anyPeople.isEmpty { parts.append(names(anyPeople, "or")) }
        parts += word(isFavorite, "favourites", "no favourites") + word(isLive, "live photos", "no live photos")
        if !kinds.isEmpty {
            parts.append(kinds.map { PhotoMark.kind($0).text(context.people) }.sorted().joined(separator: " or "))
        }
        if parts.isEmpty { parts = ["photos"] }
        var text = parts.joined(separator: " and ")
        if !noPeople.isEmpty { text += " without \(names(noPeople, "and"))" }
        text += word(hasFace, " with a face", " without a face").joined()
        if !allTags.isEmpty { text += " tagged \(paths(allTags, "and"))" }
        if !anyTags.isEmpty { text += " tagged \(paths(anyTags, "or"))" }
        if !noTags.isEmpty { text += " not tagged \(paths(noTags, "or"))" }
        return text + word(isTagged, " with a tag", " without a tag").joined()
    }
}
