import AlbumRules
import Testing

@Suite struct ConfigurationQuotedTests {
    @Test(arguments: [
        ("Mia", "\"Mia\""), ("", "\"\""), ("a\u{1B}[31mb", "\"a\\u{1b}[31mb\""), ("\u{202E}x", "\"\\u{202e}x\""),
        ("👨‍👩‍👧", "\"👨‍👩‍👧\""), ("a\nb\u{2028}", "\"a\\u{a}b\\u{2028}\""),
        (String(repeating: "x", count: 61), "\"" + String(repeating: "x", count: 60) + "…\""),
    ])
    func `what messages quote cannot drive a terminal`(text: String, quoted: String) {
        #expect(text.quoted == quoted)
    }

    @Test func `findings come in the order of the files`() {
        var diagnostics = Diagnostics()
        for (file, line, column) in [("b", 1, 1), ("a", 10, 1), ("a", 2, 5), ("a", 2, 3)] {
            diagnostics.error("x", at: Place(file: file, line: line, column: column))
        }
        diagnostics.warn("no place", at: nil)
        diagnostics.sortByPlace()
        #expect(
            diagnostics.findings.map { $0.place.map(\.description) ?? "-" } == [
                "-", "a:2:3", "a:2:5", "a:10:1", "b:1:1",
            ])
    }

    @Test func `a million mistakes keep a thousand and remain an error`() {
        var diagnostics = Diagnostics()
        for _ in 0..<5_000 { diagnostics.warn("w", at: nil) }
        for _ in 0..<5_000 { diagnostics.error("e", at: nil) }
        #expect(diagnostics.findings.count == 2_000)
        #expect(diagnostics.hasErrors)
    }
}
