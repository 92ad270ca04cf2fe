extension Library {
    /// The session of a token; nil when nobody has it.
    func sessionID(token: String) -> EntityID? { sessions.values.first { $0.token == token }?.id }

    /// Opens a session.
    func openSession(
        for userID: EntityID, under parentID: EntityID? = nil, lasting seconds: Int? = nil, type: String, system: String
    ) -> Session {
        let now = now
        var session = Session(
            id: .random(), userID: userID, token: randomWord(43), parentID: parentID, createdAt: now, updatedAt: now)
        session.expiresAt = seconds.map { Timestamp(milliseconds: now.milliseconds + Int64($0) * 1000) }
        session.deviceType = type
        session.deviceOS = system
        sessions.insert(session, id: session.id)
        return session
    }

    /// Changes a session, which counts as a change of its row.
    func changeSession(_ id: EntityID, _ change: (inout Session) -> Void) {
        guard let row = sessions.row(id) else { return }
        change(&sessions[row: row])
        sessions[row: row].updatedAt = now
    }

    /// Closes a session and all that were opened with it.
    func closeSession(_ id: EntityID) {
        sessions.remove(id)
        for child in sessions.values where child.parentID == id { closeSession(child.id) }
    }

    /// Closes the sessions of a user but one.
    func closeSessions(of userID: EntityID, but kept: EntityID?) {
        for session in sessions.values where session.userID == userID && session.id != kept {
            closeSession(session.id)
        }
    }

    /// Notes that a session is in use: at most once an hour, and a session near its locking stays unlocked a little.
    func noteUse(of id: EntityID) {
        guard let session = sessions[id] else { return }
        let now = now.milliseconds
        let soon = Timestamp(milliseconds: now + 5 * 60_000)
        if let until = session.elevatedUntil, until.milliseconds > now, until < soon {
            changeSession(id) { $0.elevatedUntil = soon }
        }
        if now - session.updatedAt.milliseconds > 3_600_000 { changeSession(id) { _ in } }
    }

    /// The sessions of a user that still hold, the one last changed first.
    func openSessions(of userID: EntityID) -> [Session] {
        let now = now
        return sessions.values
            .filter { $0.userID == userID && ($0.expiresAt.map { $0 > now } ?? true) }
            .sorted { ($0.updatedAt, $0.createdAt) > ($1.updatedAt, $1.createdAt) }
    }
}
