import Testing

@testable import Commands

@Suite struct ConsoleTests {
    @Test(
        "hostile names are shown, not obeyed",
        arguments: [
            ("plain é 家族", "plain é 家族"), ("a\u{1B}[31mred", "a\\u{1b}[31mred"),
            ("two\nlines\r\t", "two\\nlines\\r\\t"),
            ("\u{202E}gpj.exe", "\\u{202e}gpj.exe"), ("nul\u{0}", "nul\\u{0}"), ("\u{9B}31m", "\\u{9b}31m"),
            ("👨‍👩‍👧", "👨‍👩‍👧"), ("\u{2066}x\u{2069}", "\\u{2066}x\\u{2069}"),
        ])
    func escaping(_ text: String, _ shown: String) {
        #expect(visible(text) == shown)
    }

    @Test(
        "the width is what a terminal takes",
        arguments: [
            ("", 0), ("Family", 6), ("家族", 4), ("e\u{301}", 1), ("👨‍👩‍👧", 2), ("한국", 4), ("ｱ", 1), ("Ａ", 2), ("❤️", 2),
            ("é", 1), ("日本 2024", 9), ("⌘", 1),
        ])
    func width(_ text: String, _ columns: Int) {
        #expect(DisplayWidth.of(text) == columns)
    }

    @Test func `columns line up whatever the script`() {
        var table = TextTable([.left, .right])
        table.add(["ALBUM", "TOTAL"])
        table.add(["家族", "1,000"])
        table.add(["Zoe\u{301}", "7"])
        #expect(table.lines() == ["ALBUM  TOTAL", "家族   1,000", "Zoe\u{301}        7"])
    }

    @Test(
        "texts are cut to the width, never in a character",
        arguments: [
            ("short", 10, "short"), ("exactly10!", 10, "exactly10!"), ("家族旅行写真", 6, "家族…"), ("abcdef", 4, "abc…"),
        ])
    func cut(_ text: String, _ width: Int, _ shown: String) {
        #expect(shortened(text, to: width) == shown)
    }

    @Test func `a hundred kilobytes of name stay one short line`() {
        #expect(DisplayWidth.of(quoted(String(repeating: "\u{1B}x", count: 50_000))) <= 122)
    }

    @Test(
        "numbers have commas between thousands",
        arguments: [
            (0, "0"), (999, "999"), (1000, "1,000"), (100_057, "100,057"), (-1234, "−1,234"), (1_000_000, "1,000,000"),
        ])
    func numbers(_ number: Int, _ text: String) {
        #expect(grouped(number) == text)
    }

    @Test func `a pipe gets one line a phase and no control characters`() {
        let sink = Sink()
        let progress = Progress(sink.channel(), style: .auto)
        progress.begin("read", "Reading the library")
        progress.advance("read", "Reading the library", done: 10, total: 100)
        progress.note("done")
        progress.finish()
        #expect(sink.all == "Reading the library …\ndone\n")
    }

    @Test func `a terminal gets one line that changes and is gone at the end`() {
        let sink = Sink()
        let progress = Progress(sink.channel(isTerminal: true, width: 40), style: .auto)
        progress.begin("read", "Reading \u{1B}[2J")
        progress.finish()
        progress.finish()
        #expect(sink.all == "\r\u{1B}[KReading \\u{1b}[2J …\r\u{1B}[K")
    }

    @Test func `machines get one object a line`() {
        let sink = Sink()
        let progress = Progress(sink.channel(), style: .json)
        progress.begin("read", "Reading \"it\"")
        progress.advance("read", "Reading", done: 1, total: nil)
        #expect(
            sink.all == """
                {"schema": 1, "event": "phase", "phase": "read", "text": "Reading \\"it\\""}
                {"schema": 1, "event": "progress", "phase": "read", "done": 1, "total": null}

                """)
    }

    @Test func `colours only where they are wanted`() {
        let sink = Sink()
        Console(results: sink.channel(), messages: sink.channel()).complain("x", hint: "y")
        #expect(sink.all == "error: x\n  hint: y\n")
        #expect(sink.channel(hasColours: true).painted("x", .red) == "\u{1B}[31mx\u{1B}[0m")
    }

    @Test func `JSON escapes what must be escaped`() {
        let value = JSONText.object([
            ("a", .array([.text("\u{1}\"\\\u{7F}"), .bool(true), .int(-3), .null])), ("b", .array([])),
        ])
        #expect(value.compact == "{\"a\": [\"\\u0001\\\"\\\\\\u007f\", true, -3, null], \"b\": []}")
        #expect(
            value.pretty == """
                {
                  "a": [
                    "\\u0001\\"\\\\\\u007f",
                    true,
                    -3,
                    null
                  ],
                  "b": []
                }
                """)
    }
}
