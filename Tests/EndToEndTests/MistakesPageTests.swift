import Foundation
import Testing

/// The page of usual mistakes, with what the program says to each; `make golden` writes it anew.
@Suite struct MistakesPageTests {
    /// A mistake, told in a sentence or two, and the file with it.
    struct Mistake: Sendable {
        let title: String
        let text: String
        let yaml: String
    }

    static let mistakes: [Mistake] = [
        Mistake(
            title: "A line begins in the wrong column",
            text:
                "What belongs together begins in the same column. `all` belongs to the album, so it stands under `name`.",
            yaml: "albums:\n  - name: Emma\n   all: {people: Emma}\n"),
        Mistake(
            title: "A key is misspelt",
            text: "An unknown key is never skipped: a rule without one of its lines would take far too many photos.",
            yaml: "albums:\n  - name: Emma in summer\n    all: {people: Emma, every_yaer: 06..08}\n"),
        Mistake(
            title: "Two people without a word",
            text: "It could mean one of them, or both on one photo. Say which.",
            yaml: "albums:\n  - name: Emma and Liam\n    all: {people: [Emma, Liam]}\n"),
        Mistake(
            title: "yes, no, on, off",
            text: "Switches are `true` and `false`. `NO` is text, as in a country or a name.",
            yaml: "albums:\n  - name: Not yet favourites\n    all: {people: Emma, favorite: NO}\n"),
        Mistake(
            title: "A date that no calendar has",
            text: "Dates are `2023`, `2023-06` or `2023-06-15`, with two digits for month and day.",
            yaml: """
                albums:
                  - name: Summer
                    all: {people: Emma, taken: 2023-6..2023-08}
                  - name: Winter
                    all: {people: Emma, taken: 2023-13}

                """),
        Mistake(
            title: "A range that runs backwards",
            text:
                "The smaller end comes first. Days of the year may wrap New Year (`every_year: 12-28..01-03`), hours are two ranges.",
            yaml: "albums:\n  - name: Some years\n    all: {people: Emma, taken: 2023..2021}\n"),
        Mistake(
            title: "Text that begins with a star",
            text: "In YAML a `*` at the beginning means something else. Quotation marks help.",
            yaml: "albums:\n  - name: Films\n    all: {filename: *.mp4}\n"),
        Mistake(
            title: "No blank after the colon",
            text: "`people:Emma` is one word to YAML.",
            yaml: "albums:\n  - name: Emma\n    all: {people:Emma}\n"),
        Mistake(
            title: "A setting among the lines of the rule",
            text: "How an album is kept stands beside `all`, `any` and `none`, not in them.",
            yaml: "albums:\n  - name: Emma\n    all: {people: Emma, mode: add}\n"),
        Mistake(
            title: "Dashes and lines mixed",
            text:
                "A group holds either lines or items with dashes, not both. Without the dash these are two lines that must both hold.",
            yaml: "albums:\n  - name: Emma\n    all:\n      - people: Emma\n      type: photo\n"),
        Mistake(
            title: "Somebody whom Immich does not know",
            text:
                "Only the server can tell, so `check` is silent and `plan` holds the album. Its photos stay as they are.",
            yaml: "albums:\n  - name: Emma\n    all: {people: Emmma}\n"),
        Mistake(
            title: "One of two names is wrong",
            text: "With `only` a dropped name would turn \"the two of us\" into \"Emma alone\". The whole album waits.",
            yaml: "albums:\n  - name: The two of us\n    all: {people: {only: [Emma, Lima]}}\n"),
    ]

    private static let page = Stage.fixtures.deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "docs/mistakes.md")

    @Test("the page shows what the program says", arguments: ["3.1.0"])
    func page(_ release: String) async throws {
        let stage = try await Stage(release: release)
        var lines = [
            "# The most likely mistakes", "",
            "Made from what the program says (`make golden`). `check` finds most of them without a server; what only Immich can tell,",
            "`plan` says. Nothing is written on a file with a mistake.",
        ]
        for (index, mistake) in Self.mistakes.enumerated() {
            let (command, said) = try await answer(mistake, stage)
            #expect(said.contains("hint: ") || said.contains("did you mean"), "\(mistake.title): \(said)")
            lines += ["", "## \(index + 1). \(mistake.title)", "", mistake.text, "", "```"]
            lines += mistake.yaml.split(separator: "\n").map(String.init)
            lines += ["```", "", "```", "$ immich-auto-album \(command)"]
            lines += said.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            while lines.last?.isEmpty == true { lines.removeLast() }
            lines += ["```"]
        }
        let text = lines.joined(separator: "\n") + "\n"
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            try text.write(to: Self.page, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: Self.page, encoding: .utf8) == text)
        #expect(stage.writes.isEmpty)
    }

    /// What `check` says, or `plan` when `check` likes the file.
    private func answer(_ mistake: Mistake, _ stage: Stage) async throws -> (command: String, said: String) {
        try stage.write(mistake.yaml, to: "albums.yaml")
        let check = try await stage.run("check")
        guard check.code == 0 else {
            #expect(check.code == 78)
            return ("check", check.all)
        }
        let plan = try await stage.runWithKey("plan", "--progress", "none")
        #expect(plan.code == 4, "\(plan.all)")
        let lines = plan.results.split(separator: "\n").map(String.init)
        // The lines on the server and on what was read differ from run to run.
        return ("plan", lines.filter { !$0.hasPrefix("Immich ") && !$0.hasPrefix("Read ") }.joined(separator: "\n"))
    }
}
