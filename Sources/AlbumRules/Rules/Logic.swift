/// Lines joined by all, any and none.
indirect enum Logic: Hashable, Sendable {
    /// Every part is true.
    case all([Logic])
    /// At least one part is true.
    case any([Logic])
    /// No part is true.
    case none([Logic])
    /// One line.
    case line(RuleLine)

    /// Every person named, in order. Under an odd number of `none:` no name is optional: what a line misses there, the rule takes.
    func people(isNegated: Bool = false) -> [PersonMention] {
        switch self {
        case .line(let line):
            return line.condition.people.map { mention in
                var mention = mention
                mention.isOptional = mention.isOptional && !isNegated
                return mention
            }
        case .all(let parts), .any(let parts): return parts.flatMap { $0.people(isNegated: isNegated) }
        case .none(let parts): return parts.flatMap { $0.people(isNegated: !isNegated) }
        }
    }

    /// Every line, in order.
    var lines: [RuleLine] {
        switch self {
        case .line(let line): [line]
        case .all(let parts), .any(let parts), .none(let parts): parts.flatMap(\.lines)
        }
    }
}
