import Foundation
import TestSupport
import Testing
import YAML

@testable import AlbumRules

@Suite struct ConfigurationFuzzTests {
    private static let seeds = [
        (
            "f.yaml",
            "server: {url: https://x, api_key: {env: K}, timeout: 6h}\ngroups: {kids: [Mia, {id: 6f1c2a34-1b2c-4d5e-8f90-a1b2c3d4e5f6}], a: [kids]}\n"
                + "limits: {remove: 10%}\nalbums:\n- {name: A, all: {people: {any: kids}}, mode: add, settle: 5m}\n- name: B\n  filters: [{key: people, val: null}]\n"
        ),
        (
            "f.json",
            "{\"albums\": [{\"name\": \"\\ud83d\\ude00\", \"all\": {\"favorite\": true}, \"limits\": {\"remove\": \"1%\"}}]}"
        ),
        (
            "f.py",
            "\"\"\"doc\"\"\"\nAPI_KEY = 'k' \"x\\x41\"\nA: int = -3\nSYNC_CONFIGS = [\n  {'name': 'A', 'filters': [{'key': 'people', 'val': None}]},  # c\n]\nB = (1, 2.5e3, 0x1F, r'\\d', '''\nz''')\n"
        ),
    ]

    /// A longer run: `FUZZ_ROUNDS=100000`, times nine seeds.
    private static let rounds = ProcessInfo.processInfo.environment["FUZZ_ROUNDS"].flatMap { Int($0) } ?? 700

    @Test(arguments: 0..<9)
    func `damaged files end with a configuration or with a place`(seed: Int) {
        var random = Dice(seed: UInt64(seed) + 77)
        let signs = Array("{}[]():,;=-+&*!|>'\"%@`\\ \t\n\r#?~<.x0_é😀".utf8) + [0, 0xFF, 0xC3, 0xED]
        let (name, text) = Self.seeds[seed % Self.seeds.count]
        for _ in 0..<Self.rounds {
            var bytes = Array(text.utf8)
            for _ in 0...Int.random(in: 0..<5, using: &random) where !bytes.isEmpty {
                let index = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[index] = signs[Int.random(in: 0..<signs.count, using: &random)]
                case 1: bytes.insert(signs[Int.random(in: 0..<signs.count, using: &random)], at: index)
                case 2: bytes.removeLast(min(bytes.count, Int.random(in: 0..<9, using: &random)))
                default: bytes.removeSubrange(index..<min(bytes.count, index + 4))
                }
            }
            let (configuration, diagnostics) = ConfigurationReader.read([SourceFile(name: name, bytes: bytes)])
            #expect((configuration == nil) == diagnostics.hasErrors)
            for finding in diagnostics.findings where finding.severity == .error {
                #expect(finding.place.map { $0.line >= 1 && $0.column >= 1 && $0.line <= bytes.count + 1 } == true)
            }
        }
    }

    @Test(arguments: 0..<200)
    func `the same literals in Python, YAML and JSON are the same nodes`(seed: Int) throws {
        var random = Dice(seed: UInt64(seed))
        let literal = Literal.random(depth: 4, &random)
        let expected = "[" + literal.sketch + "]"
        var diagnostics = Diagnostics()
        let python = PythonSettings.read(SourceFile(name: "s.py", text: "A = [\(literal.python)]"), &diagnostics)
        #expect(diagnostics.findings == [])
        #expect(python.map { AlbumRulesTests.sketch($0.value) } == [expected])
        for file in ["f.json", "f.yaml"] {
            // A comment makes the text YAML and no longer JSON.
            let text = "[\(literal.json)]" + (file == "f.yaml" ? " # end" : "")
            let node = try #require(NodeReader.read(Array(text.utf8), file: file).node)
            #expect(AlbumRulesTests.sketch(node) == expected)
        }
    }
}

/// A value that all three languages can write.
private indirect enum Literal {
    case word(python: String, json: String)
    case text(String)
    case list([Literal])
    case mapping([(key: String, value: Literal)])

    static func random(depth: Int, _ random: inout Dice) -> Literal {
        let pieces = [
            "a", "é", "😀", "\\", "\"", "'", "#", ": ", "{", "]", "%", "*", "null", " ", "\t", "\n", "..", "0",
        ]
        func text(_ random: inout Dice) -> String {
            (0..<Int.random(in: 0..<5, using: &random)).map { _ in
                pieces[Int.random(in: 0..<pieces.count, using: &random)]
            }
            .joined()
        }
        switch Int.random(in: 0..<(depth > 0 ? 5 : 3), using: &random) {
        case 0:
            let words = [
                ("True", "true"), ("False", "false"), ("None", "null"), ("-3", "-3"), ("2.5e3", "2.5e3"), ("0", "0"),
            ]
            let (python, json) = words[Int.random(in: 0..<words.count, using: &random)]
            return .word(python: python, json: json)
        case 1, 2: return .text(text(&random))
        case 3:
            return .list(
                (0..<Int.random(in: 0..<4, using: &random)).map { _ in Literal.random(depth: depth - 1, &random) })
        default:
            return .mapping(
                (0..<Int.random(in: 0..<4, using: &random)).map { index in
                    ("k\(index)" + text(&random), Literal.random(depth: depth - 1, &random))
                })
        }
    }

    var python: String { written { $0.0 } }
    var json: String { written { $0.1 } }

    private func written(_ word: ((String, String)) -> String) -> String {
        switch self {
        case .word(let python, let json): return word((python, json))
        case .text(let text): return Self.quoted(text)
        case .list(let items): return "[" + items.map { $0.written(word) }.joined(separator: ", ") + "]"
        case .mapping(let pairs):
            return "{" + pairs.map { Self.quoted($0.key) + ": " + $0.value.written(word) }.joined(separator: ", ") + "}"
        }
    }

    private static func quoted(_ text: String) -> String {
        var written = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", "\"": written += "\\" + String(scalar)
            case "\n": written += "\\n"
            case "\t": written += "\\t"
            default: written += String(scalar)
            }
        }
        return "\"\(written)\""
    }

    var sketch: String {
        switch self {
        case .word(_, let json): return json
        case .text(let text): return "\"\(text)\""
        case .list(let items): return "[" + items.map(\.sketch).joined(separator: ", ") + "]"
        case .mapping(let pairs):
            return "{" + pairs.map { $0.key + ": " + $0.value.sketch }.joined(separator: ", ") + "}"
        }
    }
}
