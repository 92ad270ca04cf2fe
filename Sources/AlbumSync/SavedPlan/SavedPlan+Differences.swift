import AlbumRules

extension SavedPlan {
    /// What is not as it was when the plan was made, in words; empty when a new plan came out the same.
    func differences(to now: SavedPlan) -> [String] {
        guard server == now.server, user == now.user, accounts == now.accounts else {
            return ["the plan is for \(userName) at \(server), and this is \(now.userName) at \(now.server)"]
        }
        let (before, after) = (Dictionary(byName(albums)) { $1 }, Dictionary(byName(now.albums)) { $1 })
        let gone = albums.filter { after[$0.name] == nil }.map { "\"\($0.name)\" is no longer in the configuration" }
        let new = now.albums.filter { before[$0.name] == nil }.map { "\"\($0.name)\" is new in the configuration" }
        let changed = now.albums.flatMap { entry in
            before[entry.name].map { $0.differences(to: entry).map { "\"\(entry.name)\": \($0)" } } ?? []
        }
        return gone + new + changed
    }

    private func byName(_ entries: [Entry]) -> [(String, Entry)] { entries.map { ($0.name, $0) } }
}

extension SavedPlan.Entry {
    /// What is not as it was; the causes first, and what follows from them only when no cause is known.
    fileprivate func differences(to now: SavedPlan.Entry) -> [String] {
        var causes: [String] = []
        if meaning != now.meaning { causes.append("its rule, the people it names or its settings are others now") }
        if album != now.album {
            causes.append(now.album == nil ? "the album is not there any more" : "it is another album now")
        } else if serverName != now.serverName {
            causes.append("the album is called \"\(now.serverName ?? "")\" in Immich now")
        }
        if isShared != now.isShared {
            causes.append(now.isShared ? "other users see it now" : "no other user sees it any more")
        }
        if hasSharedLink != now.hasSharedLink {
            causes.append(now.hasSharedLink ? "a public link leads to it now" : "no public link leads to it any more")
        }
        if album == now.album, members != now.members {
            causes.append("its photos are others now (\(memberCount) then, \(now.memberCount) now)")
        }
        if failure != now.failure {
            causes.append(now.failure.map { "it cannot be read: \($0)" } ?? "it can be read now")
        }
        return causes.isEmpty ? consequences(of: now) : causes
    }

    private func consequences(of now: SavedPlan.Entry) -> [String] {
        let lists: [(String, [AssetID], [AssetID])] = [
            ("to add", add.map(\.id), now.add.map(\.id)), ("to take out", remove.map(\.id), now.remove.map(\.id)),
            ("to take on", adopt, now.adopt), ("held back from adding", heldAdditions, now.heldAdditions),
            ("held back from taking out", heldRemovals, now.heldRemovals),
        ]
        let moved = lists.compactMap { words, before, after -> String? in
            let (more, fewer) = (Set(after).subtracting(before).count, Set(before).subtracting(after).count)
            guard more + fewer > 0 else { return nil }
            let parts = [more > 0 ? "\(more) more" : nil, fewer > 0 ? "\(fewer) fewer" : nil].compactMap { $0 }
            return "\(parts.joined(separator: ", ")) \(words)"
        }
        if moved.isEmpty, look != now.look {
            return ["its look, the users who see it or whether it is deleted would change another way"]
        }
        if moved.isEmpty, holds != now.holds { return ["what it is held for is not the same"] }
        return moved
    }
}
