/// Of whose faces the truth of a rule can turn.
public enum FaceReach: Hashable, Sendable {
    /// Of these people's and nobody else's: what they are on can be counted person by person.
    case named(Set<PersonID>)
    /// Of any face, also of people whom nobody named: `only`, `nobody_but`, `some`, `none`, numbers of people, strangers.
    case anybody

    /// Both together.
    public func union(_ other: FaceReach) -> FaceReach {
        switch (self, other) {
        case (.named(let left), .named(let right)): .named(left.union(right))
        default: .anybody
        }
    }
}

extension ResolvedRule {
    /// Of whose faces its truth can turn; what is not known to be about named people counts as about anybody.
    public var faceReach: FaceReach { root.faceReach }
}

extension CompiledLogic {
    fileprivate var faceReach: FaceReach {
        switch self {
        case .all(let parts), .any(let parts), .none(let parts):
            return parts.reduce(.named([])) { $0.union($1.faceReach) }
        case .line(let line, let matcher):
            if case .people(let tests, _)? = matcher.columns {
                return tests.reduce(.named([])) { $0.union($1.faceReach) }
            }
            // Whatever looks at people has them read.
            let looksAtFaces =
                line.condition.needs.union(matcher.needs).people || !matcher.questions.isDisjoint(with: [.looseFaces])
            return looksAtFaces ? .anybody : .named([])
        }
    }
}

extension PeopleTest {
    fileprivate var faceReach: FaceReach {
        switch form {
        case .any, .all, .none, .atLeast: .named(everybody)
        case .only, .nobodyBut, .somebody, .nobody: .anybody
        }
    }
}
