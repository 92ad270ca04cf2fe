import ImmichSimulator

/// What a line is judged by, beside the photo.
struct LabContext: Hashable {
    /// Who stands behind each name.
    var identities: [String: EntityID]
    var now: Int64

    static let day: Int64 = 86_400_000
}

extension LabLine {
    /// Whether it is true of a photo: the sentences of the rule page, one by one, without any preparation.
    func holds(_ photo: PhotoTruth, _ context: LabContext) -> Bool {
        let ids = Set(names.compactMap { context.identities[$0] })
        if photo.isForeign, ["people", "people_count", "favorite"].contains(text.key) { return false }
        switch self {
        case .person: return !photo.people.isDisjoint(with: ids)
        case .people(let group, _): return Self.holds(group, ids, photo.people)
        case .atLeast(let count, _): return photo.people.intersection(ids).count >= count
        case .somebody: return !photo.people.isEmpty
        case .nobody: return photo.people.isEmpty
        case .peopleCount(let low, let high): return photo.people.count >= low && photo.people.count <= high ?? Int.max
        case .favorite(let flag): return photo.isFavorite == flag
        case .isVideo(let flag): return photo.kind == (flag ? .video : .image)
        case .isPortrait(let flag): return photo.isPortrait == flag
        case .fileName(let part): return photo.fileName.lowercased().contains(part.lowercased())
        case .uploadedLast(let days): return Self.isWithin(days, photo.uploadedAt, context)
        default: return photo.isDated(context) && holdsOfDate(photo, context) || holdsOfFile(photo)
        }
    }

    private static func holds(_ group: Group, _ ids: Set<EntityID>, _ people: Set<EntityID>) -> Bool {
        switch group {
        case .any: !people.isDisjoint(with: ids)
        case .all: ids.isSubset(of: people)
        case .none: people.isDisjoint(with: ids)
        case .only: people == ids
        case .nobodyBut: !people.isEmpty && people.isSubset(of: ids)
        }
    }

    private static func isWithin(_ days: Int, _ moment: Int64, _ context: LabContext) -> Bool {
        let age = context.now / LabContext.day - moment / LabContext.day
        return age >= 0 && age < Int64(days)
    }

    private func holdsOfDate(_ photo: PhotoTruth, _ context: LabContext) -> Bool {
        let clock = photo.clock
        switch self {
        case .taken(let first, let last): return (first...last).contains(clock.year)
        case .takenLast(let days): return Self.isWithin(days, clock.milliseconds, context)
        case .everyYear(let first, let last):
            let date = clock.month * 100 + clock.day
            return first <= last ? first <= date && date <= last : date >= first || date <= last
        case .weekdays(let days): return days.contains(clock.weekday)
        case .hours(let first, let last): return (first...last).contains(clock.hour)
        default: return false
        }
    }

    private func holdsOfFile(_ photo: PhotoTruth) -> Bool {
        let exif = photo.exif
        switch self {
        case .country(let name): return exif?.country?.lowercased() == name.lowercased()
        case .cityKnown(let flag): return (exif?.city != nil) == flag
        case .gps(let flag): return (exif?.latitude != nil) == flag
        case .rating(let least): return (exif?.rating ?? 0) >= least
        case .unrated: return (exif?.rating ?? 0) == 0
        case .camera(let name): return [exif?.make, exif?.model].contains(name)
        case .description(let part): return exif?.description.lowercased().contains(part.lowercased()) ?? false
        default: return false
        }
    }
}
