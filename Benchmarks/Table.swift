/// A table as Markdown writes one, its columns in line.
struct Table {
    let title: String
    private var rows: [[String]]

    init(_ title: String, _ head: [String]) {
        self.title = title
        rows = [head]
    }

    mutating func add(_ cells: String...) { rows.append(cells) }

    func show() {
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        print("\(title)\n")
        for (number, row) in rows.enumerated() {
            let cells = row.indices.map { column in
                let blank = String(repeating: " ", count: widths[column] - row[column].count)
                return column == 0 ? row[column] + blank : blank + row[column]
            }
            print("| \(cells.joined(separator: " | ")) |")
            guard number == 0 else { continue }
            print(
                "|"
                    + widths.enumerated().map { String(repeating: "-", count: $1 + 1) + ($0 == 0 ? "-" : ":") }
                    .joined(separator: "|") + "|")
        }
        print("")
    }
}
