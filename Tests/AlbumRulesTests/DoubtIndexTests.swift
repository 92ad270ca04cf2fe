import Foundation
import Testing

/// Which test holds each row of the page on doubts.
@Suite struct DoubtIndexTests {
    /// The first cell of each row, and the tests that fail when the program does otherwise.
    static let index: [(row: String, tests: [String])] = [
        (
            "nobody has that name",
            ["name not found holds with the nearest name", "a name that nobody has holds the album, the others go on"]
        ),
        (
            "two people have one name",
            [
                "two people with one name hold and are both listed",
                "two people of one name hold the album and are told apart",
            ]
        ),
        ("a hidden person", ["hidden person is resolved and noted"]),
        (
            "a person was renamed in Immich",
            ["person renamed keeps working with a note", "a renamed person is followed"]
        ),
        (
            "a person was merged or deleted",
            [
                "person merged or deleted holds, even if somebody else has the name now",
                "a merged person holds the album although a search finds nothing",
            ]
        ),
        (
            "a person is on archived photos only, and so not on the people list",
            ["a person absent from the people list is found by name"]
        ),
        ("unnamed people under `only`", ["unnamed people under only count as other people"]),
        ("`people: none`", ["people none means no recognised person, and only after settle"]),
        (
            "which calendar day",
            ["which calendar day: the wall clock where it was taken, or the configured zone"]
        ),
        ("\"last 30 days\" sheds photos daily", ["last 30 days sheds photos by the clock alone"]),
        ("a date that is absent or absurd", ["absent or absurd date matches no line on time"]),
        (
            "29 February and New Year",
            ["29 February and New Year: yearly spans agree with the calendar on every day of nine years"]
        ),
        (
            "archived, trashed, locked, offline photos, and those of partners",
            [
                "archived, trashed, locked, offline and partners' photos are left out",
                "what is locked, trashed or archived is no hand's work",
            ]
        ),
        ("photos of others in a shared album", ["photos of others stay, a mirror included"]),
        (
            "an album of that name is there already",
            ["at first contact matching members are adopted and nothing is taken out"]
        ),
        ("two albums have one name", ["two albums of one name hold until one is pinned"]),
        ("two rules for one album", ["two rules for one album are an error that names both places"]),
        (
            "an album was deleted in Immich",
            ["an album that was deleted is made again once told so, not by an approval"]
        ),
        (
            "an album was renamed in Immich",
            ["a renamed album is followed by its id and a forgotten rule leaves it alone"]
        ),
        (
            "a rule was taken out of the file",
            ["a renamed album is followed by its id and a forgotten rule leaves it alone"]
        ),
        ("a rule matches nothing", ["an album is never emptied without asking"]),
    ]

    private static let root = ConfigurationExampleTests.root

    @Test func `every row of the page has its tests`() throws {
        let page = try String(contentsOf: Self.root.appending(path: "docs/doubts.md"), encoding: .utf8)
        let rows = page.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst()
            .compactMap { $0.split(separator: "|").first.map { $0.trimmingCharacters(in: .whitespaces) } }
        #expect(rows == Self.index.map(\.row))
    }

    @Test func `every test of the index is there`() throws {
        let tests = FileManager.default.enumerator(
            at: Self.root.appending(path: "Tests"), includingPropertiesForKeys: nil)
        let files = (tests?.compactMap { $0 as? URL } ?? []).filter { url in
            url.pathExtension == "swift" && url.lastPathComponent != "DoubtIndexTests.swift"
        }
        let text = try files.map { try String(contentsOf: $0, encoding: .utf8) }.joined(separator: "\n")
        for name in Self.index.flatMap(\.tests) {
            #expect(text.contains("func `\(name)`") || text.contains("@Test(\"\(name)\""), "\(name)")
        }
    }
}
