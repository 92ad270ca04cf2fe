/// Logic whose lines are tied to people and a moment.
indirect enum CompiledLogic: Sendable {
    /// What may still change.
    enum Change: Sendable {
        /// The server recognises more people and places.
        case recognition
        /// Time passes.
        case time
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
        case .line(_, let matcher):
            let changing = change == .recognition ? matcher.whileRecognising : matcher.overTime
            return changing?(photo) ?? Bounds(matcher.holds(photo))
        case .all(let parts):
            let bounds = parts.map { $0.bounds(photo, change) }
            return Bounds(surely: bounds.allSatisfy(\.surely), possibly: bounds.allSatisfy(\.possibly))
        case .any(let parts):
            let bounds = parts.map { $0.bounds(photo, change) }
            return Bounds(surely: bounds.contains(where: \.surely), possibly: bounds.contains(where: \.possibly))
        case .none(let parts):
            let bounds = parts.map { $0.bounds(photo, change) }
            return Bounds(surely: !bounds.contains(where: \.possibly), possibly: !bounds.contains(where: \.surely))
        }
    }
}

extension Logic {
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
