import AlbumRules
import PhotoLibrary

/// Takes photos into a table while they are read, and notes what only the photo itself can tell.
///
/// What is noted at once, because the photo is gone afterwards: why a member does not match, and which matching photos
/// are too young to be added. Everything else is told from the table when the reading is complete.
actor LibraryEvaluation {
    /// What was noted for one album.
    struct Tally: Sendable {
        var candidate: AlbumCandidate
        var rule: ResolvedRule
        /// The members among `knownMembers`.
        let members: RowSet
        /// How long a photo waits, in milliseconds; 0 when none does.
        let wait: Int64
        /// Whether photos that do not match may come along with those that do.
        var mayBringOthers: Bool { candidate.definition.settings.selection.bringsOthers }
        /// Whether the rule makes albums of values, whose members are not known while the library is read.
        var isTemplate: Bool { candidate.definition.forEach != nil }
        /// Rows of matching photos that wait for recognition.
        var unsettled = RowSet()
        /// Rows of members that matched at the last good run, and time alone put out.
        var clockOnly = RowSet()
        /// Why members do not match, by row.
        var reasons: [Int: [String]] = [:]
        /// Names of places that no photo had so far; nil when the rule names none.
        var places: PlaceDoubts?
        /// When photos that wait have waited long enough; nil once there are too many to keep.
        var dues: [(photo: AssetID, at: Instant)]? = []
    }

    private var tallies: [Tally]
    private var table: PhotoTable
    private var rules: RuleTable
    /// Photos on which a rule turns that only a request for each can tell, and the albums of those rules.
    private var pending: [AssetID: (photo: Photo, albums: Set<Int>)] = [:]
    private let knownMembers: IdentifierRows<AssetEntity>
    /// What decides, photo by photo, whether an album has anything to note; rules are too big to be fetched for that.
    private let memberSets: [RowSet]
    private let waits: [Int64]
    private let asking: [Int]
    private let placing: [Int]
    private let watching: [Bool]
    private let user: UserID
    private let now: Instant
    private let names: [PersonID: String]
    private let onPhotos: @Sendable (Int) -> Void
    /// The rows of photos that partners show.
    private var foreign = RowSet()
    private let stackCovers: [AssetID: AssetID]
    private let takenZone: (@Sendable (Instant) -> Int64)?

    init(
        _ candidates: [AlbumCandidate], user: UserID, now: Instant, directory: PeopleDirectory,
        stackCovers: [AssetID: AssetID] = [:], takenZone: (@Sendable (Instant) -> Int64)? = nil,
        onPhotos: @escaping @Sendable (Int) -> Void
    ) {
        var known = IdentifierRows<AssetEntity>()
        tallies = candidates.compactMap { candidate in
            candidate.rule.map {
                Tally(
                    candidate: candidate, rule: $0, members: RowSet(candidate.members.map { known.add($0.id).row }),
                    wait: candidate.definition.settings.settle.wholeMilliseconds,
                    places: PlaceDoubts(candidate.definition.rule))
            }
        }
        knownMembers = known
        memberSets = tallies.map(\.members)
        waits = tallies.map(\.wait)
        asking = tallies.indices.filter { [tallies] in tallies[$0].rule.asksByPhoto }
        placing = tallies.indices.filter { [tallies] in tallies[$0].places != nil }
        watching = tallies.map { $0.isTemplate && $0.candidate.earlierRule != nil }
        table = PhotoTable(columns: candidates.reduce(into: []) { $0.formUnion($1.definition.columns) })
        rules = RuleTable(tallies.map(\.rule))
        self.user = user
        self.now = now
        names = directory.alive.compactMapValues { $0.name.isEmpty ? nil : $0.name }
        self.stackCovers = stackCovers
        self.takenZone = takenZone
        self.onPhotos = onPhotos
    }

    /// What the rules say of the library, once the reading is complete.
    ///
    /// `counts` has on how many photos people are of whom not every photo was read.
    func judged(counting counts: [PersonID: Int] = [:], libraryCount: Int) -> JudgedLibrary {
        JudgedLibrary(
            judgement: rules.judge(table, foreign: foreign), tallies: tallies, names: names, foreign: foreign,
            stackCovers: stackCovers, now: now, takenZone: takenZone, counts: counts,
            isWhole: table.count >= libraryCount, premature: premature)
    }

    /// The same where only some photos came: all that their albums have to hear of.
    func judged(_ others: KeptNumbers) -> JudgedLibrary {
        for (kind, name) in others.places {
            for index in placing { tallies[index].places?.note(kind, name) }
        }
        return JudgedLibrary(
            judgement: rules.judge(table, foreign: foreign), tallies: tallies, names: names, foreign: foreign,
            stackCovers: stackCovers, now: now, takenZone: takenZone, counts: others.people, isWhole: true,
            wantedCounts: others.wanted)
    }

    /// Numbers of a library of which not every photo comes.
    struct KeptNumbers: Sendable {
        /// On how many photos people are.
        var people: [PersonID: Int] = [:]
        /// The names of places that photos have.
        var places: [(kind: String, name: String)] = []
        /// How many photos each rule wants.
        var wanted: [Int: Int] = [:]
    }

    /// Photos whose date will count for something at a later moment.
    private(set) var premature: [(photo: AssetID, at: Instant)] = []

    /// How many photos came.
    var count: Int { table.count }

    /// The photos of the archive that came.
    var archived: Set<AssetID> { Set(table.inArchive.map { table.id($0) }) }

    /// The user's own members on the time line, and photos of ledgers, that did not come.
    func unseen() -> [AssetID] {
        var unseen: Set<AssetID> = []
        for tally in tallies {
            for member in tally.candidate.members
            where member.owner == user && member.visibility == .timeline && table.row(of: member.id) == nil {
                unseen.insert(member.id)
            }
            unseen.formUnion(tally.candidate.ledger.entries.keys.filter { table.row(of: $0) == nil })
        }
        return unseen.sorted()
    }

    /// The photos that the server must be asked about.
    var undecided: [Photo] { pending.values.map(\.photo).sorted { $0.id < $1.id } }

    /// On how many of the photos that came people are.
    func counts(of people: Set<PersonID>) -> [PersonID: Int] { table.counts(of: people) }

    /// The albums whose rules turn on them, by their names in the configuration.
    var undecidedAlbums: Set<String> {
        let albums = pending.values.reduce(into: Set<Int>()) { $0.formUnion($1.albums) }
        return Set(albums.map { tallies[$0].candidate.definition.name })
    }

    /// Judges those photos again by rules that know the answers.
    func decide(_ candidates: [AlbumCandidate]) {
        for index in tallies.indices {
            let name = tallies[index].candidate.definition.name
            guard let candidate = candidates.first(where: { $0.definition.name == name }), let rule = candidate.rule
            else {
                continue
            }
            tallies[index].candidate = candidate
            tallies[index].rule = rule
        }
        rules.renew(tallies.map(\.rule))
        let photos = pending.values.map(\.photo)
        pending = [:]
        for photo in photos { take(photo) }
    }

    /// Takes what a reading hands on; false ends the reading. The archive is read after the time line.
    func take(_ event: LibraryReadEvent, of scope: ReadScope = .wholeTimeline) -> Bool {
        switch event {
        case .restarted where scope == .archive:
            for row in table.inArchive { table.forget(table.id(row)).map { forget($0) } }
        case .restarted: startAnew()
        case .vanished(let ids):
            for id in ids {
                pending[id] = nil
                table.forget(id).map { forget($0) }
            }
        case .photos(let photos):
            for photo in photos {
                if photo.owner == user { take(photo) } else if scope.hasPartners { take(foreign: photo) }
            }
            onPhotos(table.count)
        }
        return !Task.isCancelled
    }

    private func startAnew() {
        table = PhotoTable(columns: table.columns)
        rules = RuleTable(rules.rules)
        pending = [:]
        premature = []
        foreign = RowSet()
        for index in tallies.indices {
            tallies[index].unsettled = RowSet()
            tallies[index].clockOnly = RowSet()
            tallies[index].reasons = [:]
            tallies[index].dues = []
        }
    }

    private func forget(_ row: Int) {
        foreign.remove(row)
        for index in tallies.indices {
            tallies[index].unsettled.remove(row)
            tallies[index].clockOnly.remove(row)
            tallies[index].reasons[row] = nil
        }
    }

    private func take(_ photo: Photo) {
        if let row = table.row(of: photo.id) { forget(row) }
        let row = table.take(photo)
        rules.take(photo, row: row)
        // What is in the trash, offline or hidden is out of sight: nobody's decision, and nothing to add.
        guard table.inSight.contains(row) || table.inArchive.contains(row) else { return }
        if !asking.isEmpty {
            let albums = asking.filter { tallies[$0].rule.mustAsk(about: photo) }
            pending[photo.id] = albums.isEmpty ? nil : (photo, Set(albums))
        }
        if let at = photo.credibleAt(now) { premature.append((photo.id, at)) }
        let member = knownMembers.row(of: photo.id)
        let age = now.milliseconds - photo.uploadedAt.milliseconds
        for index in placing { tallies[index].places?.take(photo) }
        for index in memberSets.indices {
            if let member, memberSets[index].contains(member) {
                noteMember(photo, row, &tallies[index])
            } else if age < waits[index] {
                noteYoung(photo, row, &tallies[index])
            } else if watching[index] {
                noteMember(photo, row, &tallies[index])
            }
        }
    }

    /// A partner's photo: its marks and people are not for us to know, and nobody takes it out of an album.
    private func take(foreign photo: Photo) {
        var photo = photo
        photo.isFavorite = false
        photo.people = []
        if let row = table.row(of: photo.id) { forget(row) }
        let row = table.take(photo)
        foreign.insert(row)
        rules.take(photo, row: row)
        let age = now.milliseconds - photo.uploadedAt.milliseconds
        for index in tallies.indices where age < tallies[index].wait && tallies[index].rule.testsAbsence {
            tallies[index].unsettled.insert(row)
        }
    }

    private func noteMember(_ photo: Photo, _ row: Int, _ tally: inout Tally) {
        guard !tally.rule.matches(photo) else { return }
        if tally.isTemplate {
            if tally.candidate.earlierRule?.matches(photo) == true { tally.clockOnly.insert(row) }
            return
        }
        tally.reasons[row] = RemovalReason.reasons(for: photo, tally.rule)
        if tally.candidate.earlierRule?.matches(photo) == true { tally.clockOnly.insert(row) }
    }

    private func noteYoung(_ photo: Photo, _ row: Int, _ tally: inout Tally) {
        let settle = tally.candidate.definition.settings.settle
        guard tally.rule.matches(photo) else {
            // It may come along with a match as long as nothing under `none:` turns out to be on it.
            if tally.mayBringOthers, tally.rule.excludesLater { tally.unsettled.insert(row) }
            if tally.isTemplate { noteMember(photo, row, &tally) }
            return
        }
        guard !tally.rule.isSettledMatch(photo, now: now, settle: settle) else { return }
        tally.unsettled.insert(row)
        if (tally.dues?.count ?? 0) >= Self.mostDues { tally.dues = nil }
        tally.dues?.append((photo.id, Instant(milliseconds: photo.uploadedAt.milliseconds + tally.wait)))
    }

    private static let mostDues = 20_000
}

extension Photo {
    /// From when on its date says something, when that is later than now.
    func credibleAt(_ now: Instant) -> Instant? {
        let at = takenAt.milliseconds - 86_400_000
        return at > now.milliseconds ? Instant(milliseconds: at) : nil
    }
}
