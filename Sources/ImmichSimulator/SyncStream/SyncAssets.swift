extension SyncStream {
    mutating func writeAssets(_ type: SyncEntity) throws(SyncRefusal) {
        let user = user
        try writeDeletions(.assetDelete, from: library.audit.assets, where: { $0.userID == user }) {
            Self.writeAssetID($0.ids.first, &$1)
        }
        let write = assetWriter
        try writeUpserts(type, assetRows { $0.ownerID == user }) { write($0, &$1) }
    }

    mutating func writeAssetExifs() throws(SyncRefusal) {
        let user = user
        try writeUpserts(.assetExif, exifRows { $0.ownerID == user }) { Self.write($0, &$1) }
    }

    mutating func writePartnerAssets(_ type: SyncEntity, backfill: SyncEntity) throws(SyncRefusal) {
        let partners = partnerIDs
        try writeDeletions(
            .partnerAssetDelete, from: library.audit.assets,
            where: { entry in
                entry.userID.map { partners.contains($0) } ?? false
            }
        ) { Self.writeAssetID($0.ids.first, &$1) }
        let write = assetWriter
        let stream = self
        try writeBackfill(backfill, upToCheckpointOf: type, parents: partnerParents) { partner in
            stream.assetRows { $0.ownerID == partner.id }
        } data: {
            write($0, &$1)
        }
        try writeUpserts(type, assetRows { partners.contains($0.ownerID) }) { write($0, &$1) }
    }

    mutating func writePartnerAssetExifs() throws(SyncRefusal) {
        let partners = partnerIDs
        let stream = self
        try writeBackfill(
            .partnerAssetExifBackfill, upToCheckpointOf: .partnerAssetExif, parents: partnerParents
        ) { partner in
            stream.exifRows { $0.ownerID == partner.id }
        } data: {
            Self.write($0, &$1)
        }
        try writeUpserts(.partnerAssetExif, exifRows { partners.contains($0.ownerID) }) { Self.write($0, &$1) }
    }

    func assetRows(where isWanted: (World.Asset) -> Bool) -> [(updateID: EntityID, row: World.Asset)] {
        var rows: [(updateID: EntityID, row: World.Asset)] = []
        for row in library.assets.indices {
            let asset = library.assets[row: row]
            guard isWanted(asset), let updateID = asset.updateID else { continue }
            rows.append((updateID, asset))
        }
        return rows
    }

    func exifRows(where isWanted: (World.Asset) -> Bool) -> [(updateID: EntityID, row: World.Exif)] {
        var rows: [(updateID: EntityID, row: World.Exif)] = []
        for row in library.assets.indices where isWanted(library.assets[row: row]) {
            guard let exif = library.exif[row], let updateID = exif.updateID else { continue }
            rows.append((updateID, exif))
        }
        return rows
    }

    /// Writes a photo as this user sees it: from 3 on somebody else's favourite is none of theirs.
    var assetWriter: (World.Asset, inout JSONBytes) -> Void {
        let user = user
        let hasNewFields = dialect.streamsNewAssetFields
        let isText = dialect.durationIsText
        return { asset, out in
            Self.writeHead(of: asset, &out)
            if hasNewFields {
                out.key("createdAt")
                out.time(asset.createdAt)
            }
            out.key("isFavorite")
            out.bool(asset.isFavorite && (!hasNewFields || asset.ownerID == user))
            out.key("duration")
            if isText { out.string(asset.duration) } else { out.int(asset.duration.flatMap { Int($0) }) }
            Self.writeTail(of: asset, &out)
        }
    }

    private static func writeHead(of asset: World.Asset, _ out: inout JSONBytes) {
        out.key("id")
        out.id(asset.id)
        out.key("ownerId")
        out.id(asset.ownerID)
        out.key("originalFileName")
        out.string(asset.originalFileName)
        out.key("fileCreatedAt")
        out.time(asset.fileCreatedAt)
        out.key("fileModifiedAt")
        out.time(asset.fileModifiedAt)
        out.key("localDateTime")
        out.time(asset.localDateTime)
        out.key("type")
        out.string(asset.kind.rawValue)
        out.key("deletedAt")
        out.time(asset.deletedAt)
        out.key("visibility")
        out.string(asset.visibility.rawValue)
    }

    private static func writeTail(of asset: World.Asset, _ out: inout JSONBytes) {
        out.key("livePhotoVideoId")
        out.id(asset.livePhotoVideoID)
        out.key("stackId")
        out.id(asset.stackID)
        out.key("libraryId")
        out.id(asset.libraryID)
        out.key("width")
        out.int(asset.width)
        out.key("height")
        out.int(asset.height)
        out.key("isEdited")
        out.bool(asset.isEdited)
        out.key("checksum")
        out.string(asset.checksum)
        out.key("thumbhash")
        out.string(asset.thumbhash)
    }

    private static func writeAssetID(_ id: EntityID?, _ out: inout JSONBytes) {
        out.key("assetId")
        out.id(id)
    }
}
