import Foundation
import TestSupport
import Testing
import YAML

@Suite struct HostileInputTests {
    @Test(arguments: ["[", "{a: ", "{\"a\":", "- ", "[[{a: "])
    func `depth has a limit`(opening: String) throws {
        let result = read(String(repeating: opening, count: 50_000))
        #expect(result.node == nil)
        #expect(
            result.errors.first?.message == "lists and mappings stand more than 100 deep inside each other")
    }

    @Test func `a hundred levels are fine`() {
        let text = String(repeating: "[", count: 100) + String(repeating: "]", count: 100)
        #expect(read(text).errors == [])
        #expect(read("a: \(text)").errors.count == 1)
    }

    @Test func `aliases that multiply are refused`() {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1...9 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            text += "a\(level): &a\(level) [\(aliases)]\n"
        }
        #expect(read(text).errors.map(\.message) == ["the file has more than 500000 values, repeated ones counted"])
    }

    @Test func `aliases cannot build depth`() {
        var text = "a0: &a0 [x]\n"
        for level in 1...200 { text += "a\(level): &a\(level) [*a\(level - 1)]\n" }
        #expect(read(text).errors.map(\.message) == ["lists and mappings stand more than 100 deep inside each other"])
    }

    @Test func `size has a limit`() {
        let result = NodeReader.read(Array(repeating: UInt8(ascii: "a"), count: 4 * 1_048_576 + 1), file: "f")
        #expect(result.errors.map(\.description) == ["f:1:1: the file has more than 4 MB"])
    }

    @Test(arguments: ["a: [{\"x", "[,]", "\"", "a:\n- b", "&a ", "? ", "!x ", "a: |\n  x\n "])
    func `repeated pieces end quickly`(piece: String) {
        let result = read(String(repeating: piece, count: 30_000))
        #expect(result.node != nil || !result.errors.isEmpty)
    }

    private static let rounds = ProcessInfo.processInfo.environment["FUZZ_ROUNDS"].flatMap { Int($0) } ?? 1_000

    /// Mutates good texts byte by byte; whatever comes out, there is a tree or a mistake with a place in the file.
    @Test(arguments: 0..<8)
    func `damaged text gives a tree or a place`(seed: Int) {
        var random = Dice(seed: UInt64(seed))
        let seeds = [
            "groups: {kids: [Mia, Leo]}\nalbums:\n- name: \"A {year}\"\n  all: {people: {any: kids}}\n  none: [ {a: ..2018} ]\n",
            "{\"albums\": [{\"name\": \"\\ud83d\\ude00\", \"all\": {\"favorite\": true, \"rating\": [1, 2.5e3]}}]}",
            "a: &x |\n  block\nb: *x\nc: 'q''q'\nd: >-\n  fold\n  ed\n# comment\n",
        ]
        let signs = Array("{}[]:,-&*!|>'\"%@`\\ \t\n\r#?~<.x0\u{0}é😀".utf8) + [0xFF, 0xC3, 0xED, 0xA0]
        for round in 0..<Self.rounds {
            var bytes = Array(seeds[round % seeds.count].utf8)
            for _ in 0...Int.random(in: 0..<6, using: &random) {
                let index = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[index] = signs[Int.random(in: 0..<signs.count, using: &random)]
                case 1: bytes.insert(signs[Int.random(in: 0..<signs.count, using: &random)], at: index)
                default: bytes.removeSubrange(index..<min(bytes.count, index + 3))
                }
                if bytes.isEmpty { bytes = [0x20] }
            }
            let (node, errors) = NodeReader.read(bytes, file: "f")
            let lines = bytes.count + 1
            #expect(errors.allSatisfy { $0.place.line >= 1 && $0.place.line <= lines && $0.place.column >= 1 })
            let isBlank = String(decoding: bytes, as: UTF8.self).allSatisfy { $0.isWhitespace }
            #expect(node != nil || !errors.isEmpty || isBlank || bytes.contains(UInt8(ascii: "#")))
        }
    }
}
