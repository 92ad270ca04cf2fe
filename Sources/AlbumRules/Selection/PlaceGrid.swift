import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A position as a point on a sphere of radius 1, where neither poles nor the date line are special.
struct SpherePoint: Hashable, Sendable {
    /// Kilometres; the mean radius.
    static let earthRadius = 6371.0088

    let x: Double
    let y: Double
    let z: Double

    /// The point of a photo; nil without a position, and for 0,0, which cameras write for "unknown".
    init?(_ photo: SelectionPhoto) {
        guard let latitude = photo.latitude, let longitude = photo.longitude, latitude != 0 || longitude != 0 else {
            return nil
        }
        let (north, east) = (latitude * .pi / 180, longitude * .pi / 180)
        x = cos(north) * cos(east)
        y = cos(north) * sin(east)
        z = sin(north)
    }

    /// The square of the straight line to another point.
    func squaredChord(to other: SpherePoint) -> Double {
        let (dx, dy, dz) = (x - other.x, y - other.y, z - other.z)
        return dx * dx + dy * dy + dz * dz
    }

    /// How far two photos lie apart along a great circle; nil when one has no position.
    static func kilometres(_ left: SelectionPhoto, _ right: SelectionPhoto) -> Double? {
        guard let left = SpherePoint(left), let right = SpherePoint(right) else { return nil }
        return 2 * earthRadius * asin(min(1, left.squaredChord(to: right).squareRoot() / 2))
    }
}

/// Points sorted into cubes, to find quickly whether one lies within a distance.
struct PlaceGrid {
    private struct Cell: Hashable {
        var x: Int32
        var y: Int32
        var z: Int32
    }

    private let side: Double
    private let limit: Double
    private var cells: [Cell: Set<SpherePoint>] = [:]

    /// The points of photos, to be asked for a distance given as a chord.
    init(_ photos: [SelectionPhoto], chord: Double) {
        // A cube below a few millimetres would overflow the numbers of the cells.
        side = max(chord, 1e-9)
        limit = chord * chord
        for photo in photos {
            guard let point = SpherePoint(photo) else { continue }
            cells[cell(point), default: []].insert(point)
        }
    }

    /// Whether a point of the grid is close to that one.
    func hasPoint(_ point: SpherePoint) -> Bool {
        let middle = cell(point)
        for x in middle.x - 1...middle.x + 1 {
            for y in middle.y - 1...middle.y + 1 {
                for z in middle.z - 1...middle.z + 1 {
                    guard let points = cells[Cell(x: x, y: y, z: z)] else { continue }
                    if points.contains(where: { $0.squaredChord(to: point) <= limit }) { return true }
                }
            }
        }
        return false
    }

    private func cell(_ point: SpherePoint) -> Cell {
        func number(_ value: Double) -> Int32 { Int32((value / side).rounded(.down)) }
        return Cell(x: number(point.x), y: number(point.y), z: number(point.z))
    }
}
