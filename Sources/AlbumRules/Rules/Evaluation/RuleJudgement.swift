/// What rules say of all photos of a table.
public struct RuleJudgement: Sendable {
    /// The rules, in the order in which they were given.
    public let rules: [ResolvedRule]
    /// The photos.
    public let table: PhotoTable

    private let trees: [LineTree]
    private let lines: [RowSet]

    init(rules: [ResolvedRule], trees: [LineTree], lines: [RowSet], table: PhotoTable) {
        self.rules = rules
        self.trees = trees
        self.lines = lines
        self.table = table
    }

    /// The photos that a rule wants, of those that are in sight.
    public func wanted(by rule: Int) -> RowSet { wanted(by: rule, among: table.inSight) }

    /// The photos that a rule wants of some.
    public func wanted(by rule: Int, among rows: RowSet) -> RowSet {
        trees[rule].rows(lines, rowCount: table.rowCount).intersection(rows)
    }

    /// The photos that nothing under the rule's `none:` keeps out, of some; they need not match.
    public func allowed(by rule: Int, among rows: RowSet) -> RowSet {
        trees[rule].allowed(lines, rowCount: table.rowCount).intersection(rows)
    }

    /// Every group and every line of a rule in the order of the file, the outermost group first, with the photos that
    /// satisfy it by itself, of some.
    public func parts(of rule: Int, among rows: RowSet) -> [RulePart] {
        trees[rule].parts(lines, rowCount: table.rowCount, among: rows)
    }

    /// One clause for each line of a rule that decides against a photo, each clause once.
    ///
    /// Says less than the reasons told with the photo at hand: not what the photo has instead.
    public func reasons(against row: Int, by rule: Int) -> [String] {
        RemovalReason.reasons(
            of: trees[rule].verdict(lines, row: row), people: table.people(row), rules[rule])
    }
}
