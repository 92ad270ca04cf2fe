/// Rows of cells in columns that line up on a terminal, whatever script the cells are in.
struct TextTable: Hashable, Sendable {
    /// On which side the text of a column stands.
    enum Alignment: Hashable, Sendable {
        /// Text.
        case left
        /// Numbers.
        case right
    }

    /// The alignment of each column.
    var alignments: [Alignment]
    /// The cells, already visible text.
    private(set) var rows: [[String]] = []
    /// What stands between two columns.
    var gap = "  "

    /// An empty table with these columns.
    init(_ alignments: [Alignment]) {
        self.alignments = alignments
    }

    /// Adds a row; missing cells are empty.
    mutating func add(_ cells: [String]) {
        rows.append(cells + Array(repeating: "", count: max(0, alignments.count - cells.count)))
    }

    /// The lines, without blanks at their ends.
    func lines() -> [String] {
        let widths = alignments.indices.map { column in
            rows.map { DisplayWidth.of($0[column]) }.max() ?? 0
        }
        return rows.map { row in
            var line = ""
            for (column, cell) in row.enumerated() {
                let blanks = String(repeating: " ", count: max(0, widths[column] - DisplayWidth.of(cell)))
                line += (column == 0 ? "" : gap) + (alignments[column] == .left ? cell + blanks : blanks + cell)
            }
            while line.hasSuffix(" ") { line.removeLast() }
            return line
        }
    }
}
