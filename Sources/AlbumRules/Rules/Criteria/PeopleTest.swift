/// One operator on the recognised people of a photo.
typealias PeopleOperator = MemberOperator<PersonReference>

extension PeopleOperator {
    /// How it reads in a sentence.
    var phrase: String {
        let words = MemberWords(
            with: "with", without: "without", nothingElse: "nobody else", nothingBut: "with nobody but",
            some: "with a recognised person", none: "without a recognised person")
        return phrase(words) { $0.shown }
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
