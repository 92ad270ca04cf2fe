extension World {
    static func asset(_ json: JSON) -> Asset? {
        guard let id = json["id"]?.id, let ownerID = json["ownerId"]?.id,
            let taken = json["fileCreatedAt"]?.time, let created = json["createdAt"]?.time
        else { return nil }
        let name = json["originalFileName"]?.text ?? ""
        var asset = Asset(
            id: id, ownerID: ownerID, fileName: name, takenAt: taken, localDateTime: json["localDateTime"]?.time,
            createdAt: created, checksum: json["checksum"]?.text ?? "")
        asset.kind = json["type"]?.text.flatMap { AssetKind(rawValue: $0) } ?? .image
        asset.originalPath = json["originalPath"]?.text ?? asset.originalPath
        asset.fileModifiedAt = json["fileModifiedAt"]?.time ?? taken
        asset.updatedAt = json["updatedAt"]?.time ?? created
        asset.deletedAt = json["deletedAt"]?.time
        asset.isFavorite = json["isFavorite"]?.isTrue ?? false
        asset.duration = json["duration"]?.text ?? json["duration"]?.integer.map { String($0) }
        asset.thumbhash = json["thumbhash"]?.text
        asset.livePhotoVideoID = json["livePhotoVideoId"]?.id
        asset.isOffline = json["isOffline"]?.isTrue ?? false
        asset.isExternal = json["isExternal"]?.isTrue ?? false
        asset.libraryID = json["libraryId"]?.id
        asset.stackID = json["stackId"]?.id
        asset.duplicateID = json["duplicateId"]?.id
        asset.visibility = json["visibility"]?.text.flatMap { AssetVisibility(rawValue: $0) } ?? .timeline
        asset.width = json["width"]?.integer
        asset.height = json["height"]?.integer
        asset.isEdited = json["isEdited"]?.isTrue ?? false
        asset.deviceAssetID = json["deviceAssetId"]?.text ?? name
        asset.deviceID = json["deviceId"]?.text ?? "seed"
        asset.updateID = json["updateId"]?.id
        return asset
    }

    static func exif(_ json: JSON) -> Exif? {
        guard let assetID = json["assetId"]?.id else { return nil }
        var exif = Exif(assetID: assetID, updatedAt: json["updatedAt"]?.time ?? Timestamp(milliseconds: 0))
        exif.make = json["make"]?.text
        exif.model = json["model"]?.text
        exif.lensModel = json["lensModel"]?.text
        exif.imageWidth = json["exifImageWidth"]?.integer
        exif.imageHeight = json["exifImageHeight"]?.integer
        exif.fileSizeInBytes = json["fileSizeInByte"]?.integer ?? json["fileSizeInByte"]?.text.flatMap { Int($0) }
        exif.orientation = json["orientation"]?.text
        exif.dateTimeOriginal = json["dateTimeOriginal"]?.time
        exif.modifyDate = json["modifyDate"]?.time
        exif.timeZone = json["timeZone"]?.text
        exif.fNumber = json["fNumber"]?.number
        exif.focalLength = json["focalLength"]?.number
        exif.iso = json["iso"]?.integer
        exif.exposureTime = json["exposureTime"]?.text
        exif.latitude = json["latitude"]?.number
        exif.longitude = json["longitude"]?.number
        exif.city = json["city"]?.text
        exif.state = json["state"]?.text
        exif.country = json["country"]?.text
        exif.description = json["description"]?.text ?? ""
        exif.fps = json["fps"]?.number
        exif.projectionType = json["projectionType"]?.text
        exif.rating = json["rating"]?.integer
        exif.tags = json["tags"]?.list.map { $0.compactMap(\.text) }
        exif.updateID = json["updateId"]?.id
        return exif
    }

    static func tag(_ json: JSON) -> Tag? {
        guard let id = json["id"]?.id, let userID = json["userId"]?.id, let value = json["value"]?.text,
            let createdAt = json["createdAt"]?.time
        else { return nil }
        var tag = Tag(id: id, userID: userID, value: value, parentID: json["parentId"]?.id, createdAt: createdAt)
        tag.color = json["color"]?.text
        tag.updatedAt = json["updatedAt"]?.time ?? createdAt
        tag.assetIDs = (json["assetIds"]?.list ?? []).compactMap(\.id)
        return tag
    }

    static func stack(_ json: JSON) -> Stack? {
        guard let id = json["id"]?.id, let ownerID = json["ownerId"]?.id, let primary = json["primaryAssetId"]?.id
        else { return nil }
        let createdAt = json["createdAt"]?.time ?? Timestamp(milliseconds: 0)
        var stack = Stack(id: id, ownerID: ownerID, primaryAssetID: primary, createdAt: createdAt)
        stack.updatedAt = json["updatedAt"]?.time ?? createdAt
        stack.updateID = json["updateId"]?.id
        return stack
    }

    static func album(_ json: JSON) -> Album? {
        let users = (json["albumUsers"]?.list ?? []).compactMap { user -> Album.Member? in
            guard let id = user["userId"]?.id ?? user["user"]?["id"]?.id else { return nil }
            return Album.Member(userID: id, role: user["role"]?.text.flatMap { AlbumRole(rawValue: $0) } ?? .editor)
        }
        guard let id = json["id"]?.id, let createdAt = json["createdAt"]?.time,
            let ownerID = json["ownerId"]?.id ?? users.first(where: { $0.role == .owner })?.userID
        else { return nil }
        var album = Album(id: id, ownerID: ownerID, name: json["albumName"]?.text ?? "", createdAt: createdAt)
        album.description = json["description"]?.text ?? ""
        album.thumbnailAssetID = json["albumThumbnailAssetId"]?.id
        album.order = json["order"]?.text ?? "desc"
        album.isActivityEnabled = json["isActivityEnabled"]?.isTrue ?? true
        album.updatedAt = json["updatedAt"]?.time ?? createdAt
        album.members = users.filter { $0.userID != ownerID }
        album.assetIDs = (json["assetIds"]?.list ?? []).compactMap(\.id)
        album.updateID = json["updateId"]?.id
        return album
    }

    static func sharedLink(_ json: JSON) -> SharedLink? {
        guard let id = json["id"]?.id, let userID = json["userId"]?.id, let createdAt = json["createdAt"]?.time
        else { return nil }
        var link = SharedLink(id: id, userID: userID, albumID: json["albumId"]?.id, createdAt: createdAt)
        link.assetIDs = (json["assetIds"]?.list ?? []).compactMap(\.id)
        link.description = json["description"]?.text
        link.allowUpload = json["allowUpload"]?.isTrue ?? true
        link.allowDownload = json["allowDownload"]?.isTrue ?? true
        link.showMetadata = json["showExif"]?.isTrue ?? json["showMetadata"]?.isTrue ?? true
        link.slug = json["slug"]?.text
        link.expiresAt = json["expiresAt"]?.time
        link.password = json["password"]?.text
        return link
    }
}
