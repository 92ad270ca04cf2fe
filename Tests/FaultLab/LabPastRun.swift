import ImmichSimulator

/// What a run did, by the server's word, for whoever undoes it.
struct LabPastRun {
    /// What one album saw of it.
    struct Moves {
        var added: Set<EntityID> = []
        var removed: Set<EntityID> = []
        /// Photos of requests whose answers never came.
        var open: Set<EntityID> = []
    }

    /// Its number in the tool's own history.
    let id: Int64
    let moves: [EntityID: Moves]
    let created: Set<EntityID>

    init(id: Int64, _ run: LabRun) {
        self.id = id
        var moves: [EntityID: Moves] = [:]
        for album in Set(run.wire.writes.compactMap(\.album)) {
            let (added, removed) = run.effects(on: album)
            let open = run.wire.writes.filter { $0.album == album && $0.movesPhotos && !$0.isAnswered }.flatMap(\.asked)
            moves[album] = Moves(added: added, removed: removed, open: Set(open))
        }
        self.moves = moves
        created = Set(run.wire.writes.filter(\.isCreation).compactMap(\.album))
    }
}
