extension Verdict {
    /// The lines of which any one alone would turn the answer; empty when it takes several.
    ///
    /// For a photo that does not belong they are what keeps it out by a hair.
    public var turningLines: [Verdict] {
        switch form {
        case .line: return [self]
        // Against: every failing part must turn. For: any part that turns is enough.
        case .all: return holds ? parts.flatMap(\.turningLines) : Self.only(parts.filter { !$0.holds })
        case .any: return holds ? Self.only(parts.filter(\.holds)) : parts.flatMap(\.turningLines)
        case .none: return holds ? parts.flatMap(\.turningLines) : Self.only(parts.filter(\.holds))
        }
    }

    private static func only(_ parts: [Verdict]) -> [Verdict] {
        parts.count == 1 ? parts[0].turningLines : []
    }
}
