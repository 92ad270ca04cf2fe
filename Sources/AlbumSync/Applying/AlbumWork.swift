import AlbumRules
import ImmichClient
import PhotoLibrary

/// The work on one album: what is left of its plan and what came of it so far.
struct AlbumWork: Sendable {
    let applier: Applier
    let plan: AlbumPlan
    var report: AlbumReport

    private var total: Int { plan.additions.count + plan.removals.count }

    init(applier: Applier, plan: AlbumPlan) {
        self.applier = applier
        self.plan = plan
        report = AlbumReport(untouched: plan)
    }

    /// Does everything the plan says.
    mutating func run() async throws(SyncError) {
        guard plan.failure == nil else { return }
        if let album = plan.album, let change = plan.change, !change.review.isEmpty {
            try await remembering { (state) throws(StateError) in
                let ledger = try await state.ledger(of: album.id, among: change.review.changed.keys)
                try await state.learn(change.review, before: ledger, of: album.id, at: applier.options.now())
            }
        }
        guard let change = plan.change, !plan.isHeldWhole else { return try await letIn() }
        if plan.changesServer {
            try await remembering { (state) throws(StateError) in
                try await state.rememberNames(of: plan.additions + plan.removals)
            }
        }
        guard let album = try await album() else { return }
        var managed = try await meet(album, change)
        try await add(to: album)
        try await remove(from: album)
        if try await isDeleted(album) { return }
        try await changeLook(of: album)
        // A baseline is a good run's: one that judged the whole library and in which nothing was held back.
        if plan.holds.isEmpty, !applier.isUndo {
            managed.goodRunAt = applier.changes.facts.startedAt
            managed.baseline = plan.baseline
        }
        if !plan.lifted.isEmpty { managed.isHandAddedRemovalApproved = isHandAddedRemovalApproved(managed) }
        try await keep(managed)
    }

    /// Asks the server how many members there are, when something was sent to it.
    mutating func count() async {
        guard let id = report.id, !report.isDeleted,
            report.isCreated || !report.added.isEmpty || !report.removed.isEmpty
        else { return }
        do throws(ImmichError) {
            if let album = try await applier.client.album(id) { report.total = album.assetCount }
        } catch {
            // What was computed from the answers stands.
        }
    }

    /// The album, made now when there is something to put in; nil when there is none and no need for one.
    private mutating func album() async throws(SyncError) -> Album? {
        if let album = plan.album { return album }
        guard plan.isMade else { return nil }
        let album = try await applier.writer.createAlbum(named: plan.name, for: plan.key)
        report.id = album.id
        report.serverName = album.name
        report.isCreated = true
        return album
    }

    /// Makes the album ready for the photos of other accounts, although its owner's own stay as they are.
    private mutating func letIn() async throws(SyncError) {
        guard plan.changesServer, let album = try await album() else { return }
        try await changeLook(of: album)
    }

    /// Remembers the album, and at first contact takes on the members that match.
    private mutating func meet(_ album: Album, _ change: AlbumChange) async throws(SyncError) -> ManagedAlbum {
        let now = applier.options.now()
        let (name, isNew) = (plan.key, report.isCreated)
        // Before anything is added: a run that is cut off has let in a part, too.
        let isFirstFillOpen = plan.holds.contains { if case .firstSharedFill = $0 { true } else { false } }
        var managed = ManagedAlbum(name: name, id: album.id, serverName: album.name, isCreated: isNew)
        var before: ManagedAlbum?
        try await remembering { (state) throws(StateError) in
            if let known = try await state.albums()[name], known.id == album.id {
                before = known
                managed = known
                managed.serverName = album.name
            }
            managed.isFirstFillOpen = isFirstFillOpen
            try await state.adopt(change.adopted, in: album.id, at: now)
        }
        report.adopted = change.adopted.count
        if managed != before { try await keep(managed) }
        return managed
    }

    private mutating func add(to album: Album) async throws(SyncError) {
        var done: Set<AssetID> = []
        defer { report.added = plan.additions.filter { done.contains($0.id) } }
        for chunk in chunks(plan.additions) {
            try announce(done.count)
            let outcomes = try await applier.writer.add(chunk.map(\.id), to: album.id)
            take(outcomes, of: chunk, expected: .alreadyThere)
            done.formUnion(outcomes.lazy.filter { $0.result == .done }.map(\.id))
        }
    }

    private mutating func remove(from album: Album) async throws(SyncError) {
        var done: Set<AssetID> = []
        defer { report.removed = plan.removals.filter { done.contains($0.id) } }
        for chunk in chunks(plan.removals) {
            try announce(report.added.count + done.count)
            let outcomes = try await applier.writer.remove(chunk.map(\.id), from: album.id)
            take(outcomes, of: chunk, expected: .notFound)
            done.formUnion(outcomes.lazy.filter { $0.result == .done }.map(\.id))
        }
    }

    /// Gives the album its look, then lets users in and out.
    private mutating func changeLook(of album: Album) async throws(SyncError) {
        if !plan.look.isEmpty {
            try announce(total)
            try await applier.writer.update(album.id, plan.look)
            report.look += plan.lookLines
            if let name = plan.look.name { report.serverName = name }
        }
        for change in plan.shares {
            try announce(total)
            try await applier.writer.share(album.id, change)
            report.look.append("\(change)")
        }
    }

    /// Deletes the album when that is the plan and the server says that it is empty.
    private mutating func isDeleted(_ album: Album) async throws(SyncError) -> Bool {
        guard plan.deletesAlbum, report.refused.isEmpty else { return false }
        try announce(total)
        do {
            guard try await applier.client.album(album.id)?.assetCount == 0,
                try await !applier.client.hasMembersInTrash(album.id)
            else { return false }
        } catch {
            throw .server(error)
        }
        try await applier.writer.deleteAlbum(album.id)
        report.isDeleted = true
        return true
    }

    /// Counts answers beside plain success; `expected` is the one that says the work was done already.
    private mutating func take(
        _ outcomes: [MemberOutcome], of chunk: ArraySlice<PhotoChange>, expected: MemberOutcome.Result
    ) {
        for (outcome, photo) in zip(outcomes, chunk) {
            switch outcome.result {
            case .done: report.total += expected == .alreadyThere ? 1 : -1
            case expected: if expected == .alreadyThere { report.alreadyThere += 1 }
            default: report.refused.append(PhotoRefusal(photo: photo, answer: outcome.result.words))
            }
        }
    }

    private func announce(_ done: Int) throws(SyncError) {
        applier.options.onEvent(.applying(album: plan.name, done: done, total: total))
        guard !Task.isCancelled else { throw .server(.cancelled) }
    }

    private func isHandAddedRemovalApproved(_ managed: ManagedAlbum) -> Bool {
        managed.isHandAddedRemovalApproved || plan.lifted.contains { $0.extent == .handAddedRemovals }
    }

    private func keep(_ managed: ManagedAlbum) async throws(SyncError) {
        try await remembering { (state) throws(StateError) in try await state.keep(managed) }
    }

    private func remembering(
        _ body: (SyncState) async throws(StateError) -> Void
    ) async throws(SyncError) {
        do { try await body(applier.state) } catch { throw .state(error) }
    }

    /// What goes into one request each, in the order of the state's keys: what is noted together lies together there.
    private func chunks(_ photos: [PhotoChange]) -> [ArraySlice<PhotoChange>] {
        let size = max(1, applier.options.batchSize)
        let photos = photos.sorted { $0.id < $1.id }
        return stride(from: 0, to: photos.count, by: size).map { photos[$0..<min($0 + size, photos.count)] }
    }
}

extension MemberOutcome.Result {
    /// The answer in words.
    var words: String {
        switch self {
        case .done: "done"
        case .alreadyThere: "it is there already"
        case .noPermission: "no permission"
        case .notFound: "it is not there"
        case .other(let word): word
        }
    }
}
