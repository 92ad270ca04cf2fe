import AlbumRules
import ImmichClient
import PhotoLibrary

extension SyncEngine {
    /// Answers for one photo and one album of the configuration; reads only.
    ///
    /// Of a `for_each` rule the albums are told that have to do with the photo; `name` is the one that was asked for.
    /// Cost: a few requests; where the settings look at several photos at once, a reading of the whole library.
    public func inquire(
        about photo: Photo, in definition: AlbumDefinition, named name: String? = nil
    ) async throws(SyncError) -> PhotoInquiry {
        let planner = planner(try openState(.planning).state, at: options.now())
        var insight = try await planner.insight(
            into: definition, seeing: photo.visibility, needsNames: !photo.people.isEmpty)
        var inquiry = PhotoInquiry(
            photo: photo, holds: insight.candidate.plan.holds,
            people: photo.people.compactMap { insight.people.directory.alive[$0]?.name }.filter { !$0.isEmpty })
        if photo.owner != client.user.id { inquiry.owner = try await owner(of: photo, planner) }
        let isJudged = definition.settings.judges(photo, isOwn: inquiry.isOwn)
        if let resolved = insight.candidate.rule {
            let rule = try await asked(about: photo, resolved, planner, insight.people.context)
            inquiry.verdict = rule.verdict(on: photo, isForeign: !inquiry.isOwn)
            let settle = definition.settings.settle
            let waits =
                inquiry.isOwn
                ? rule.matches(photo) && !rule.isSettledMatch(photo, now: planner.now, settle: settle)
                : rule.testsAbsence
            let end = Instant(milliseconds: photo.uploadedAt.milliseconds + settle.wholeMilliseconds)
            if waits, end > planner.now { inquiry.waitsUntil = end }
        }
        // Only what looks at several photos at once needs the others.
        let looksAround = definition.forEach != nil || !definition.settings.selection.isPlain
        if isJudged, looksAround { try await planner.judge(&insight, withPeople: false) }
        try await take(insight, name, isJudged, into: &inquiry, planner)
        return inquiry
    }

    /// The rule with what only a request for this photo can tell.
    private func asked(
        about photo: Photo, _ rule: ResolvedRule, _ planner: Planner, _ context: RuleContext
    ) async throws(SyncError) -> ResolvedRule {
        guard photo.owner == client.user.id, rule.mustAsk(about: photo) else { return rule }
        do {
            let context = try await planner.asked(about: [photo], context)
            if case .resolved(let asked, _) = rule.rule.resolve(in: context) { return asked }
        } catch {
            throw .server(error)
        }
        return rule
    }

    /// The name of somebody else, as far as the key may know.
    private func owner(of photo: Photo, _ planner: Planner) async throws(SyncError) -> String {
        do throws(ImmichError) {
            return try await planner.reader.partners().first { $0.id == photo.owner }?.name ?? ""
        } catch {
            guard error.endsRun else { return "" }
            throw .server(error)
        }
    }

    private func take(
        _ insight: AlbumInsight, _ name: String?, _ isJudged: Bool, into inquiry: inout PhotoInquiry,
        _ planner: Planner
    ) async throws(SyncError) {
        let photo = inquiry.photo.id
        guard let library = insight.library else {
            let candidate = insight.candidate
            guard candidate.definition.forEach == nil else { return }
            var account: SelectionAccount?
            if isJudged, let holds = inquiry.verdict?.holds {
                account = SelectionAccount(isMatch: holds, isWanted: holds, isWaiting: inquiry.waitsUntil != nil)
            }
            inquiry.standings = [try await standing(photo, candidate, account, planner)]
            return
        }
        let asked = name == insight.definition.name ? nil : name
        for album in insight.albums {
            let account = library.account(of: photo, in: album)
            let concerns = account.map { $0.isMatch || $0.isWanted || !$0.steps.isEmpty } ?? false
            let isMeant = insight.definition.forEach == nil || album.candidate.definition.name == asked
            guard concerns || isMeant else { continue }
            inquiry.standings.append(try await standing(photo, album.candidate, account, planner))
            for other in library.changes(account?.others ?? [], insight.definition.settings) {
                inquiry.others[other.id] = other
            }
        }
        if let forEach = insight.definition.forEach, inquiry.verdict?.holds == true {
            inquiry.noAlbum = library.noAlbum(photo, insight, forEach)
        }
    }

    private func standing(
        _ photo: AssetID, _ candidate: AlbumCandidate, _ account: SelectionAccount?, _ planner: Planner
    ) async throws(SyncError) -> PhotoInquiry.Standing {
        var standing = PhotoInquiry.Standing(name: candidate.definition.name, account: account)
        standing.holds = candidate.plan.holds
        do {
            let lastRun = try await planner.state.runs(latest: 20).first { $0.kind == .sync || $0.kind == .savedPlan }
            standing.heldBefore = lastRun?.albums.first { $0.name == standing.name }?.holds ?? []
        } catch {
            throw .state(error)
        }
        guard let album = candidate.plan.album else { return standing }
        standing.album = album
        if candidate.plan.members != nil {
            standing.isMember = candidate.members.contains { $0.id == photo }
        } else {
            do {
                standing.isMember = try await planner.reader.members(of: album).members.contains { $0.id == photo }
            } catch {
                throw .server(error)
            }
        }
        do {
            standing.entry = try await planner.state.ledger(of: album.id).entries[photo]
            standing.history = try await planner.state.history(of: photo, in: album.id)
        } catch {
            throw .state(error)
        }
        return standing
    }
}

extension AlbumSettings {
    /// Whether an album looks at a photo at all.
    fileprivate func judges(_ photo: Photo, isOwn: Bool) -> Bool {
        guard !photo.isTrashed, !photo.isOffline, isOwn || partner == .include else { return false }
        switch photo.visibility {
        case .timeline: return archived != .only
        case .archive: return isOwn && archived != .leaveOut
        case .hidden, .locked: return false
        }
    }
}

extension SelectionAccount {
    /// The other photos that it speaks of.
    fileprivate var others: [AssetID] {
        steps.flatMap { (step) -> [AssetID] in
            switch step {
            case .near(let id, _, _), .stack(let id, _), .covered(let id, _): [id]
            case .outdone(let ids): ids
            case .pushedOut: []
            }
        }
    }
}

extension JudgedLibrary {
    /// Why no album of a `for_each` rule is there for a photo that matches, a clause for each of its values.
    fileprivate func noAlbum(_ photo: AssetID, _ insight: AlbumInsight, _ forEach: ForEach) -> [String] {
        guard let row = row(photo, insight.definition.settings) else { return [] }
        let values = values(of: RowSet([row]), insight.definition, insight.people.context).flatMap(\.values)
        guard !values.isEmpty else { return ["it has no \(forEach.field.rawValue), and so no album (for_each)"] }
        let made = insight.albums.contains { $0.rows?.contains(row) == true }
        var clauses = insight.small.filter { $0.rows?.contains(row) == true }.map { album in
            let count = selection(album).rows.count
            let photos = count == 1 ? "photo" : "photos"
            return "\"\(album.candidate.definition.name)\" would have \(count) \(photos), fewer than \(forEach.minimum)"
                + ", and is not made (minimum)"
        }
        if !made, clauses.isEmpty {
            let names = values.map { "\"\($0.name)\"" }.joined(separator: ", ")
            clauses = ["\(names) gets no album (skip, only_for)"]
        }
        return clauses
    }
}
