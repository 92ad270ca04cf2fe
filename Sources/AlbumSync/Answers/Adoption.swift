import AlbumRules
import ImmichClient
import PhotoLibrary

/// What became of the members of an album that were to be taken on.
public struct Adoption: Hashable, Sendable {
    /// The album on the server.
    public var album: Album
    /// How many members it has, all owners.
    public var members: Int
    /// How many the tool answers for from now on, and did not before.
    public var adopted: Int
    /// How many it answered for already.
    public var kept: Int
    /// How many of the user's own count as added by hand still, because the rule does not want them.
    public var unmatched: Int
    /// How many belong to other users; they are never the tool's.
    public var foreign: Int
}

extension Adoption {
    /// What several accounts took on in one album, each of its own photos; nil when none did.
    public init?(joining parts: [Adoption]) {
        guard let first = parts.first else { return nil }
        self = first
        let own = parts.map { $0.members - $0.foreign }.reduce(0, +)
        adopted = parts.map(\.adopted).reduce(0, +)
        kept = parts.map(\.kept).reduce(0, +)
        unmatched = parts.map(\.unmatched).reduce(0, +)
        foreign = max(0, members - own)
    }
}

extension SyncEngine {
    /// Takes members of an album that is there for the tool's own, so that later runs may take them out.
    ///
    /// Those that the rule wants, or `everything`; the user's own photos only. Nothing is sent to the server.
    /// Cost: a read of the album, and, without `everything`, of the library.
    public func adopt(_ definition: AlbumDefinition, everything: Bool) async throws(SyncError) -> Adoption {
        try await answering { (state) throws(SyncError) in
            let now = options.now()
            let planner = planner(state, at: now)
            let managed = try await state.remembering { (state) throws(StateError) in try await state.albums() }
            let (album, members) = try await members(of: definition, managed, planner)
            let own = Set(members.lazy.filter { $0.owner == client.user.id }.map(\.id))
            let wanted = everything ? own : try await wanted(of: own, definition, planner, managed)
            let ledger = try await state.remembering { (state) throws(StateError) in
                try await state.ledger(of: album.id)
            }
            let kept = own.filter { ledger.entries[$0]?.isKept == true }
            let adopted = wanted.subtracting(kept).sorted()
            var review = LedgerReview()
            for (id, entry) in ledger.entries where entry.standing == .gone && own.contains(id) {
                review.changed[id] = Ledger.Entry(origin: entry.origin, since: now)
            }
            try await noting(.adopt, about: definition.name, album.id, in: state) {
                (state, entry) throws(StateError) in
                var known = ManagedAlbum(
                    name: definition.name, id: album.id, serverName: album.name, isCreated: false)
                if let before = managed[definition.name], before.id == album.id { known = before }
                try await state.keep(known)
                try await state.learn(review, before: ledger, of: album.id, at: now)
                try await state.adopt(adopted, in: album.id, at: now)
                entry.adopted = adopted.count
                entry.total = members.count
            }
            return Adoption(
                album: album, members: members.count, adopted: adopted.count, kept: kept.count,
                unmatched: own.subtracting(wanted).subtracting(kept).count, foreign: members.count - own.count)
        }
    }

    /// The album that a definition keeps, completely read.
    private func members(
        of definition: AlbumDefinition, _ managed: [String: ManagedAlbum], _ planner: Planner
    ) async throws(SyncError) -> (album: Album, members: [AlbumMember]) {
        guard let index = configuration.albums.firstIndex(of: definition) else {
            throw .unknownAlbum(definition.name)
        }
        let match = try await asking { () throws(ImmichError) in
            let albums = try await planner.reader.albums()
            let matching = AlbumMatching(reader: planner.reader, albums: albums, managed: managed)
            return try await matching.match(configuration.albums)[index]
        }
        if let hold = match.hold { throw .answer(.held(definition.name, [hold])) }
        guard case .existing(let album) = match.target else { throw .answer(.notThere(definition.name)) }
        let read = try await asking { () throws(ImmichError) in try await planner.reader.members(of: album) }
        return (read.album, read.members)
    }

    /// Those of the photos that the rule wants.
    private func wanted(
        of own: Set<AssetID>, _ definition: AlbumDefinition, _ planner: Planner, _ managed: [String: ManagedAlbum]
    ) async throws(SyncError) -> Set<AssetID> {
        let outcome = try await planner.resolve([definition], managed)
        if let error = outcome.failures[0] { throw .server(error) }
        switch outcome.resolutions.first {
        case .held(let reasons): throw .answer(.held(definition.name, reasons.map { .name($0) }))
        case nil: return []
        case .resolved(let rule, _):
            let matching = MatchingMembers(rule, among: own)
            return try await asking { () throws(ImmichError) in
                _ = try await planner.reader.library(rule.needs) { await matching.take($0) }
                let context = try await planner.asked(about: await matching.undecided, outcome.context)
                if case .resolved(let rule, _) = definition.rule.resolve(in: context) { await matching.decide(rule) }
                return await matching.wanted
            }
        }
    }
}

/// Remembers which of some photos match a rule, while the library is read.
private actor MatchingMembers {
    private var rule: ResolvedRule
    private let candidates: Set<AssetID>
    private(set) var wanted: Set<AssetID> = []
    /// Photos on which the rule turns that only a request for each can tell.
    private var pending: [AssetID: Photo] = [:]

    init(_ rule: ResolvedRule, among candidates: Set<AssetID>) {
        self.rule = rule
        self.candidates = candidates
    }

    func take(_ event: LibraryReadEvent) -> Bool {
        switch event {
        case .restarted:
            wanted = []
            pending = [:]
        case .vanished(let ids):
            wanted.subtract(ids)
            for id in ids { pending[id] = nil }
        case .photos(let photos): for photo in photos where candidates.contains(photo.id) { take(photo) }
        }
        return !Task.isCancelled
    }

    private func take(_ photo: Photo) {
        pending[photo.id] = rule.mustAsk(about: photo) ? photo : nil
        if rule.matches(photo) { wanted.insert(photo.id) } else { wanted.remove(photo.id) }
    }

    /// The photos that the server must be asked about.
    var undecided: [Photo] { pending.values.sorted { $0.id < $1.id } }

    /// Judges those photos again by the rule that knows the answers.
    func decide(_ rule: ResolvedRule) {
        self.rule = rule
        let photos = pending.values
        pending = [:]
        for photo in photos { take(photo) }
    }
}
