import ImmichSimulator

/// Things that the recorded family library lacks: faces of nobody, a tag above others, text, scenes, copies and edits.
enum GatheredHouse {
    static func fill(_ world: inout World) {
        let assets = world.logical["assets"] ?? [:]
        for name in ["summer-00", "nobody-0", "summer-01"] {
            guard let id = assets[name] else { continue }
            world.faces.append(
                World.Face(
                    id: .random(), assetID: id, personID: nil, updatedAt: Timestamp(year: 2026, month: 11, day: 24)))
        }
        for index in world.tags.indices where world.tags[index].value == "Trips" {
            world.tags[index].assetIDs += ["summer-00", "summer-08"].compactMap { assets[$0] }
        }
        let texts = ["nobody-1": "Invoice 12", "nobody-2": "Receipt"]
        let scenes = [
            "summer-20": "sunny beach", "summer-21": "sandy beach", "summer-22": "forest", "nobody-1": "desk",
        ]
        for name in ["nobody-1", "nobody-2", "summer-20", "summer-21", "summer-22", "ben-0"] {
            guard let id = assets[name] else { continue }
            world.sights.append(
                World.Sight(assetID: id, text: texts[name] ?? "", scene: scenes[name] ?? "somewhere"))
        }
        let copies = EntityID.random()
        let names = Dictionary(assets.map { ($1, $0) }) { first, _ in first }
        for index in world.assets.indices {
            switch names[world.assets[index].id] {
            case "nobody-3", "nobody-4": world.assets[index].duplicateID = copies
            case "summer-04": world.assets[index].isEdited = true
            case "portrait-0": world.assets[index].originalFileName = "DSC_0001.NEF"
            default: break
            }
        }
        for index in world.exif.indices where names[world.exif[index].assetID] == "summer-05" {
            world.exif[index].projectionType = "EQUIRECTANGULAR"
        }
    }
}
