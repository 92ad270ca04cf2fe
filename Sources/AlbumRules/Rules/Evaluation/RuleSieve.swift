/// What a line leaves to ask a server for.
struct LineSieve: Sendable {
    /// What lets every photo through of which the line is true; nil for all photos.
    var holding: PhotoSieve?
    /// What lets every photo through of which it is not.
    var failing: PhotoSieve?
}

extension ResolvedRule {
    /// A sieve that lets every photo through that the rule matches; nil when that can only be told of each photo.
    public var sieve: PhotoSieve? {
        guard let sieve = root.sieve else { return nil }
        return (1...PhotoSieve.mostBranches).contains(sieve.branches.count) ? sieve : nil
    }
}

extension PhotoSieve {
    /// What lets everything through that any of these rules matches; nil when one of them has no sieve.
    public static func of(_ rules: [ResolvedRule]) -> PhotoSieve? {
        var all: PhotoSieve?
        for rule in rules {
            guard let sieve = rule.sieve else { return nil }
            all = all?.or(sieve) ?? sieve
        }
        return all.flatMap { $0.branches.count <= mostBranches ? $0 : nil }
    }

    /// What passes all of those that there are; nil stands for every photo.
    static func all(_ sieves: [PhotoSieve?]) -> PhotoSieve? {
        sieves.compactMap { $0 }.reduce(nil) { all, sieve in all?.and(sieve) ?? sieve }
    }

    /// What passes any of them; nil stands for every photo.
    static func any(_ sieves: [PhotoSieve?]) -> PhotoSieve? {
        var all = PhotoSieve([])
        for sieve in sieves {
            guard let sieve else { return nil }
            all = all.or(sieve)
        }
        return all
    }
}

extension CompiledLogic {
    fileprivate var sieve: PhotoSieve? {
        switch self {
        case .line(_, let matcher): matcher.sieve.holding
        case .all(let parts): .all(parts.map(\.sieve))
        case .any(let parts): .any(parts.map(\.sieve))
        case .none(let parts): .all(parts.map(\.failingSieve))
        }
    }

    /// What lets every photo through that does not satisfy it.
    private var failingSieve: PhotoSieve? {
        switch self {
        case .line(_, let matcher): matcher.sieve.failing
        case .all(let parts): .any(parts.map(\.failingSieve))
        case .any(let parts): .all(parts.map(\.failingSieve))
        case .none(let parts): .any(parts.map(\.sieve))
        }
    }
}

extension Matcher {
    /// What it leaves to ask a server for: by itself, or what its columns say.
    var sieve: LineSieve { asked ?? columns?.sieve ?? LineSieve() }
}

extension ColumnTest {
    fileprivate var sieve: LineSieve {
        switch self {
        // A server knows nothing of people who do not count.
        case .people(_, .some), .peopleCount: LineSieve()
        case .people(let tests, nil):
            LineSieve(holding: .all(tests.map(\.sieve.holding)), failing: .any(tests.map(\.sieve.failing)))
        case .traits(let traits, let isWanted): Self.sieve(traits, isWanted: isWanted)
        }
    }

    private static func sieve(_ traits: [PhotoTable.Trait], isWanted: Bool) -> LineSieve {
        let having = PhotoSieve.any(traits.map(\.sieve.holding))
        let lacking = PhotoSieve.all(traits.map(\.sieve.failing))
        return isWanted
            ? LineSieve(holding: having, failing: lacking) : LineSieve(holding: lacking, failing: having)
    }
}

extension PhotoTable.Trait {
    fileprivate var sieve: LineSieve {
        switch self {
        case .favorite: .truth(\.isFavorite)
        case .live: .truth(\.isLive)
        case .image: LineSieve(holding: PhotoSieve { $0.kinds = [.image] })
        case .video: LineSieve(holding: PhotoSieve { $0.kinds = [.video] })
        case .archived: LineSieve()
        }
    }
}

extension LineSieve {
    /// That something is so, and that it is not.
    static func truth(_ path: WritableKeyPath<PhotoSieve.Branch, Bool?>) -> LineSieve {
        LineSieve(
            holding: PhotoSieve { $0[keyPath: path] = true }, failing: PhotoSieve { $0[keyPath: path] = false })
    }
}

extension LineSieve {
    /// The contrary.
    var reversed: LineSieve { LineSieve(holding: failing, failing: holding) }
}

extension PeopleTest {
    fileprivate var sieve: LineSieve {
        let anybody = PhotoSieve { $0.anyPeople = everybody }
        let nobody = PhotoSieve { $0.noPeople = everybody }
        guard !everybody.isEmpty else {
            switch form {
            // Whoever is recognised has a face; a face need not be anybody's.
            case .somebody: return LineSieve(holding: PhotoSieve { $0.hasFace = true })
            case .nobody: return LineSieve(failing: PhotoSieve { $0.hasFace = true })
            default: return LineSieve()
            }
        }
        switch form {
        case .any: return LineSieve(holding: anybody, failing: nobody)
        case .none: return LineSieve(holding: nobody, failing: anybody)
        case .all: return LineSieve(holding: everyone, failing: .any(references.map(lacking)))
        case .only: return LineSieve(holding: everyone)
        case .nobodyBut: return LineSieve(holding: anybody)
        case .atLeast(let count, _):
            return count > 0 ? LineSieve(holding: anybody, failing: count == 1 ? nobody : nil) : LineSieve()
        case .somebody, .nobody: return LineSieve()
        }
    }

    /// Each reference is there; of one that stands for several people any will do.
    private var everyone: PhotoSieve? {
        .all(
            references.map { people in
                guard !people.isEmpty else { return nil }
                return PhotoSieve { branch in
                    if people.count == 1 { branch.allPeople = Set(people) } else { branch.anyPeople = Set(people) }
                }
            })
    }

    private func lacking(_ people: [PersonID]) -> PhotoSieve? {
        people.isEmpty ? nil : PhotoSieve { $0.noPeople = Set(people) }
    }
}
