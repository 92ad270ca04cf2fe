import AlbumRules
import Foundation
import Testing

@testable import Commands

/// What the pages say is what the program does.
@Suite struct DocumentationTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private func page(_ name: String) throws -> String {
        try String(contentsOf: Self.root.appending(path: name), encoding: .utf8)
    }

    @Test func `the README has every command and stays short`() throws {
        let readme = try page("README.md")
        for command in Catalogue.program.commands {
            #expect(readme.contains("`\(command.name)`") || readme.contains("`\(command.name) "), "\(command.name)")
        }
        #expect(readme.split(separator: "\n", omittingEmptySubsequences: false).count < 200)
    }

    @Test("the README has every exit code", arguments: ExitCode.allCases)
    func exitCodes(_ code: ExitCode) throws {
        let lines = try page("README.md").split(separator: "\n").filter { $0.hasPrefix("| ") }
        let number = String(code.rawValue)
        #expect(lines.contains { $0.split(whereSeparator: { "|, ".contains($0) }).contains { $0 == number } })
    }

    @Test func `the pages name no option that does not exist`() throws {
        let known = Set(
            (Catalogue.program.commands.flatMap(\.options) + Catalogue.program.commonOptions).map { "--" + $0.long })
        for name in ["README.md", "docs/commands.md", "docs/configuration.md"] {
            let words = try page(name).matches(of: /--[a-z][a-z-]+/).map { String($0.output) }
            #expect(Set(words).subtracting(known) == [], "\(name)")
        }
    }

    @Test("the tables of the page on rules are what the program accepts")
    func tables() throws {
        var text = try page("docs/rules.md")
        for (name, table) in [("criteria", CriteriaTable.markdown), ("settings", SettingsTable.markdown)] {
            let begin = "<!-- made by the program: \(name) -->\n"
            let start = try #require(text.range(of: begin)?.upperBound)
            let end = try #require(text.range(of: "<!-- end -->", range: start..<text.endIndex)?.lowerBound)
            text.replaceSubrange(start..<end, with: table)
        }
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            try text.write(to: Self.root.appending(path: "docs/rules.md"), atomically: true, encoding: .utf8)
        }
        #expect(try page("docs/rules.md") == text)
        let byTopic = text.components(separatedBy: "| about | keys |").last?.components(separatedBy: "<!--").first ?? ""
        for key in CriteriaTable.keys { #expect(byTopic.contains("`\(key)`"), "\(key)") }
    }
}
