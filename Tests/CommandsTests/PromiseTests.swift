import Foundation
import Testing

/// Promises, the tests that fail without them, and the two pages that tell of both.
@Suite struct PromiseTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The cells of the table under a heading, its own head left out.
    private static func table(_ page: String, under heading: String) throws -> [[String]] {
        let text = try String(contentsOf: root.appending(path: page), encoding: .utf8)
        let part = try #require(text.components(separatedBy: "\n## ").first { $0.hasPrefix(heading + "\n") })
        return part.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst()
            .map { row in row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
    }

    /// The name of every test there is.
    private static func names() throws -> Set<String> {
        let folder = root.appending(path: "Tests")
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        var names: Set<String> = []
        for case let file as URL in files where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            names.formUnion(text.matches(of: /func `([^`]+)`/).map { String($0.output.1) })
            names.formUnion(text.matches(of: /@Test\(\s*"([^"]+)"/).map { String($0.output.1) })
        }
        return names
    }

    @Test(
        "every promise has tests, and every test named for one exists",
        arguments: [
            ("docs/safety.md", "Promises", "Promises and their tests", 25),
            ("docs/doubts.md", "Cases", "Cases of doubt and their tests", 20),
        ])
    func tests(_ page: String, _ heading: String, _ index: String, _ least: Int) throws {
        let promises = try Self.table(page, under: heading)
        let rows = try Self.table("docs/development/tests.md", under: index)
        #expect(promises.count > least)
        #expect(promises.map(\.[0]) == rows.map(\.[0]))
        let names = try Self.names()
        for row in rows {
            let tests = row[1].split(separator: " · ").map { $0.trimmingCharacters(in: ["`"]) }
            #expect(!tests.isEmpty && Set(tests).subtracting(names) == [], "\(row[0])")
        }
    }
}
