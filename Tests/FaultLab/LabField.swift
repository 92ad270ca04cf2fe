import Foundation
import ImmichSimulator

/// What a rule makes one album for each of.
enum LabField: String, Hashable {
    case year, country

    /// The line that tells the photos of a value.
    func line(_ value: String) -> LabLine? {
        switch self {
        case .year: Int(value).map { .taken($0, $0) }
        case .country: .country(value)
        }
    }

    fileprivate func value(of photo: PhotoTruth) -> String? {
        switch self {
        case .year: "\(photo.clock.year)"
        case .country: photo.exif?.country
        }
    }
}

extension LabAlbum {
    /// The name without a placeholder.
    var plainName: String { forEach.map { String(name.dropLast($0.rawValue.count + 3)) } ?? name }

    /// Makes it a rule of many albums.
    mutating func spread(_ numbers: inout SeededNumbers) {
        let field: LabField = numbers.happens(600) ? .country : .year
        forEach = field
        minimum = 1 + numbers.below(3)
        name += " {\(field.rawValue)}"
        (look, whenEmpty) = (LabLook(), .hold)
    }

    /// The albums of its values.
    func spread(_ truths: [Truth], _ memory: LabMemory) -> [LabAlbum] {
        guard let forEach else { return [self] }
        let ends = name.components(separatedBy: "{\(forEach.rawValue)}")
        var values = Set(
            truths.flatMap { truth in
                truth.photos.values.filter { truth.isSeen($0, by: self) }.compactMap(forEach.value)
            })
        for kept in memory.managed.keys where kept.hasPrefix(ends[0]) && kept.hasSuffix(ends[1]) {
            values.insert(String(kept.dropFirst(ends[0].count).dropLast(ends[1].count)))
        }
        return values.sorted().compactMap { value in
            guard let line = forEach.line(value) else { return nil }
            var album = self
            album.name = ends[0] + value + ends[1]
            album.rule = LabRule(all: [.group(rule), .lines([line])])
            album.forEach = nil
            album.template = name
            return album
        }
    }
}
