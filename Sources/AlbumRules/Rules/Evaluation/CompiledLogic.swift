/// Logic whose lines are tied to people and a moment.
indirect enum CompiledLogic: Sendable {
    /// What may still change.
    enum Change: Sendable {
        /// The server recognises more people and places.
        case recognition
        /// The server is asked about this one photo.
        case asking
    }

    case all([CompiledLogic])
    case any([CompiledLogic])
    case none([CompiledLogic])
    case line(RuleLine, Matcher)

    /// Ties every line of a rule.
    init(_ logic: Logic, _ preparation: Preparation) {
        switch logic {
        case .all(let parts): self = .all(parts.map { CompiledLogic($0, preparation) })
        case .any(let parts): self = .any(parts.map { CompiledLogic($0, preparation) })
        case .none(let parts): self = .none(parts.map { CompiledLogic($0, preparation) })
        case .line(let line): self = .line(line, line.condition.prepare(preparation))
        }
    }

    /// A text that changes whenever the meaning changes.
    var identity: String {
        func list(_ parts: [CompiledLogic]) -> String { "[" + parts.map(\.identity).joined(separator: "; ") + "]" }
        switch self {
        case .all(let parts): return "all " + list(parts)
        case .any(let parts): return "any " + list(parts)
        case .none(let parts): return "none " + list(parts)
        case .line(_, let matcher): return matcher.identity
        }
    }

    /// Every line's matcher.
    var matchers: [Matcher] {
        switch self {
        case .line(_, let matcher): [matcher]
        case .all(let parts), .any(let parts), .none(let parts): parts.flatMap(\.matchers)
        }
    }

    /// Whether a photo satisfies it.
    func holds(_ photo: Photo) -> Bool {
        switch self {
        case .line(_, let matcher): matcher.holds(photo)
        case .all(let parts): parts.allSatisfy { $0.holds(photo) }
        case .any(let parts): parts.contains { $0.holds(photo) }
        case .none(let parts): !parts.contains { $0.holds(photo) }
        }
    }

    /// What is certain whatever still changes.
    ///
    /// Lines are taken as if each could change by itself, which errs on the side of "not certain".
    func bounds(_ photo: Photo, _ change: Change) -> Bounds {
        switch self {
        case .line(_, let matcher): return matcher.bounds(photo, change)
        case .all(let parts): return .all(parts.map { $0.bounds(photo, change) })
        case .any(let parts): return .any(parts.map { $0.bounds(photo, change) })
        case .none(let parts): return Bounds.any(parts.map { $0.bounds(photo, change) }).negated
        }
    }
}

extension Matcher {
    /// What is certain whatever still changes.
    func bounds(_ photo: Photo, _ change: CompiledLogic.Change) -> Bounds {
        let changing =
            switch change {
            case .recognition: whileRecognising
            case .asking: beforeAsking
            }
        return changing?(photo) ?? Bounds(holds(photo))
    }
}

extension Logic {
    /// Whether a `none:` at the top may come to keep out more while the server recognises people and places.
    var exclusionsGrow: Bool {
        switch self {
        case .none: growth.contains(.falling)
        case .all(let parts): parts.contains(where: \.exclusionsGrow)
        case .any, .line: false
        }
    }

    /// How its truth may change while the server recognises people and places.
    var growth: Growth {
        switch self {
        case .line(let line): return line.condition.growth
        case .all(let parts), .any(let parts): return parts.reduce(into: Growth.fixed) { $0.formUnion($1.growth) }
        case .none(let parts):
            let inner = parts.reduce(into: Growth.fixed) { $0.formUnion($1.growth) }
            var turned: Growth = []
            if inner.contains(.rising) { turned.insert(.falling) }
            if inner.contains(.falling) { turned.insert(.rising) }
            return turned
        }
    }
}
