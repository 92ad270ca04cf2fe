/// Something by which a server finds photos without being asked for all of them.
public enum PhotoMark: Hashable, Sendable {
    /// This person is on it.
    case person(PersonID)
    /// Its owner marked it.
    case favorite
    /// It is of this kind.
    case kind(Photo.Kind)
}

extension ResolvedRule {
    /// Every mark that a cover of the rule may use.
    public var marks: Set<PhotoMark> { root.marks }

    /// The cheapest marks of which every photo that the rule matches has one; nil when there are no such marks.
    ///
    /// A rule that something must be absent for, or that only asks for days or places, has none. `cost` is what it takes to
    /// read all photos of a mark, in any unit.
    public func cover(cost: (PhotoMark) -> Int) -> Set<PhotoMark>? { root.cover(cost: cost) }
}

extension CompiledLogic {
    fileprivate var marks: Set<PhotoMark> {
        switch self {
        case .line(_, let matcher): matcher.columns?.marks ?? []
        case .all(let parts), .any(let parts): parts.reduce(into: []) { $0.formUnion($1.marks) }
        case .none: []
        }
    }

    fileprivate func cover(cost: (PhotoMark) -> Int) -> Set<PhotoMark>? {
        switch self {
        case .line(_, let matcher): return matcher.columns?.cover(cost: cost)
        case .all(let parts): return cheapest(parts.compactMap { $0.cover(cost: cost) }, cost)
        case .any(let parts):
            var union: Set<PhotoMark> = []
            for part in parts {
                guard let cover = part.cover(cost: cost) else { return nil }
                union.formUnion(cover)
            }
            return union
        case .none: return nil
        }
    }
}

extension ColumnTest {
    fileprivate var marks: Set<PhotoMark> {
        switch self {
        case .people: Set(people.map { .person($0) })
        case .peopleCount: []
        case .traits(let traits, let isWanted): isWanted ? Set(traits.compactMap(\.mark)) : []
        }
    }

    fileprivate func cover(cost: (PhotoMark) -> Int) -> Set<PhotoMark>? {
        switch self {
        case .people(let tests, _): return cheapest(tests.compactMap { $0.cover(cost: cost) }, cost)
        case .peopleCount: return nil
        case .traits(let traits, let isWanted):
            let marks = traits.compactMap(\.mark)
            return isWanted && marks.count == traits.count ? Set(marks) : nil
        }
    }
}

extension PeopleTest {
    fileprivate func cover(cost: (PhotoMark) -> Int) -> Set<PhotoMark>? {
        let references = references.map { Set($0.map { PhotoMark.person($0) }) }
        switch form {
        case .any, .nobodyBut: return references.reduce(into: []) { $0.formUnion($1) }
        case .all, .only: return cheapest(references, cost)
        case .atLeast(let count, _):
            guard count > 0 else { return nil }
            // Whoever lacks all but count − 1 of them cannot have count of them.
            let ranked = references.sorted { sum($0, cost) < sum($1, cost) }
            return ranked.dropLast(count - 1).reduce(into: []) { $0.formUnion($1) }
        case .none, .somebody, .nobody: return nil
        }
    }
}

extension PhotoTable.Trait {
    fileprivate var mark: PhotoMark? {
        switch self {
        case .favorite: .favorite
        case .image: .kind(.image)
        case .video: .kind(.video)
        case .live, .archived: nil
        }
    }
}

private func sum(_ marks: Set<PhotoMark>, _ cost: (PhotoMark) -> Int) -> Int { marks.reduce(0) { $0 + cost($1) } }

private func cheapest(_ covers: [Set<PhotoMark>], _ cost: (PhotoMark) -> Int) -> Set<PhotoMark>? {
    covers.min { sum($0, cost) < sum($1, cost) }
}
