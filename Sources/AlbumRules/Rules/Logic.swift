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

    /// Every line, in order.
    var lines: [RuleLine] {
        switch self {
        case .line(let line): [line]
        case .all(let parts), .any(let parts), .none(let parts): parts.flatMap(\.lines)
        }
    }
}
