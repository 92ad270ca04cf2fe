import AlbumRules
import PhotoLibrary

/// The library as far as the mirror keeps it: which photos rules want, who is in albums, what changed since.
///
/// Cost: grows with what changed; an album that is not settled costs as many photos as it wants and has.
struct KeptLibrary: Sendable {
    let mirror: LibraryMirror
    let state: SyncState
    let place: MirrorPlace
    let user: UserID
    let now: Instant
    let directory: PeopleDirectory
    /// What rules go by that their words do not tell.
    let surroundings: String
    /// The offset of the zone whose days count, when the user named one.
    let takenZone: (@Sendable (Instant) -> Int64)?
    /// What everybody is called and who is hidden, in short.
    private let everybody: String

    init(
        mirror: LibraryMirror, state: SyncState, place: MirrorPlace, user: UserID, now: Instant,
        directory: PeopleDirectory, surroundings: String, takenZone: (@Sendable (Instant) -> Int64)?,
        asksEverybody: Bool
    ) {
        self.takenZone = takenZone
        self.mirror = mirror
        self.state = state
        self.place = place
        self.user = user
        self.now = now
        self.directory = directory
        self.surroundings = surroundings
        guard asksEverybody else {
            everybody = ""
            return
        }
        let people = directory.alive.values.map { "\($0.id) \($0.isHidden) \($0.name)" }
        everybody = Digest(people.sorted().joined(separator: "\n")).description
    }

    /// Why it does not serve.
    enum Trouble: Error {
        case state(StateError)
        case mirror(MirrorError)
    }

    /// One album with what is known of it.
    fileprivate struct Item {
        var candidate: AlbumCandidate
        var rule: ResolvedRule
        var kept: KeptRule
        /// What its members are called in the mirror; nil when it has none, or they cannot be kept.
        var members: Int64?
        /// The last change that the album has heard of; nil when it has to hear everything.
        var since: Int64?
        var stir = AlbumStir()
    }

    /// What a rule's photos are kept under.
    ///
    /// Where people count by their names or by being hidden, which the rule's own text does not tell, that is part of it.
    func key(_ rule: ResolvedRule) -> String {
        "\(surroundings) \(rule.rule.handling.asksEverybody ? everybody : "") \(rule.fingerprint)"
    }

    /// Judges the albums of which everything is known; nobody when there is any doubt about what is kept.
    ///
    /// `areRead` says that the candidates' members were read from the server in this run.
    func judge(_ candidates: [AlbumCandidate], areRead: Bool) async throws(Trouble) -> KeptJudgement {
        var items = try await items(candidates, areRead: areRead)
        guard !items.isEmpty else { return KeptJudgement() }
        try await hear(&items, areRead: areRead)
        let library = try await judged(items)
        guard try await isSound(items, library) else { return KeptJudgement() }
        var judgement = KeptJudgement()
        for (number, item) in items.enumerated() {
            var served = KeptJudgement.Served(library: library, rule: number, candidate: item.candidate)
            if item.since != nil { served.heard = item.rows(library.table) }
            let hasMembers = item.candidate.plan.album == nil || item.members != nil
            if library.tallies[number].dues != nil, hasMembers {
                served.entry = SettlementBook.Entry(
                    meaning: meaning(item.candidate, item.rule), members: item.members)
            }
            judgement[item.candidate] = served
        }
        do { try await mirror.remember(library.tallies.flatMap { $0.dues ?? [] }) } catch { throw .mirror(error) }
        return judgement
    }

    /// Judges the photos of which the albums have to hear.
    private func judged(_ items: [Item]) async throws(Trouble) -> JudgedLibrary {
        let evaluation = LibraryEvaluation(
            items.map(\.candidate), user: user, now: now, directory: directory, takenZone: takenZone
        ) { _ in }
        let photos = Array(items.reduce(into: Set<AssetID>()) { $0.formUnion($1.stir.photos) })
        var numbers = LibraryEvaluation.KeptNumbers()
        do throws(MirrorError) {
            for start in stride(from: 0, to: photos.count, by: 1000) {
                let some = try await mirror.photos(photos[start..<min(start + 1000, photos.count)])
                _ = await evaluation.take(.photos(some))
            }
            numbers.people = try await mirror.counts(of: Set(items.flatMap { $0.rule.watched.values }))
            if items.contains(where: { PlaceDoubts($0.candidate.definition.rule) != nil }) {
                numbers.places = try await mirror.places()
            }
        } catch {
            throw .mirror(error)
        }
        numbers.wanted = Dictionary(items.enumerated().map { ($0, $1.kept.photos) }) { first, _ in first }
        return await evaluation.judged(numbers)
    }

    /// Whether rules say now of the photos at hand what is kept of them; what is kept of a rule that does not is let go.
    private func isSound(_ items: [Item], _ library: JudgedLibrary) async throws(Trouble) -> Bool {
        var wrong: [String] = []
        for (number, item) in items.enumerated() {
            var rows = library.judgement.wanted(by: number)
            if item.since != nil { rows.formIntersection(item.rows(library.table)) }
            let isRight =
                rows.count == item.stir.wanted.count
                && rows.allSatisfy { item.stir.wanted.contains(library.table.id($0)) }
                && (item.since != nil || rows.count == item.kept.photos)
            if !isRight { wrong.append(key(item.rule)) }
        }
        do { if !wrong.isEmpty { try await mirror.forget(wrong) } } catch { throw .mirror(error) }
        return wrong.isEmpty
    }

    /// Takes in what a reading of everything told; what may be settled, by the albums' keys.
    func keep(
        _ library: JudgedLibrary, of candidates: [AlbumCandidate]
    ) async throws(Trouble) -> [String: SettlementBook.Entry] {
        var rules: [String: RowSet] = [:]
        var entries: [String: SettlementBook.Entry] = [:]
        let numbers = library.rulesByName
        let table = library.table
        do throws(MirrorError) {
            for candidate in candidates {
                guard let rule = candidate.rule, let number = numbers[candidate.definition.name] else { continue }
                rules[key(rule)] = library.judgement.wanted(by: number)
                guard candidate.plan.failure == nil, library.tallies[number].dues != nil else { continue }
                var entry = SettlementBook.Entry(meaning: meaning(candidate, rule))
                if let album = candidate.plan.album {
                    guard let kept = try await mirror.keep(candidate.members, of: album.id, at: place) else { continue }
                    entry.members = kept
                }
                entries[candidate.plan.key] = entry
            }
            let dues = library.premature + library.tallies.flatMap { $0.dues ?? [] }
            try await mirror.keep(rules, row: { table.row(of: $0) }, dues: dues, at: place)
        } catch {
            throw .mirror(error)
        }
        return entries
    }

    private func meaning(_ candidate: AlbumCandidate, _ rule: ResolvedRule) -> String {
        "\(candidate.plan.meaning) \(Digest(key(rule)))"
    }

    /// The albums whose rules and members are known.
    private func items(_ candidates: [AlbumCandidate], areRead: Bool) async throws(Trouble) -> [Item] {
        let kept = try await rules(candidates)
        let settlements: [AlbumID: Settlement]
        do { settlements = try await state.settlements() } catch { throw .state(error) }
        var items: [Item] = []
        do throws(MirrorError) {
            let members = try await mirror.keptMembers()
            for candidate in candidates {
                guard let rule = candidate.rule, let known = kept[key(rule)] else { continue }
                var item = Item(candidate: candidate, rule: rule, kept: known)
                if let album = candidate.plan.album, areRead {
                    item.members = try await mirror.keep(candidate.members, of: album.id, at: place)
                } else if let album = candidate.plan.album {
                    guard let members = members[album.id], members.count == album.assetCount else { continue }
                    item.members = members.number
                    if let settlement = settlements[album.id], isValid(settlement, item) {
                        item.since = settlement.upto
                    }
                }
                items.append(item)
            }
        } catch {
            throw .mirror(error)
        }
        return items
    }

    /// Whether an album has only to hear of what changed since it was settled.
    private func isValid(_ settlement: Settlement, _ item: Item) -> Bool {
        let definition = item.candidate.definition
        return settlement.generation == place.generation && settlement.upto >= place.forgotten
            && settlement.members == item.members && settlement.meaning == meaning(item.candidate, item.rule)
            && item.candidate.managed != nil && definition.settings.selection.isPlain
            && definition.settings.appearance.cover == nil
    }

    /// Finds out of which photos the albums have to hear, and what is remembered of them.
    private func hear(_ items: inout [Item], areRead: Bool) async throws(Trouble) {
        var asks: [AlbumAsk] = []
        do throws(StateError) {
            for index in items.indices {
                var besides: Set<AssetID> = []
                if let album = items[index].candidate.plan.album?.id {
                    items[index].candidate.granted = try await state.grants(of: album)
                    if items[index].since == nil {
                        items[index].candidate.contested = try await state.comebacks(atLeast: 3, to: album)
                        items[index].candidate.ledger = try await state.ledger(of: album)
                        besides.formUnion(items[index].candidate.ledger.entries.keys)
                    } else {
                        besides.formUnion(try await state.oddLedger(of: album).entries.keys)
                    }
                }
                if areRead { besides.formUnion(items[index].candidate.members.lazy.map { $0.id }) }
                asks.append(
                    AlbumAsk(
                        album: areRead ? nil : items[index].candidate.plan.album?.id, rule: items[index].kept.number,
                        since: items[index].since, besides: Array(besides)))
            }
        } catch {
            throw .state(error)
        }
        let stirs: [AlbumStir]
        do { stirs = try await mirror.stirs(asks) } catch { throw .mirror(error) }
        for index in items.indices { items[index].stir = stirs[index] }
        guard !areRead else { return }
        do throws(StateError) {
            for index in items.indices { try await take(&items[index]) }
        } catch {
            throw .state(error)
        }
    }

    /// Members as they are kept, and what is remembered of the photos at hand.
    private func take(_ item: inout Item) async throws(StateError) {
        guard let album = item.candidate.plan.album?.id else { return }
        item.candidate.members = item.stir.members
        guard item.since != nil else {
            item.candidate.plan.memberCount = item.stir.members.count
            item.candidate.plan.members = Digest(item.stir.members.map(\.id))
            return
        }
        let ledger = try await state.ledger(of: album, among: item.stir.photos)
        let (all, some) = (try await state.ledgerTotals(of: album), ledger.totals)
        item.candidate.ledger = ledger
        item.candidate.otherEntries = Ledger.Totals(own: all.own - some.own, added: all.added - some.added)
    }

    /// The rules of the albums that are known, brought up to date: those of them that changed photos may concern are asked.
    private func rules(_ candidates: [AlbumCandidate]) async throws(Trouble) -> [String: KeptRule] {
        let rules = Dictionary(candidates.compactMap(\.rule).map { (key($0), $0) }) { first, _ in first }
        do throws(MirrorError) {
            let kept = try await mirror.keptRules(Set(rules.keys))
            guard let oldest = kept.values.map(\.upto).min(), oldest < place.upto else { return kept }
            let changed = try await mirror.changedPhotos(since: oldest)
            var wanted: [Int64: Set<AssetID>] = [:]
            var dues: [(photo: AssetID, at: Instant)] = []
            for (_, rule) in kept { wanted[rule.number] = [] }
            for start in stride(from: 0, to: changed.count, by: 1000) {
                for photo in try await mirror.photos(changed[start..<min(start + 1000, changed.count)]) {
                    if let at = photo.credibleAt(now) { dues.append((photo.id, at)) }
                    guard photo.visibility == .timeline, !photo.isTrashed, !photo.isOffline else { continue }
                    for (key, known) in kept where rules[key]?.matches(photo) == true {
                        wanted[known.number]?.insert(photo.id)
                    }
                }
            }
            try await mirror.record(wanted, among: changed, upto: place.upto, dues: dues)
            return try await mirror.keptRules(Set(rules.keys))
        } catch {
            throw .mirror(error)
        }
    }
}

extension KeptLibrary.Item {
    /// The rows of the photos of which the album has to hear.
    fileprivate func rows(_ table: PhotoTable) -> RowSet { RowSet(stir.photos.compactMap { table.row(of: $0) }) }
}

extension PeopleHandling {
    /// Whether what everybody is called, or who is hidden, decides.
    var asksEverybody: Bool { ignoresHidden || ignoresUnnamed || combinesNamesakes }
}
