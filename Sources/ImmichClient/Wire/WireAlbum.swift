/// An album as either line of releases writes it.
struct WireAlbum: Decodable {
    private struct Participant: Decodable {
        struct User: Decodable {
            var id: UserID
        }

        var user: User
        var role: String
    }

    /// A member, listed with its album by 2.7 only.
    struct Member: Hashable, Decodable {
        var id: AssetID
        var ownerId: UserID
        var visibility: Photo.Visibility
        var isTrashed: Bool

        private enum CodingKeys: CodingKey {
            case id, ownerId, visibility, isTrashed
        }

        init(id: AssetID, ownerId: UserID, visibility: Photo.Visibility, isTrashed: Bool) {
            self.id = id
            self.ownerId = ownerId
            self.visibility = visibility
            self.isTrashed = isTrashed
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            id = try container.decode(AssetID.self, forKey: .id)
            ownerId = try container.decode(UserID.self, forKey: .ownerId)
            visibility = Photo.Visibility(word: try container.decode(String.self, forKey: .visibility))
            isTrashed = try container.decode(Bool.self, forKey: .isTrashed)
        }
    }

    private enum CodingKeys: CodingKey {
        case id, albumName, ownerId, albumUsers, hasSharedLink, assetCount, createdAt, updatedAt, assets, description,
            order
        case albumThumbnailAssetId
    }

    let album: Album
    var members: [Member]?

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let participants = try container.decode([Participant].self, forKey: .albumUsers)
        let owner: UserID
        // 2.7 names the owner beside the participants, 3.x among them.
        if let named = try container.decodeIfPresent(UserID.self, forKey: .ownerId) {
            owner = named
        } else if let listed = participants.first(where: { $0.role == "owner" }) {
            owner = listed.user.id
        } else {
            throw DecodingError.dataCorruptedError(
                forKey: .albumUsers, in: container, debugDescription: "nobody is named as the owner")
        }
        album = Album(
            id: try container.decode(AlbumID.self, forKey: .id),
            name: try container.decode(String.self, forKey: .albumName), owner: owner,
            isShared: participants.contains { $0.user.id != owner },
            // Not said: as careful as if there were one.
            hasSharedLink: try container.decodeIfPresent(Bool.self, forKey: .hasSharedLink) ?? true,
            assetCount: try container.decode(Int.self, forKey: .assetCount),
            createdAt: try container.decode(WireInstant.self, forKey: .createdAt).instant,
            updatedAt: try container.decode(WireInstant.self, forKey: .updatedAt).instant,
            description: try container.decodeIfPresent(String.self, forKey: .description) ?? "",
            order: try container.decodeIfPresent(String.self, forKey: .order)
                .flatMap(AlbumAppearance.Order.init(rawValue:)),
            cover: try container.decodeIfPresent(
                LenientReference<AssetEntity>.self, forKey: .albumThumbnailAssetId)?.id,
            users: participants.filter { $0.user.id != owner }.map { AlbumUser(id: $0.user.id, role: $0.role) })
        members = try container.decodeIfPresent([Member].self, forKey: .assets)
    }
}
