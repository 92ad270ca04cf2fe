import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A circle on the globe, measured along great circles of a sphere of 6371.0088 km.
struct Circle: Sendable {
    private static let earthRadius = 6371.0088

    private let latitude: Double
    private let longitude: Double
    private let kilometres: Double
    private let cosine: Double
    private let greatestHaversine: Double
    private let degreesOfLatitude: Double

    private init(latitude: Double, longitude: Double, kilometres: Double) {
        self.latitude = latitude
        self.longitude = longitude
        self.kilometres = kilometres
        cosine = cos(latitude * .pi / 180)
        let halfAngle = min(kilometres / Self.earthRadius / 2, .pi / 2)
        greatestHaversine = sin(halfAngle) * sin(halfAngle)
        degreesOfLatitude = kilometres / Self.earthRadius * 180 / .pi + 1e-9
    }

    /// A text that changes whenever the circle does.
    var identity: String { "\(latitude) \(longitude) \(kilometres)" }

    /// `5 km of 46.021, 7.748`.
    var phrase: String {
        "\(DecimalText.show(kilometres)) km of \(DecimalText.show(latitude)), \(DecimalText.show(longitude))"
    }

    /// Whether a position is inside; the edge belongs to it.
    func contains(_ position: Position) -> Bool {
        let north = position.latitude - latitude
        guard abs(north) <= degreesOfLatitude else { return false }
        let halfNorth = sin(north * .pi / 360)
        let halfEast = sin((position.longitude - longitude) * .pi / 360)
        let haversine = halfNorth * halfNorth + cosine * cos(position.latitude * .pi / 180) * halfEast * halfEast
        return haversine <= greatestHaversine
    }

    /// Reads `{lat: …, lon: …, km: …}`; nil after noting an error.
    static func read(_ node: Node, _ reader: inout ValueReader) -> Circle? {
        let names = ["lat", "lon", "km"]
        let fix = "write {lat: 46.021, lon: 7.748, km: 5}"
        guard node.entries != nil else {
            reader.error("\(reader.key.quoted) needs a position and a distance", at: node.place, hint: fix)
            return nil
        }
        guard let pairs = reader.operators(node, known: names) else { return nil }
        let limits = ["lat": -90.0...90.0, "lon": -180.0...180.0, "km": 0.0...20_038.0]
        var values: [String: Double] = [:]
        for (name, node, _) in pairs {
            guard let text = reader.text(node) else { return nil }
            guard let value = DecimalText.value(text, signed: true), let limit = limits[name], limit.contains(value),
                name != "km" || value > 0
            else {
                let possible = name == "lat" ? "from -90 to 90" : name == "lon" ? "from -180 to 180" : "above 0"
                reader.error(
                    "\(text.quoted) is not a value of \(name.quoted)", at: node.place,
                    hint: "write a number \(possible)")
                return nil
            }
            values[name] = value
        }
        guard let latitude = values["lat"], let longitude = values["lon"], let kilometres = values["km"] else {
            let missing = names.filter { values[$0] == nil }.map(\.quoted)
            reader.error("\(reader.key.quoted) lacks \(PhraseList.and(missing))", at: node.place, hint: fix)
            return nil
        }
        return Circle(latitude: latitude, longitude: longitude, kilometres: kilometres)
    }
}
