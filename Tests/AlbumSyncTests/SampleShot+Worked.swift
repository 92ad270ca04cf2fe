import ImmichSimulator

extension SampleShot {
    /// The sample library with enough photos that settings such as `minimum` and `newest` have something to leave out:
    /// Christmases, journeys, three weeks of the children, and two hundred scans.
    static func workedLibrary(_ release: String) -> World {
        var world = library(release)
        var number: UInt64 = 100
        func add(
            _ name: String, _ count: Int, from start: Timestamp, minutes: Int64, people: [String] = [],
            in country: String? = nil, text: String = "", scene: String = ""
        ) {
            for index in 0..<count {
                let taken = Timestamp(milliseconds: start.milliseconds + Int64(index) * minutes * 60_000)
                let file = "\(name)-\(index).jpg"
                number += 1
                SampleShot.add(file, at: taken, number: number, people: people, to: &world) { asset, exif in
                    (asset.width, asset.height) = (4000, 3000)
                    (exif.imageWidth, exif.imageHeight, exif.orientation) = (4000, 3000, "1")
                    exif.country = country
                }
                guard !scene.isEmpty, let id = world.id("assets", file) else { continue }
                world.sights.append(World.Sight(assetID: id, text: text, scene: scene))
            }
        }
        add("tree", 4, from: Timestamp(year: 2022, month: 12, day: 25, hour: 9), minutes: 60, people: ["Leo"])
        add("snow", 9, from: Timestamp(year: 2023, month: 12, day: 24, hour: 9), minutes: 60, people: ["Mia"])
        add(
            "route-66", 30, from: Timestamp(year: 2024, month: 8, day: 2, hour: 9), minutes: 90, people: ["Anna"],
            in: "United States of America")
        add(
            "ghent", 14, from: Timestamp(year: 2025, month: 4, day: 5, hour: 9), minutes: 30, people: ["Paul"],
            in: "Belgium")
        add(
            "canal", 17, from: Timestamp(year: 2025, month: 4, day: 9, hour: 9), minutes: 30, people: ["Anna", "Paul"],
            in: "Netherlands")
        add(
            "home", 40, from: Timestamp(year: 2025, month: 5, day: 1, hour: 9), minutes: 600, people: ["Anna"],
            in: "Germany")
        add(
            "play", 203, from: Timestamp(year: 2026, month: 11, day: 2, hour: 8), minutes: 120, people: ["Mia"])
        add(
            "scan", 200, from: Timestamp(year: 2021, month: 1, day: 4, hour: 8), minutes: 5,
            scene: "a paper document on a table")
        add(
            "shop", 3, from: Timestamp(year: 2021, month: 2, day: 4, hour: 8), minutes: 5, text: "Receipt 12",
            scene: "till of a shop")
        return world
    }
}
