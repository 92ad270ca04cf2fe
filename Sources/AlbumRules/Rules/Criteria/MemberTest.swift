/// Whether one thing is there on a photo, and how certain that is while something still changes.
struct Presence: Sendable {
    /// Whether it is there.
    var holds: @Sendable (Photo) -> Bool
    /// What is certain.
    var bounds: @Sendable (Photo, CompiledLogic.Change) -> Bounds

    /// Something that the server may still find on a photo, and that does not go by itself.
    init(growing holds: @escaping @Sendable (Photo) -> Bool) {
        self.holds = holds
        bounds = { photo, change in
            let isThere = holds(photo)
            return change == .recognition ? Bounds(surely: isThere, possibly: true) : Bounds(isThere)
        }
    }

    /// What another rule says.
    init(_ logic: CompiledLogic) {
        holds = logic.holds
        bounds = logic.bounds
    }

    /// Whether one of several is there.
    static func any(_ parts: [Presence]) -> Presence {
        guard parts.count != 1 else { return parts[0] }
        return Presence(
            holds: { photo in parts.contains { $0.holds(photo) } },
            bounds: { photo, change in .any(parts.map { $0.bounds(photo, change) }) })
    }

    private init(
        holds: @escaping @Sendable (Photo) -> Bool,
        bounds: @escaping @Sendable (Photo, CompiledLogic.Change) -> Bounds
    ) {
        self.holds = holds
        self.bounds = bounds
    }
}

/// An operator on things whose presence can be told.
struct MemberTest: Sendable {
    private let form: MemberOperator<Int>
    private let present: [Presence]
    private let others: [Presence]
    private let something: Presence?

    /// A test; `others` are all things that the operator does not name, `something` is whether anything is there.
    init<Reference>(
        _ form: MemberOperator<Reference>, present: (Reference) -> Presence, others: () -> [Presence],
        something: () -> Presence
    ) {
        let references = form.references
        self.present = references.map(present)
        let all = Array(references.indices)
        switch form {
        case .any: self.form = .any(all)
        case .all: self.form = .all(all)
        case .none: self.form = .none(all)
        case .only: self.form = .only(all)
        case .nobodyBut: self.form = .nobodyBut(all)
        case .atLeast(let count, _): self.form = .atLeast(count, all)
        case .somebody: self.form = .somebody
        case .nobody: self.form = .nobody
        }
        switch form {
        case .only, .nobodyBut: self.others = others()
        default: self.others = []
        }
        switch form {
        case .somebody, .nobody: self.something = something()
        default: self.something = nil
        }
    }

    /// Whether it is true of a photo.
    func holds(_ photo: Photo) -> Bool {
        switch form {
        case .any: present.contains { $0.holds(photo) }
        case .all: present.allSatisfy { $0.holds(photo) }
        case .none: !present.contains { $0.holds(photo) }
        case .only: present.allSatisfy { $0.holds(photo) } && !others.contains { $0.holds(photo) }
        case .nobodyBut: present.contains { $0.holds(photo) } && !others.contains { $0.holds(photo) }
        case .atLeast(let count, _): present.count { $0.holds(photo) } >= count
        case .somebody: something?.holds(photo) ?? false
        case .nobody: !(something?.holds(photo) ?? true)
        }
    }

    /// What is certain whatever still changes.
    func bounds(_ photo: Photo, _ change: CompiledLogic.Change) -> Bounds {
        func bounds(_ parts: [Presence]) -> [Bounds] { parts.map { $0.bounds(photo, change) } }
        switch form {
        case .any: return .any(bounds(present))
        case .all: return .all(bounds(present))
        case .none: return Bounds.any(bounds(present)).negated
        case .only: return .all(bounds(present) + [Bounds.any(bounds(others)).negated])
        case .nobodyBut: return .all([.any(bounds(present)), Bounds.any(bounds(others)).negated])
        case .atLeast(let count, _): return .atLeast(count, bounds(present))
        case .somebody: return something?.bounds(photo, change) ?? .open
        case .nobody: return something?.bounds(photo, change).negated ?? .open
        }
    }
}
