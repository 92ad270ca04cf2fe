import AlbumRules
import ImmichClient
import PhotoLibrary

extension Guards {
    /// The guards of an album as the server has it and the memory knows it.
    ///
    /// `definition` is the rule that keeps it, nil where there is none any more; `library` is how many photos the library
    /// has now, nil where nothing turns on it; `people` on how many each person of the rule is.
    init(
        _ definition: AlbumDefinition?, settings: AlbumSettings, _ album: Album?, _ managed: ManagedAlbum?,
        members: [AlbumMember], memberCount: Int, wantedCount: Int, of user: UserID, library: Canary?,
        people: [String: Int] = [:]
    ) {
        let isFedByOthers = definition.map { $0.contribution != nil || !$0.contributors.isEmpty } ?? false
        var canaries: [String: Canary] = [:]
        for (name, count) in people {
            guard let before = managed?.baseline?.people[name] else { continue }
            canaries[name] = Canary(before: before, now: count)
        }
        self.init(
            settings: settings, memberCount: memberCount, wantedCount: wantedCount,
            isSeenByOthers: album.map { $0.isShared || $0.hasSharedLink } ?? false
                || settings.shares?.isEmpty == false || isFedByOthers,
            isFirstFillOpen: managed?.isFirstFillOpen ?? false,
            handAddedRemovalsApproved: managed?.isHandAddedRemovalApproved ?? false, library: library,
            people: canaries)
        if isFedByOthers { shareCount = members.count { $0.owner == user } }
    }
}
