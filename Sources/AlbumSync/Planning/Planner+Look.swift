import AlbumRules
import ImmichClient

extension Planner {
    /// The users of the server by their addresses, when an album is to be shared; empty otherwise.
    func users(for candidates: [AlbumCandidate]) async throws(SyncError) -> [String: User] {
        guard candidates.contains(where: { $0.isOpen && $0.definition.settings.shares?.isEmpty == false }) else {
            return [:]
        }
        do {
            let users = try await reader.users()
            return Dictionary(users.map { ($0.email.lowercased(), $0) }) { first, _ in first }
        } catch {
            throw .server(error)
        }
    }

    /// Users whom an album is to be shared with and who are not to be found.
    func unknownUsers(_ candidate: AlbumCandidate, _ users: [String: User]) -> [Hold] {
        (candidate.definition.settings.shares ?? []).filter { users[$0.email] == nil }.map { grant in
            .unknownUser(
                email: grant.email,
                suggestion: NearestWord.suggestion(for: grant.email, among: users.keys.sorted()), place: grant.place)
        }
    }

    /// Who has to be let in and out.
    func shares(_ candidate: AlbumCandidate, _ users: [String: User]) -> [ShareChange] {
        let feeding = contributors(of: candidate)
        let looking = (candidate.definition.settings.shares ?? []).compactMap { grant in
            users[grant.email].map { (user: $0.id, name: grant.email, role: grant.role) }
        }.filter { grant in grant.user != reader.user.id && !feeding.contains { $0.user == grant.user } }
        // Who is behind an account that does not answer is not known; nobody is let out for it.
        let silent = Set(candidate.definition.contributors.filter { company.users[$0] == nil })
        return ShareChange.changes(
            wanted: feeding + looking, present: candidate.plan.album?.users ?? [],
            granted: candidate.granted.filter { !silent.contains($0.value) })
    }

    /// The accounts that have to be let into an album whose own photos stay as they are, so that theirs can go in.
    func admissions(_ candidate: AlbumCandidate) -> [ShareChange] {
        guard candidate.plan.failure == nil, candidate.plan.target != .unknown,
            candidate.plan.album.map({ $0.owner == reader.user.id }) ?? true
        else { return [] }
        return ShareChange.changes(
            wanted: contributors(of: candidate), present: candidate.plan.album?.users ?? [], granted: [:])
    }

    /// The plan of an album whose photos are not looked at.
    func resting(_ candidate: AlbumCandidate) -> AlbumPlan {
        var plan = candidate.plan
        plan.shares = admissions(candidate)
        return plan
    }

    /// The other accounts that feed an album, as users who may put photos in.
    private func contributors(
        of candidate: AlbumCandidate
    ) -> [(user: UserID, name: String, role: ShareRole)] {
        candidate.definition.contributors.compactMap { name in
            company.users[name].map { (user: $0, name: name, role: .editor) }
        }
    }

    /// How the album has to change its look once its members are as planned; nothing that is as wanted is written.
    func look(_ plan: inout AlbumPlan, of album: JudgedAlbum, _ library: JudgedLibrary) -> AlbumUpdate {
        let definition = album.candidate.definition
        let wanted = definition.settings.appearance
        let current = plan.album
        var update = AlbumUpdate()
        if wanted.enforcesName, let current, current.name != definition.name { update.name = definition.name }
        if let text = wanted.description, text != current?.description ?? "" { update.description = text }
        if let order = wanted.order, order != current?.order { update.order = order }
        guard let cover = wanted.cover else { return update }
        var members = Set(album.candidate.members.lazy.map(\.id))
        members.formUnion(plan.additions.lazy.map(\.id))
        members.subtract(plan.removals.lazy.map(\.id))
        guard let photo = library.cover(cover, among: members) else {
            if case .photo(let id) = cover, !members.isEmpty {
                plan.notes.append("the cover \(id) is not in the album, so the album keeps the one it has")
            }
            return update
        }
        if photo != current?.cover { update.cover = photo }
        return update
    }
}

extension JudgedLibrary {
    /// The cover that the configuration means; nil when there is none among the members.
    fileprivate func cover(_ cover: AlbumAppearance.Cover, among members: Set<AssetID>) -> AssetID? {
        func moment(_ id: AssetID) -> Int64? {
            table.row(of: id).flatMap {
                table.credibleDate($0, now: now) == nil ? nil : table.takenAt($0)?.milliseconds
            }
        }
        switch cover {
        case .photo(let id): return members.contains(id) ? id : nil
        case .newest: return members.max { (moment($0) ?? .min, $1) < (moment($1) ?? .min, $0) }
        case .oldest: return members.min { (moment($0) ?? .max, $0) < (moment($1) ?? .max, $1) }
        }
    }
}
