import AlbumRules
import ImmichClient
import PhotoLibrary

extension Planner {
    /// Reads the members that this run cannot go by as an earlier one read them; whether there are any such.
    ///
    /// Without a quick pass those are all; else those of albums to which more happens than that photos are added, and of which
    /// a member was found to be another way.
    func readDoubted(
        _ candidates: inout [AlbumCandidate], _ reading: JudgedReading?, _ decided: DecidedAlbums = DecidedAlbums()
    ) async throws(SyncError) -> Bool {
        var believed = await memberBook.believed
        guard !believed.isEmpty else { return false }
        let all = believed
        if reading?.fresh == nil { believed = [] } else { await believed.formIntersection(reader.listedAlbums().keys) }
        let doubtful = all.subtracting(believed.subtracting(decided.turnedAlbums))
        guard !doubtful.isEmpty else { return false }
        await memberBook.doubt(doubtful)
        let concerned = candidates.indices.filter { index in
            candidates[index].plan.album.map { doubtful.contains($0.id) } ?? false
        }
        try await readMembers(&candidates, concerned)
        return true
    }

    /// Keeps the members that this run read, so that a quick pass need not read them; `albums` are all there are.
    ///
    /// Members that were read before a photo went to the archive or came from there would be believed for long.
    func keepMembers(_ library: JudgedLibrary?, among albums: [Album]) async {
        guard let library, library.isWhole else { return }
        let listed = await memberBook.listings.filter {
            $0.members.allSatisfy { library.agrees(with: $0, reader.user.id) }
        }
        await reader.source?.keep(listed, among: Set(albums.map(\.id)))
    }
}

extension JudgedLibrary {
    /// Whether a member, when it is the user's own, was on the time line when the library was read if and only if it was when
    /// the members were read.
    fileprivate func agrees(with member: AlbumMember, _ user: UserID) -> Bool {
        guard member.owner == user else { return true }
        return (member.visibility == .timeline) == (table.row(of: member.id).map(table.inSight.contains) ?? false)
    }
}
