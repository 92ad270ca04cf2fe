/// Writes a month of the time line as columns.
struct TimelineColumns {
    let selection: TimelineSelection

    private var library: Library { selection.call.library }
    private var dialect: Dialect { library.dialect }

    func json(month: Int) -> JSONBytes {
        let rows = selection.rows(month: month)
        var out = JSONBytes(capacity: 256 + rows.count * 300)
        out.open()
        writePlaces(rows, to: &out)
        column("duration", rows, to: &out) { asset, out in
            if dialect.durationIsText {
                out.string(asset.duration)
            } else {
                out.int(asset.duration.flatMap { Int($0) })
            }
        }
        column("id", rows, to: &out) { $1.id($0.id) }
        column("visibility", rows, to: &out) { $1.string($0.visibility.rawValue) }
        column("isFavorite", rows, to: &out) { $1.bool($0.isFavorite && $0.ownerID == selection.call.userID) }
        column("isImage", rows, to: &out) { $1.bool($0.kind == .image) }
        column("isTrashed", rows, to: &out) { $1.bool($0.deletedAt != nil) }
        column("livePhotoVideoId", rows, to: &out) { $1.id($0.livePhotoVideoID) }
        column("fileCreatedAt", rows, to: &out) { $1.time($0.fileCreatedAt, .bare) }
        column("localOffsetHours", rows, to: &out) { asset, out in
            let offset = asset.localDateTime.milliseconds - asset.fileCreatedAt.milliseconds
            out.double(Double(offset) / 3_600_000)
        }
        if dialect.timelineKnowsUploads { column("createdAt", rows, to: &out) { $1.time($0.createdAt, .bare) } }
        column("ownerId", rows, to: &out) { $1.id($0.ownerID) }
        exifColumn("projectionType", rows, to: &out) { $1.string($0?.projectionType) }
        column("ratio", rows, to: &out) { $1.double(ratio($0)) }
        column("status", rows, to: &out) { $1.string($0.deletedAt == nil ? "active" : "trashed") }
        column("thumbhash", rows, to: &out) { $1.string($0.thumbhash) }
        if selection.withStacked { column("stack", rows, to: &out) { writeStack($0, to: &$1) } }
        out.close()
        return out
    }

    private func writePlaces(_ rows: [Int], to out: inout JSONBytes) {
        exifColumn("city", rows, to: &out) { $1.string($0?.city) }
        exifColumn("country", rows, to: &out) { $1.string($0?.country) }
        if selection.withCoordinates {
            exifColumn("latitude", rows, to: &out) { $1.double($0?.latitude) }
            exifColumn("longitude", rows, to: &out) { $1.double($0?.longitude) }
        }
    }

    private func writeStack(_ asset: World.Asset, to out: inout JSONBytes) {
        guard let stack = asset.stackID else { return out.null() }
        out.openList()
        out.id(stack)
        out.string(String(library.visibleStackMembers(stack).count))
        out.closeList()
    }

    /// Width by height, to three digits.
    private func ratio(_ asset: World.Asset) -> Double {
        guard let width = asset.width, let height = asset.height, height > 0 else { return 1 }
        return (Double(width) / Double(height) * 1000).rounded() / 1000
    }

    private func column(
        _ name: StaticString, _ rows: [Int], to out: inout JSONBytes, _ write: (World.Asset, inout JSONBytes) -> Void
    ) {
        out.key(name)
        out.openList()
        for row in rows { write(library.assets[row: row], &out) }
        out.closeList()
    }

    private func exifColumn(
        _ name: StaticString, _ rows: [Int], to out: inout JSONBytes, _ write: (World.Exif?, inout JSONBytes) -> Void
    ) {
        out.key(name)
        out.openList()
        for row in rows { write(library.exif[row], &out) }
        out.closeList()
    }
}
