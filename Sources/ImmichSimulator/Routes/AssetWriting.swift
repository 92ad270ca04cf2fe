/// Writes photos as answers carry them.
struct AssetWriter {
    let library: Library
    /// Who reads: favourites of others do not show.
    let viewerID: EntityID
    /// The spelling of the times, which differs where the database made the JSON.
    var times = JSONBytes.TimeStyle.zulu
    var withExif = false
    var withPeople = false
    /// Owner, tags and stack, which only the answer for one photo carries.
    var withDetails = false

    func write(_ row: Int, to out: inout JSONBytes) {
        let asset = library.assets[row: row]
        let isMine = asset.ownerID == viewerID
        out.open()
        out.key("id")
        out.id(asset.id)
        out.key("createdAt")
        out.time(asset.createdAt, times)
        writeOwner(asset, to: &out)
        writeFile(asset, to: &out)
        out.key("isFavorite")
        out.bool(isMine && asset.isFavorite)
        out.key("isArchived")
        out.bool(asset.visibility == .archive)
        out.key("isTrashed")
        out.bool(asset.deletedAt != nil)
        out.key("visibility")
        out.string(asset.visibility.rawValue)
        out.key("duration")
        writeDuration(asset, to: &out)
        if withExif, let exif = library.exif[row] {
            out.key("exifInfo")
            out.exif(exif)
        }
        out.key("livePhotoVideoId")
        out.id(asset.livePhotoVideoID)
        if withDetails { writeTags(row, to: &out) }
        out.key("people")
        writePeople(row, isShown: withPeople && (isMine || !withDetails), to: &out)
        out.key("checksum")
        out.string(asset.checksum)
        if withDetails { writeStack(asset, to: &out) }
        writeRest(asset, to: &out)
        out.close()
    }

    private func writeOwner(_ asset: World.Asset, to out: inout JSONBytes) {
        if library.dialect.showsDevices {
            out.key("deviceAssetId")
            out.string(asset.deviceAssetID)
        }
        out.key("ownerId")
        out.id(asset.ownerID)
        if withDetails, let owner = library.users[asset.ownerID] {
            out.key("owner")
            out.user(owner, .database)
        }
        if library.dialect.showsDevices {
            out.key("deviceId")
            out.string(asset.deviceID)
        }
        out.key("libraryId")
        out.id(asset.libraryID)
    }

    private func writeFile(_ asset: World.Asset, to out: inout JSONBytes) {
        out.key("type")
        out.string(asset.kind.rawValue)
        out.key("originalPath")
        out.string(asset.originalPath)
        out.key("originalFileName")
        out.string(asset.originalFileName)
        out.key("originalMimeType")
        out.string(mimeType(asset.originalFileName))
        out.key("thumbhash")
        out.string(asset.thumbhash)
        out.key("fileCreatedAt")
        out.time(asset.fileCreatedAt, times)
        out.key("fileModifiedAt")
        out.time(asset.fileModifiedAt, times)
        out.key("localDateTime")
        out.time(asset.localDateTime, times)
        out.key("updatedAt")
        out.time(asset.updatedAt, times)
    }

    private func writeDuration(_ asset: World.Asset, to out: inout JSONBytes) {
        if library.dialect.durationIsText {
            out.string(asset.duration ?? "0:00:00.00000")
        } else {
            out.int(asset.duration.flatMap { Int($0) })
        }
    }

    private func writeRest(_ asset: World.Asset, to out: inout JSONBytes) {
        out.key("isOffline")
        out.bool(asset.isOffline)
        out.key("hasMetadata")
        out.bool(true)
        out.key("duplicateId")
        out.id(asset.duplicateID)
        out.key("resized")
        out.bool(true)
        out.key("width")
        out.int(asset.width)
        out.key("height")
        out.int(asset.height)
        out.key("isEdited")
        out.bool(asset.isEdited)
    }

    private func writeTags(_ row: Int, to out: inout JSONBytes) {
        out.key("tags")
        out.openList()
        for id in library.tagsOfAsset[row] ?? [] {
            if let tag = library.tags[id] { out.tag(tag, .database) }
        }
        out.closeList()
    }

    private func writeStack(_ asset: World.Asset, to out: inout JSONBytes) {
        out.key("stack")
        guard let id = asset.stackID, let stack = library.stacks[id] else { return out.null() }
        out.open()
        out.key("id")
        out.id(id)
        out.key("primaryAssetId")
        out.id(stack.primaryAssetID)
        out.key("assetCount")
        out.int(library.visibleStackMembers(id).count)
        out.close()
    }

    private func writePeople(_ row: Int, isShown: Bool, to out: inout JSONBytes) {
        out.openList()
        guard isShown else { return out.closeList() }
        let faces = library.facesOfAsset[row].filter { library.faces[row: Int($0)].counts }
        var seen: [EntityID] = []
        for face in faces {
            guard let id = library.faces[row: Int(face)].personID, !seen.contains(id), let person = library.people[id]
            else { continue }
            seen.append(id)
            out.open()
            out.personFields(person, .database, isShared: library.dialect.sharesPeople)
            if library.dialect.showsFaceBoxes { writeBoxes(of: id, faces, to: &out) }
            out.close()
        }
        out.closeList()
        if library.dialect.showsFaceBoxes {
            out.key("unassignedFaces")
            out.openList()
            for face in faces where library.faces[row: Int(face)].personID == nil {
                out.open()
                out.faceFields(library.faces[row: Int(face)])
                out.close()
            }
            out.closeList()
        }
    }

    private func writeBoxes(of id: EntityID, _ faces: [Int32], to out: inout JSONBytes) {
        out.key("faces")
        out.openList()
        for face in faces where library.faces[row: Int(face)].personID == id {
            out.open()
            out.faceFields(library.faces[row: Int(face)])
            out.close()
        }
        out.closeList()
    }
}

extension World.Face {
    /// Whether the face counts for searches and lists.
    var counts: Bool { isVisible && deletedAt == nil }
}

extension JSONBytes {
    /// The box of a face.
    mutating func faceFields(_ face: World.Face) {
        key("id")
        id(face.id)
        key("boundingBoxX1")
        int(face.box.x1)
        key("boundingBoxY1")
        int(face.box.y1)
        key("boundingBoxX2")
        int(face.box.x2)
        key("boundingBoxY2")
        int(face.box.y2)
        key("imageWidth")
        int(face.imageWidth)
        key("imageHeight")
        int(face.imageHeight)
        key("sourceType")
        string(face.sourceType)
    }

    mutating func exif(_ exif: World.Exif) {
        open()
        key("make")
        string(exif.make)
        key("model")
        string(exif.model)
        key("exifImageWidth")
        int(exif.imageWidth)
        key("exifImageHeight")
        int(exif.imageHeight)
        key("fileSizeInByte")
        int(exif.fileSizeInBytes)
        key("orientation")
        string(exif.orientation)
        key("dateTimeOriginal")
        time(exif.dateTimeOriginal, .database)
        key("modifyDate")
        time(exif.modifyDate, .database)
        key("timeZone")
        string(exif.timeZone)
        cameraAndPlace(exif)
        key("description")
        string(exif.description)
        key("projectionType")
        string(exif.projectionType)
        key("rating")
        int(exif.rating)
        close()
    }

    private mutating func cameraAndPlace(_ exif: World.Exif) {
        key("lensModel")
        string(exif.lensModel)
        key("fNumber")
        double(exif.fNumber)
        key("focalLength")
        double(exif.focalLength)
        key("iso")
        int(exif.iso)
        key("exposureTime")
        string(exif.exposureTime)
        key("latitude")
        double(exif.latitude)
        key("longitude")
        double(exif.longitude)
        key("city")
        string(exif.city)
        key("state")
        string(exif.state)
        key("country")
        string(exif.country)
    }
}

/// The type of a file by its ending.
func mimeType(_ name: String) -> String {
    let ending = name.split(separator: ".").last?.lowercased() ?? ""
    switch ending {
    case "jpg", "jpeg", "jpe", "insp": return "image/jpeg"
    case "png", "gif", "webp", "bmp", "avif", "heic", "heif", "jxl", "jp2": return "image/\(ending)"
    case "tif", "tiff": return "image/tiff"
    case "svg": return "image/svg"
    case "dng", "arw", "cr2", "cr3", "nef", "orf", "raf", "rw2", "pef", "srw": return "image/\(ending)"
    case "mp4", "insv": return "video/mp4"
    case "mov": return "video/quicktime"
    case "avi": return "video/x-msvideo"
    case "mkv": return "video/x-matroska"
    case "webm", "3gp", "m2t": return "video/\(ending == "3gp" ? "3gpp" : ending == "m2t" ? "mp2t" : ending)"
    case "m4v": return "video/x-m4v"
    case "mts", "m2ts": return "video/mp2t"
    case "mpg", "mpeg": return "video/mpeg"
    case "wmv": return "video/x-ms-wmv"
    case "flv": return "video/x-flv"
    default: return "application/octet-stream"
    }
}
