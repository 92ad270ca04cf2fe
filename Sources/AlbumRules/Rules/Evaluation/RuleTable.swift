/// Several rules over one table of photos: each different line is judged once a photo and kept as one bit, and rules join
/// the bits of their lines by words of 64 photos.
///
/// Cost: a line on people, kind or flags nothing while photos come and a pass over the table once; any other line one
/// call a photo. A rule over a million photos then takes well under a millisecond.
public struct RuleTable: Sendable {
    /// The rules, in the order in which they were given.
    public let rules: [ResolvedRule]

    private let trees: [LineTree]
    private var lines: [TableLine]
    /// The lines that must be asked of each photo.
    private let asked: [Int]

    /// A table for these rules; no photo has come yet.
    public init(_ rules: [ResolvedRule]) {
        self.rules = rules
        var numbers: [LineKey: Int] = [:]
        var lines: [TableLine] = []
        trees = rules.map { rule in
            LineTree(rule.root) { line, matcher in
                let key = LineKey(identity: matcher.identity, moment: rule.moment)
                if let known = numbers[key] { return known }
                lines.append(TableLine(matcher: matcher, asksOwner: RuleLine.keysOnlyOwnersKnow.contains(line.key)))
                numbers[key] = lines.count - 1
                return lines.count - 1
            }
        }
        self.lines = lines
        asked = lines.indices.filter { lines[$0].matcher.columns == nil }
    }

    /// How many different lines the rules have.
    public var lineCount: Int { lines.count }

    /// Puts the same rules, resolved again with more answers, in the place of the old ones.
    ///
    /// What was judged stays as it is: photos on which the new answers tell must be taken again.
    public mutating func renew(_ rules: [ResolvedRule]) {
        var renewed = RuleTable(rules)
        guard renewed.lines.count == lines.count else { return }
        for line in lines.indices { renewed.lines[line].rows = lines[line].rows }
        self = renewed
    }

    /// Judges a photo by every line that columns cannot answer.
    public mutating func take(_ photo: Photo, row: Int) {
        for line in asked { lines[line].rows.set(row, to: lines[line].matcher.holds(photo)) }
    }

    /// What every rule says of the table's photos.
    ///
    /// `foreign` are the rows of others' photos: no line that asks what only their owner can know is true of them.
    /// Cost: one pass over the faces, and a few over the rows' bits for each line.
    public func judge(_ table: PhotoTable, foreign: RowSet = RowSet()) -> RuleJudgement {
        let people = lines.reduce(into: Set<PersonID>()) { $0.formUnion($1.matcher.columns?.people ?? []) }
        let faces = table.faces.rows(of: people)
        let rows = lines.map { line in
            let rows = line.matcher.columns?.rows(in: table, people: faces) ?? line.rows
            return line.asksOwner ? rows.subtracting(foreign) : rows
        }
        return RuleJudgement(rules: rules, trees: trees, lines: rows, table: table)
    }
}

/// What tells lines apart: the same words may mean other days at another moment.
private struct LineKey: Hashable {
    var identity: String
    var moment: Instant
}

/// One line and the rows of which it is true, as far as it is asked of photos.
private struct TableLine: Sendable {
    var matcher: Matcher
    /// Whether it asks what only the owner of a photo can know.
    var asksOwner: Bool
    var rows = RowSet()
}
