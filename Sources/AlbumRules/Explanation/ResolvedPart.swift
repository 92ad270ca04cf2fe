/// A group or a line of a rule, tied to people and a moment, so that photos can be counted part by part.
public struct ResolvedPart: Sendable {
    /// What the part is.
    public let form: Verdict.Form
    /// The line; nil for groups.
    public let line: RuleLine?
    /// How many groups it stands in.
    public let depth: Int
    /// Whether photos that match it are left out.
    public let isExcluding: Bool
    let logic: CompiledLogic

    /// Whether the photo satisfies the part by itself.
    public func matches(_ photo: Photo) -> Bool { logic.holds(photo) }
}

extension ResolvedRule {
    /// Every group and every line in the order of the file, the outermost group first.
    public var parts: [ResolvedPart] { root.parts(depth: 0, isExcluding: false) }
}

extension CompiledLogic {
    fileprivate func parts(depth: Int, isExcluding: Bool) -> [ResolvedPart] {
        func part(_ form: Verdict.Form, _ line: RuleLine? = nil) -> ResolvedPart {
            ResolvedPart(form: form, line: line, depth: depth, isExcluding: isExcluding, logic: self)
        }
        func below(_ parts: [CompiledLogic], turned: Bool = false) -> [ResolvedPart] {
            parts.flatMap { $0.parts(depth: depth + 1, isExcluding: isExcluding != turned) }
        }
        switch self {
        case .line(let line, _): return [part(.line, line)]
        case .all(let parts): return [part(.all)] + below(parts)
        case .any(let parts): return [part(.any)] + below(parts)
        case .none(let parts): return [part(.none)] + below(parts, turned: true)
        }
    }
}
