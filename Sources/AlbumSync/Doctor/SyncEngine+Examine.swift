import AlbumRules
import ImmichClient
import PhotoLibrary

extension SyncEngine {
    /// Looks at everything that the rules rely on; reads only, and throws nothing: what cannot be read is a finding.
    ///
    /// Source: the people, the albums, and two narrow searches; the library is not read.
    public func examine() async -> [Finding] {
        var findings: [Finding] = []
        let state: SyncState
        do {
            let opening = try openState(.planning)
            state = opening.state
            findings += opening.notices.map { notice in
                Finding(
                    .state, .warning, .stateDistrusted, notice,
                    step: "is --state the folder of this user and server? the next sync starts a new memory")
            }
        } catch {
            findings.append(Self.finding(error, .state))
            return findings
        }
        let planner = planner(state, at: options.now())
        do { findings += try await unfinished(state) } catch { findings.append(Self.finding(error, .state)) }
        do { findings += try await names(planner) } catch { findings.append(Self.finding(error, .names)) }
        do { findings += try await places(planner) } catch { findings.append(Self.finding(error, .names)) }
        do { findings += try await users(planner) } catch { findings.append(Self.finding(error, .names)) }
        do { findings += try await albums(planner) } catch { findings.append(Self.finding(error, .albums)) }
        do { findings += try await dates(planner.now) } catch { findings.append(Self.finding(error, .photos)) }
        return findings
    }

    private static func finding(_ error: SyncError, _ area: Finding.Area) -> Finding {
        switch error {
        case .state(.tooNew):
            return Finding(
                .state, .error, .stateTooNew, "\(error)",
                step: "update this program, or name another folder by --state",
                code: .cannotWrite)
        case .state:
            return Finding(
                .state, .error, .stateUnusable, "\(error)", step: "check the folder's owner, mode and free space",
                code: .cannotWrite)
        default:
            let code = ExitCode(of: RunReport(facts: RunFacts(), isPlan: true, failure: error.failure))
            return Finding(
                area, .error, .unreadable, "\(error)", step: "what else was found may be the cause; try again later",
                code: code)
        }
    }

    /// Whether a run is at work, or an earlier one never came to its end.
    private func unfinished(_ state: SyncState) async throws(SyncError) -> [Finding] {
        if let holder = RunnerLock.holder(in: stateFolder, now: options.now()) {
            return [
                Finding(
                    .state, .note, .runAtWork, "\(holder)",
                    step: "wait for it to end; a second run meanwhile ends with exit code 75")
            ]
        }
        let (open, last) = try await state.remembering { (state) throws(StateError) in
            (try await state.openEntries(), try await state.runs(latest: 1).first)
        }
        guard !open.isEmpty || last.map({ $0.endedAt == nil }) == true else { return [] }
        let run = last.map { "run \($0.id)" } ?? "a run"
        return [
            Finding(
                .state, .note, .runUnfinished,
                "\(run) never came to its end" + (open.isEmpty ? "" : ", and not every answer to it is known"),
                step: "nothing; the next sync finds out what became of it and finishes the work")
        ]
    }

    /// Names of places that no photo has. Source: `GET /search/suggestions`, a request for each kind of place.
    private func places(_ planner: Planner) async throws(SyncError) -> [Finding] {
        let definitions = configuration.albums.filter(\.settings.isEnabled)
        var doubts = definitions.compactMap { definition in
            PlaceDoubts(definition.rule).map { (definition: definition, doubts: $0) }
        }
        for kind in Set(doubts.flatMap(\.doubts.kinds)).sorted() {
            let known = try await asking { () throws(ImmichError) in try await client.places(kind) }
            for index in doubts.indices { doubts[index].doubts.take(known, of: kind) }
        }
        return doubts.flatMap { definition, doubts in
            doubts.notes.map { note in
                Finding(
                    .names, .warning, .unknownPlace, "\"\(definition.name)\": \(note)",
                    step: "write it as Immich shows it under a photo, or leave it if such photos are still to come",
                    place: definition.place)
            }
        }
    }

    /// Users whom albums are to be shared with and who are not to be found.
    private func users(_ planner: Planner) async throws(SyncError) -> [Finding] {
        let definitions = configuration.albums.filter { $0.settings.isEnabled && $0.settings.shares?.isEmpty == false }
        guard !definitions.isEmpty else { return [] }
        let users = try await asking { () throws(ImmichError) in try await planner.reader.users() }
        let byAddress = Dictionary(users.map { ($0.email.lowercased(), $0) }) { first, _ in first }
        return definitions.flatMap { planner.unknownUsers(AlbumCandidate($0), byAddress) }.map { hold in
            Finding(
                .names, .error, FindingKind(hold), "\(hold)",
                step: "write the address with which the user logs in to Immich", place: hold.place, code: .held)
        }
    }

    private func names(_ planner: Planner) async throws(SyncError) -> [Finding] {
        let definitions = configuration.albums.filter(\.settings.isEnabled)
        let managed = try await planner.state.remembering { (state) throws(StateError) in try await state.albums() }
        let outcome = try await planner.resolve(definitions, managed, values: definitions.map(\.forEach))
        var findings: [Finding] = []
        for (index, resolution) in outcome.resolutions.enumerated() {
            if let failure = outcome.failures[index] {
                findings.append(Self.finding(.server(failure), .names))
                continue
            }
            switch resolution {
            case .held(let reasons):
                findings += reasons.map { reason in
                    Finding(
                        .names, .error, FindingKind(.name(reason)), reason.message, step: reason.hint,
                        place: reason.place,
                        code: .held)
                }
            case .resolved(_, let notes):
                findings += notes.map { note in
                    Finding(.names, .note, .person, note, step: "nothing, if that is what you want")
                }
            }
        }
        var told: Set<Finding> = []
        findings = findings.filter { told.insert($0).inserted }
        guard let count = outcome.peopleCount, !findings.contains(where: { $0.grade == .error }) else {
            return findings
        }
        let names = definitions.reduce(into: Set<PersonReference>()) { $0.formUnion($1.rule.people) }
        return [Finding(good: .names, .people, "\(names.count) of \(count) people are named, each found")] + findings
    }

    private func albums(_ planner: Planner) async throws(SyncError) -> [Finding] {
        let managed = try await planner.state.remembering { (state) throws(StateError) in try await state.albums() }
        let matches = try await asking { () throws(ImmichError) in
            let albums = try await planner.reader.albums()
            let matching = AlbumMatching(reader: planner.reader, albums: albums, managed: managed)
            return try await matching.match(configuration.albums)
        }
        var findings: [Finding] = []
        for (definition, match) in zip(configuration.albums, matches)
        where definition.settings.isEnabled && definition.contribution == nil {
            let name = "\"\(definition.name)\""
            if let hold = match.hold {
                findings.append(
                    Finding(
                        .albums, .error, FindingKind(hold), "\(name): \(hold)", step: Self.step(hold),
                        place: definition.place, code: .held))
            }
            findings += match.notes.map { note in
                Finding(
                    .albums, .note, .albumRenamed, "\(name): \(note)",
                    step: "nothing; the program follows it. Write the new name into the configuration if you like",
                    place: definition.place)
            }
        }
        let found = matches.count { if case .existing = $0.target { true } else { false } }
        let new = matches.count { $0.target == .new }
        let good = Finding(good: .albums, .albums, "\(found) of the albums are there, \(new) are still to be made")
        return findings.contains { $0.grade == .error } ? findings : [good] + findings
    }

    private static func step(_ hold: Hold) -> String {
        switch hold {
        case .albumMissing: "recreate makes it again, forget lets it go"
        case .severalAlbums: "write id: with the id of the right one under the album"
        case .pinnedAlbumUnknown: "correct the id, or share the album with the owner of the key as an editor"
        case .albumTaken: "pin each by its id, or merge the two rules with any:"
        default: "look at plan"
        }
    }

    /// Photos whose date says nothing: no `taken` line can match them.
    private func dates(_ now: Instant) async throws(SyncError) -> [Finding] {
        let halfDay: Int64 = 15 * 3_600_000
        let (epoch, tomorrow) = (Instant(milliseconds: 0), Instant(milliseconds: now.milliseconds + 86_400_000))
        let windows = [
            (Instant(milliseconds: epoch.milliseconds - halfDay), Instant(milliseconds: epoch.milliseconds + halfDay)),
            (tomorrow, nil),
        ]
        var doubtful: [Photo] = []
        for (start, end) in windows {
            var walk = client.walk(SearchFilter(visibility: .timeline), needs: ReadNeeds(), from: start, to: end)
            try await asking { () throws(ImmichError) in
                while let query = walk.next {
                    let photos = try walk.take(try await client.search(query))
                    doubtful += photos.filter { $0.owner == client.user.id && !$0.hasCredibleDate(at: now) }
                }
            }
        }
        guard !doubtful.isEmpty else { return [Finding(good: .photos, .dates, "every photo has a credible date")] }
        let examples = doubtful.prefix(3).map { photo in
            "\(photo.fileName.isEmpty ? photo.id.description : photo.fileName) (\(photo.id))"
        }
        let count = doubtful.count == 1 ? "1 photo has" : "\(doubtful.count) photos have"
        return [
            Finding(
                .photos, .note, .datesAbsurd,
                "\(count) no date, or one in the future: \(examples.joined(separator: ", "))\(doubtful.count > 3 ? ", …" : "")",
                step: "correct the date in Immich; until then no rule about taken matches")
        ]
    }
}
