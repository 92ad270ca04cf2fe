/// A rule whose lines are numbers.
indirect enum LineTree: Sendable {
    case all([LineTree])
    case any([LineTree])
    case none([LineTree])
    case line(Int, RuleLine)

    init(_ logic: CompiledLogic, number: (RuleLine, Matcher) -> Int) {
        switch logic {
        case .all(let parts): self = .all(parts.map { LineTree($0, number: number) })
        case .any(let parts): self = .any(parts.map { LineTree($0, number: number) })
        case .none(let parts): self = .none(parts.map { LineTree($0, number: number) })
        case .line(let line, let matcher): self = .line(number(line, matcher), line)
        }
    }

    /// The rows of which it is true, of a table of so many rows.
    func rows(_ lines: [RowSet], rowCount: Int) -> RowSet {
        switch self {
        case .line(let number, _): return lines[number]
        case .all(let parts):
            guard var result = parts.first?.rows(lines, rowCount: rowCount) else { return RowSet(all: rowCount) }
            for part in parts.dropFirst() { result.formIntersection(part.rows(lines, rowCount: rowCount)) }
            return result
        case .any(let parts):
            return parts.reduce(into: RowSet()) { $0.formUnion($1.rows(lines, rowCount: rowCount)) }
        case .none(let parts):
            return parts.reduce(into: RowSet(all: rowCount)) { $0.subtract($1.rows(lines, rowCount: rowCount)) }
        }
    }

    /// The rows that no `none:` at the top keeps out.
    func allowed(_ lines: [RowSet], rowCount: Int) -> RowSet {
        switch self {
        case .none: return rows(lines, rowCount: rowCount)
        case .all(let parts):
            return parts.reduce(into: RowSet(all: rowCount)) { result, part in
                result.formIntersection(part.allowed(lines, rowCount: rowCount))
            }
        case .any, .line: return RowSet(all: rowCount)
        }
    }

    /// Every line by itself for one row, without what the photo has.
    func verdict(_ lines: [RowSet], row: Int) -> Verdict {
        switch self {
        case .line(let number, let line):
            return Verdict(
                form: .line, text: line.text, place: line.place, holds: lines[number].contains(row), actual: nil,
                parts: [])
        case .all(let parts): return Verdict(.all, parts.map { $0.verdict(lines, row: row) })
        case .any(let parts): return Verdict(.any, parts.map { $0.verdict(lines, row: row) })
        case .none(let parts): return Verdict(.none, parts.map { $0.verdict(lines, row: row) })
        }
    }
}
