import TestSupport
import Testing

@testable import AlbumRules

/// Texts: folding, wildcards, regular expressions.
@Suite struct RuleTextTests {
    @Test(arguments: [
        ("ZOË", "zoe"), ("Zoe\u{308}", "zoë"), ("Ångström", "angstrom"), ("Straße", "STRASSE"), ("Tromsø", "tromso"),
        ("İstanbul", "istanbul"), ("Łódź", "lodz"), ("ΟΔΟΣ", "οδός"), ("Œuvre", "oeuvre"),
        ("한국", "\u{1112}\u{1161}\u{11AB}국"),
    ])
    func `letter case and accents do not count`(_ one: String, _ other: String) {
        #expect(FoldedText(one) == FoldedText(other))
    }

    @Test(arguments: [("が", "か"), ("a", "b"), ("कि", "क"), ("", "a"), ("a b", "ab")])
    func `other letters stay other letters`(_ one: String, _ other: String) {
        #expect(FoldedText(one) != FoldedText(other))
    }

    @Test(arguments: [
        ("*", "", true), ("a*", "A1", true), ("a*", "ba", false), ("*a", "ba", true), ("*a*", "xAx", true),
        ("a*b*c", "aXbYc", true), ("a*b*c", "acb", false), ("a*a", "a", false), ("a*a", "aa", true),
        ("ab*ba", "aba", false), ("*ab*", "xaab", true), ("é*", "École", true), ("a**b", "ab", true),
        ("a*bc*bc", "abc", false), ("a*bc*bc", "abcbc", true),
    ])
    func `a pattern covers the whole text`(_ pattern: String, _ text: String, _ matches: Bool) {
        #expect(Wildcard(pattern).matches(text) == matches)
    }

    @Test func `wildcards agree with a plain matcher`() {
        func plain(_ pattern: Substring, _ text: Substring) -> Bool {
            guard let first = pattern.first else { return text.isEmpty }
            if first == "*" {
                return plain(pattern.dropFirst(), text) || !text.isEmpty && plain(pattern, text.dropFirst())
            }
            return text.first == first && plain(pattern.dropFirst(), text.dropFirst())
        }
        var numbers = Dice(seed: 5)
        for _ in 0..<20_000 {
            let pattern = String(
                (0..<Int.random(in: 0...6, using: &numbers)).map { _ in "ab*".randomElement(using: &numbers) ?? "a" })
            let text = String(
                (0..<Int.random(in: 0...7, using: &numbers)).map { _ in "ab".randomElement(using: &numbers) ?? "a" })
            #expect(Wildcard(pattern).matches(text) == plain(pattern[...], text[...]), "\(pattern) on \(text)")
        }
    }

    @Test(arguments: [
        ("^IMG_\\d{4}", "IMG_2041.jpg", true), ("^IMG_\\d{4}$", "IMG_2041.jpg", false), ("a|b+c", "xbbc", true),
        ("(?:ab)+c", "ababc", true), ("^(ab){2,3}$", "ababab", true), ("^(ab){2,3}$", "ab", false),
        ("[^a-c]", "abc", false), ("[^a-c]", "abcd", true), ("[]x]", "]", true), ("\\bcat\\b", "a cat!", true),
        ("\\bcat\\b", "concat", false), ("(?i)straße", "STRAßE", true), ("img", "IMG", false), ("", "x", true),
        ("a.c", "a\nc", false), ("\\.jpe?g$", "a.jpg", true), ("^$", "", true), ("(a|b)*c", "abababc", true),
        ("é", "e\u{301}", true), ("a{0}b", "b", true), ("x*?y", "xxy", true), ("\\w+\\s\\S", "ab c", true),
        ("[a\\]]+$", "]]a", true), ("a{2,}", "aa", true), ("^a{2,}$", "a", false), ("\\Bat", "cat", true),
    ])
    func `a regular expression is found as it should be`(_ pattern: String, _ text: String, _ found: Bool) throws {
        #expect(try RegularExpression(pattern).isFound(in: text) == found)
    }

    @Test(arguments: [
        ("(", "\"(\" is never closed"), (")", "\")\" closes nothing"), ("[a", "\"[\" is never closed"),
        ("*a", "there is nothing to repeat"), ("a**", "there is nothing to repeat"),
        ("a{x}", "a repetition is written {2}, {2,} or {2,5}"),
        ("a{5,2}", "a repetition is written {2}, {2,} or {2,5}"), ("[z-a]", "the range \"z-a\" runs backwards"),
        ("a\\", "it ends in a backslash"), ("(?=a)", "(?…) is not supported"), ("(a)\\1", "\\1 is not supported"),
        ("\\p{L}", "\\p is not supported"), ("a{1000}", "it is too large"), ("((a{100}){100}){100}", "it is too large"),
    ])
    func `a regular expression that is none says why`(_ pattern: String, _ reason: String) {
        let error = #expect(throws: RegularExpressionError.self) { _ = try RegularExpression(pattern) }
        #expect(error?.description == reason)
    }

    @Test func `no pattern runs away`() throws {
        let text = String(repeating: "a", count: 2000) + "!"
        for pattern in ["(a*)*b", "(a|a)*b", "(a+)+$", "a*a*a*a*b", "(?:a?){30}a{30}b"] {
            #expect(try !RegularExpression(pattern).isFound(in: text))
        }
    }

    @Test(arguments: [
        "20MB", "[a, b]", "{any: [Mia, Leo]}", "\"a: b\"", "\"*x\"", "\"null\"", "\"\"", "\"a\\\"b\\\\\\n\\u0007\"",
        "null", "Zoë",
    ])
    func `flow text reads back as the same piece`(_ yaml: String) throws {
        let node = try RuleSupport.node("{x: \(yaml)}")
        let again = try RuleSupport.node(FlowText.of(node))
        #expect(FlowText.of(again) == FlowText.of(node))
        #expect(again["x"]?.isNull == node["x"]?.isNull)
        #expect(again["x"]?.text == node["x"]?.text)
    }
}
