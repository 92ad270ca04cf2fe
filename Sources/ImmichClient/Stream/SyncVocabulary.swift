/// What is asked of the stream and how its lines are called, by line of releases.
///
/// Seen on 2.7.5 and 3.1.0. Types retire in minor releases: 3.2 and later are not asked.
struct SyncVocabulary: Hashable, Sendable {
    /// What to ask for.
    let requests: [String]
    /// What comes then: all that must be acknowledged by hand.
    let entities: [String]

    /// The words of a release; nil when they are not known.
    init?(_ version: ServerVersion) {
        let isOld: Bool
        switch (version.major, version.minor) {
        case (2, 7...): isOld = true
        case (3, 0...1): isOld = false
        default: return nil
        }
        requests = [
            "PartnersV1", isOld ? "AssetsV1" : "AssetsV2", isOld ? "AlbumsV1" : "AlbumsV2", "AlbumUsersV1",
            "AlbumToAssetsV1", "AssetExifsV1", "PeopleV1", "AssetFacesV2",
        ]
        entities = [
            "PartnerV1", "PartnerDeleteV1", isOld ? "AssetV1" : "AssetV2", "AssetDeleteV1",
            isOld ? "AlbumV1" : "AlbumV2", "AlbumDeleteV1", "AlbumUserV1", "AlbumUserDeleteV1", "AlbumToAssetV1",
            "AlbumToAssetDeleteV1", "AssetExifV1", "PersonV1", "PersonDeleteV1", "AssetFaceV2", "AssetFaceDeleteV1",
            "SyncCompleteV1",
        ]
    }

    /// Checkpoints of what comes into view from elsewhere: all that was in view at the cursor is done.
    private static let backfills = ["AlbumUserBackfillV1", "AlbumToAssetBackfillV1"]

    /// The acks that make the next stream begin at a place, whatever the session's checkpoints were.
    func acks(at cursor: SyncCursor) -> [String] {
        entities.map { "\($0)|\(cursor)" } + Self.backfills.map { "\($0)|\(cursor)|complete" }
    }
}
