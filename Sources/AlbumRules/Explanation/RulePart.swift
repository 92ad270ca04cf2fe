/// A group or a line of a rule, and the photos that satisfy it by itself.
public struct RulePart: Sendable {
    /// What the part is.
    public let form: Verdict.Form
    /// The line; nil for groups.
    public let line: RuleLine?
    /// How many groups it stands in.
    public let depth: Int
    /// Whether photos that satisfy it are left out.
    public let isExcluding: Bool
    /// The rows of the photos that satisfy it.
    public let rows: RowSet
}

extension LineTree {
    /// Every group and every line in the order of the file, the outermost group first.
    func parts(
        _ lines: [RowSet], rowCount: Int, among scope: RowSet, depth: Int = 0, isExcluding: Bool = false
    ) -> [RulePart] {
        func part(_ form: Verdict.Form, _ line: RuleLine? = nil) -> RulePart {
            RulePart(
                form: form, line: line, depth: depth, isExcluding: isExcluding,
                rows: rows(lines, rowCount: rowCount).intersection(scope))
        }
        func below(_ parts: [LineTree], turned: Bool = false) -> [RulePart] {
            parts.flatMap {
                $0.parts(
                    lines, rowCount: rowCount, among: scope, depth: depth + 1, isExcluding: isExcluding != turned)
            }
        }
        switch self {
        case .line(_, let line): return [part(.line, line)]
        case .all(let parts): return [part(.all)] + below(parts)
        case .any(let parts): return [part(.any)] + below(parts)
        case .none(let parts): return [part(.none)] + below(parts, turned: true)
        }
    }
}
