/// What a client may ask the stream for, in the API's words and in the order in which the server names them.
enum SyncKind: String, CaseIterable {
    case albums = "AlbumsV1"
    case albums2 = "AlbumsV2"
    case albumUsers = "AlbumUsersV1"
    case albumToAssets = "AlbumToAssetsV1"
    case albumAssets = "AlbumAssetsV1"
    case albumAssets2 = "AlbumAssetsV2"
    case albumAssetExifs = "AlbumAssetExifsV1"
    case assets = "AssetsV1"
    case assets2 = "AssetsV2"
    case assetExifs = "AssetExifsV1"
    case assetEdits = "AssetEditsV1"
    case assetMetadata = "AssetMetadataV1"
    case assetOCR = "AssetOcrV1"
    case authUsers = "AuthUsersV1"
    case memories = "MemoriesV1"
    case memoryToAssets = "MemoryToAssetsV1"
    case partners = "PartnersV1"
    case partnerAssets = "PartnerAssetsV1"
    case partnerAssets2 = "PartnerAssetsV2"
    case partnerAssetExifs = "PartnerAssetExifsV1"
    case partnerStacks = "PartnerStacksV1"
    case stacks = "StacksV1"
    case users = "UsersV1"
    case people = "PeopleV1"
    case assetFaces = "AssetFacesV1"
    case assetFaces2 = "AssetFacesV2"
    case userMetadata = "UserMetadataV1"

    /// The kinds that a release knows; others are not valid there.
    static func known(major: Int) -> [SyncKind] {
        major >= 3 ? allCases : allCases.filter { !sinceThree.contains($0) }
    }

    /// The order in which the server answers, whatever the order of asking.
    static let order: [SyncKind] = [
        .authUsers, .users, .partners, .assets, .assets2, .stacks, .partnerAssets, .partnerAssets2, .partnerStacks,
        .albumAssets, .albumAssets2, .albums, .albums2, .albumUsers, .albumToAssets, .assetExifs, .albumAssetExifs,
        .assetOCR, .partnerAssetExifs, .memories, .memoryToAssets, .people, .assetFaces, .assetFaces2, .userMetadata,
        .assetMetadata, .assetEdits,
    ]

    private static let sinceThree: Set<SyncKind> = [.albums2, .albumAssets2, .assets2, .assetOCR, .partnerAssets2]

    /// The kind to ask for instead, where 3.x still knows the name but refuses it.
    var successor: SyncKind? {
        switch self {
        case .assets: .assets2
        case .partnerAssets: .partnerAssets2
        case .albumAssets: .albumAssets2
        case .assetFaces: .assetFaces2
        default: nil
        }
    }
}
