extension Library {
    /// Forgets how far a session has come, and that it was told to begin anew.
    func resetSync(of id: EntityID) {
        changeSession(id) { session in
            session.isPendingSyncReset = false
            session.checkpoints = []
        }
    }

    /// Keeps what a client says it has; of several acks for one entity the last one counts, whatever it is.
    func acknowledge(_ acks: [String], in id: EntityID) throws(SyncRefusal) {
        for ack in acks {
            let type = SyncAck(ack).type
            if type == SyncEntity.reset.rawValue { return resetSync(of: id) }
            guard let entity = SyncEntity(rawValue: type), dialect.syncEntities.contains(entity) else {
                throw .unknownAck(type: type)
            }
        }
        if acks.isEmpty, dialect.stumblesOverNoAcks { throw .noAcks }
        setCheckpoints(acks, in: id)
    }

    /// Sets checkpoints; one that was there already moves behind the others, as its row does in the database.
    func setCheckpoints(_ acks: [String], in id: EntityID) {
        guard let row = sessions.row(id) else { return }
        var latest: [Session.Checkpoint] = []
        for ack in acks {
            let type = SyncAck(ack).type
            if let place = latest.firstIndex(where: { $0.type == type }) {
                latest[place].ack = ack
            } else {
                latest.append(Session.Checkpoint(type: type, ack: ack))
            }
        }
        sessions[row: row].checkpoints.removeAll { old in latest.contains { $0.type == old.type } }
        sessions[row: row].checkpoints += latest
    }

    /// Forgets the checkpoints of some entities, or of all.
    func forgetCheckpoints(of id: EntityID, types: [String]?) {
        guard let row = sessions.row(id) else { return }
        sessions[row: row].checkpoints.removeAll { types?.contains($0.type) ?? true }
    }
}
