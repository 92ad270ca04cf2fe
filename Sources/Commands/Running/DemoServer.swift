import ImmichSimulator

/// The Immich of the demo, and what its family does between two runs.
struct DemoServer: Sendable {
    let simulator: ImmichSimulator
    let world: World
    let port: Int

    /// Where it is.
    var origin: String { "http://127.0.0.1:\(port)" }

    /// Changes the library as people do; tells what was changed.
    func change() throws(SimulatorError) -> [String] {
        try simulator.setFavorite(true, asset: id("assets", "crete-03.jpg"))
        try simulator.setFavorite(false, asset: id("assets", "cabin-04.jpg"))
        try simulator.addFace(of: id("people", "Kim"), on: id("assets", "garden-01.jpg"))
        upload()
        return [
            "crete-03.jpg is a favourite now, cabin-04.jpg no longer",
            "Kim is recognised on garden-01.jpg",
            "beach-photo.jpg with Mia and Leo is uploaded",
        ]
    }

    private func upload() {
        guard let like = world.assets.first(where: { $0.originalFileName == "crete-00.jpg" }) else { return }
        var asset = World.Asset(
            id: .random(), ownerID: like.ownerID, fileName: "beach-photo.jpg", takenAt: like.fileCreatedAt,
            localDateTime: like.localDateTime, createdAt: like.createdAt, checksum: like.checksum)
        asset.width = like.width
        asset.height = like.height
        var exif = World.Exif(assetID: asset.id, updatedAt: like.createdAt)
        exif.country = "Greece"
        simulator.addPhoto(asset, exif: exif, people: [id("people", "Mia"), id("people", "Leo")])
    }

    private func id(_ kind: String, _ name: String) -> EntityID {
        world.id(kind, name) ?? EntityID(high: 0, low: 0)
    }
}
