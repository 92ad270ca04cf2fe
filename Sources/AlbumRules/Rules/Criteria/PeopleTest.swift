/// One operator on the recognised people of a photo.
enum PeopleOperator: Hashable, Sendable {
    /// Somebody of these is there.
    case any([PersonReference])
    /// Each of these is there.
    case all([PersonReference])
    /// Nobody of these is there.
    case none([PersonReference])
    /// Exactly these are there.
    case only([PersonReference])
    /// Somebody is there, and nobody but these.
    case nobodyBut([PersonReference])
    /// At least so many of these are there.
    case atLeast(Int, [PersonReference])
    /// Somebody is there.
    case somebody
    /// Nobody is there.
    case nobody

    /// The people it names.
    var references: [PersonReference] {
        switch self {
        case .any(let people), .all(let people), .none(let people), .only(let people), .nobodyBut(let people),
            .atLeast(_, let people):
            people
        case .somebody, .nobody: []
        }
    }

    /// How its truth changes as more people are recognised.
    var growth: Growth {
        switch self {
        case .any, .all, .atLeast, .somebody: .rising
        case .none, .nobody: .falling
        case .only, .nobodyBut: [.rising, .falling]
        }
    }

    /// How it reads in a sentence.
    var phrase: String {
        let names = references.map(\.shown)
        switch self {
        case .any: return "with \(PhraseList.or(names))"
        case .all: return "with \(PhraseList.and(names))"
        case .none: return "without \(PhraseList.or(names))"
        case .only: return "with \(PhraseList.and(names)) and nobody else"
        case .nobodyBut: return "with nobody but \(PhraseList.or(names))"
        case .atLeast(let count, _): return "with at least \(count) of \(PhraseList.and(names))"
        case .somebody: return "with a recognised person"
        case .nobody: return "without a recognised person"
        }
    }
}

/// An operator whose people are identifiers.
///
/// A name stands for one person, a pattern for several; a reference is on a photo when any of its people is.
struct PeopleTest: Sendable {
    let form: PeopleOperator
    /// The people behind each reference.
    let references: [[PersonID]]
    private let single: PersonID?
    private let few: [PersonID]
    /// The people behind all references.
    let everybody: Set<PersonID>

    init(_ form: PeopleOperator, people: [PersonReference: [PersonID]]) {
        self.form = form
        references = form.references.map { people[$0] ?? [] }
        everybody = Set(references.joined())
        single = everybody.count == 1 ? everybody.first : nil
        few = everybody.count <= 8 ? Array(everybody) : []
    }

    /// A text that changes whenever the meaning changes.
    var identity: String {
        let ids = references.map { $0.sorted().map(\.description).joined(separator: "+") }
        switch form {
        case .any: return "any \(ids)"
        case .all: return "all \(ids)"
        case .none: return "none \(ids)"
        case .only: return "only \(ids)"
        case .nobodyBut: return "nobody_but \(ids)"
        case .atLeast(let count, _): return "at_least \(count) \(ids)"
        case .somebody: return "some"
        case .nobody: return "nobody"
        }
    }

    /// Whether it is true of the people on a photo.
    func holds(_ present: [PersonID]) -> Bool {
        switch form {
        case .any: present.contains(where: contains)
        case .all: areAllPresent(present)
        case .none: !present.contains(where: contains)
        case .only: areAllPresent(present) && present.allSatisfy(contains)
        case .nobodyBut: !present.isEmpty && present.allSatisfy(contains)
        case .atLeast(let count, _): references.count { ids in present.contains(where: ids.contains) } >= count
        case .somebody: !present.isEmpty
        case .nobody: present.isEmpty
        }
    }

    /// What is certain if more people may still be recognised on the photo.
    func bounds(_ present: [PersonID]) -> Bounds {
        switch form {
        case .any, .all, .atLeast, .somebody: Bounds(surely: holds(present), possibly: true)
        case .none, .nobody: Bounds(surely: false, possibly: holds(present))
        case .only, .nobodyBut: Bounds(surely: false, possibly: present.allSatisfy(contains))
        }
    }

    @inline(__always)
    private func contains(_ id: PersonID) -> Bool {
        if let single { return single == id }
        return few.isEmpty ? everybody.contains(id) : few.contains(id)
    }

    private func areAllPresent(_ present: [PersonID]) -> Bool {
        references.allSatisfy { ids in present.contains(where: ids.contains) }
    }
}
