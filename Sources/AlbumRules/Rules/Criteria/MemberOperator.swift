/// One operator on the things that a field of a photo holds at once: people, tags, albums.
enum MemberOperator<Reference: Hashable & Sendable>: Hashable, Sendable {
    /// One of these is there.
    case any([Reference])
    /// Each of these is there.
    case all([Reference])
    /// None of these is there.
    case none([Reference])
    /// Exactly these are there.
    case only([Reference])
    /// Something is there, and nothing but these.
    case nobodyBut([Reference])
    /// At least so many of these are there.
    case atLeast(Int, [Reference])
    /// Something is there.
    case somebody
    /// Nothing is there.
    case nobody

    /// What it names.
    var references: [Reference] {
        switch self {
        case .any(let things), .all(let things), .none(let things), .only(let things), .nobodyBut(let things),
            .atLeast(_, let things):
            things
        case .somebody, .nobody: []
        }
    }

    /// Whether one of those it names is enough.
    var isAny: Bool { if case .any = self { true } else { false } }

    /// How its truth changes as more is found on a photo.
    var growth: Growth {
        switch self {
        case .any, .all, .atLeast, .somebody: .rising
        case .none, .nobody: .falling
        case .only, .nobodyBut: [.rising, .falling]
        }
    }
}

/// The words in which operators on one kind of thing read in a sentence.
struct MemberWords: Sendable {
    /// Before the things that are there: `with`.
    var with: String
    /// Before the things that are not there: `without`.
    var without: String
    /// What else there could be: `nobody else`.
    var nothingElse: String
    /// Where nothing else may be: `with nobody but`.
    var nothingBut: String
    /// How `some` reads.
    var some: String
    /// How `none` reads.
    var none: String
}

extension MemberOperator {
    /// How it reads in a sentence.
    func phrase(_ words: MemberWords, name: (Reference) -> String) -> String {
        let names = references.map(name)
        switch self {
        case .any: return "\(words.with) \(PhraseList.or(names))"
        case .all: return "\(words.with) \(PhraseList.and(names))"
        case .none: return "\(words.without) \(PhraseList.or(names))"
        case .only: return "\(words.with) \(PhraseList.and(names)) and \(words.nothingElse)"
        case .nobodyBut: return "\(words.nothingBut) \(PhraseList.or(names))"
        case .atLeast(let count, _): return "\(words.with) at least \(count) of \(PhraseList.and(names))"
        case .somebody: return words.some
        case .nobody: return words.none
        }
    }
}
