import Foundation
import TestSupport
import Testing
import YAML

@testable import AlbumRules

/// What the program accepts the schema accepts; what the program refuses the schema refuses, as far as it can be said.
@Suite struct ConfigurationSchemaFuzzTests {
    private static let seeds = [
        """
        {version: 1, server: {url: "https://photos.example.com/api", api_key: {env: IMMICH_KEY}, concurrency: 4, timeout: 60s},
        groups: {kids: [Mia, Leo], one: Mia, pinned: [{id: 6f1c2a34-1b2c-4d5e-8f90-a1b2c3d4e5f6}]}, defaults: {settle: 6h, mode: sync},
        limits: {remove: 10%, add_when_shared: 50%}, state: /var/lib/x, clock: Europe/Paris, log: {file: sync.log, level: info},
        notify: {email: {server: smtp.example.com, port: 465, username: me, password: {file: pw}, from: a@x, to: [b@x, c@x], when: errors}},
        albums: [{name: A, all: {people: {any: kids}, taken: 2023-06..2023-08}, none: {type: video}, mode: add, protect: true}]}
        """,
        """
        {albums: [
        {name: B, all: {people: {all: [Mia, Leo], none: [Ex]}}, any: {favorite: true, rating: 4..}, limits: {remove: 5%}},
        {name: C, none: [{people: Sam, taken: ..2018}, {all: {near: {lat: 52.5, lon: 13.4, km: 1}}, none: {filename: Screenshot*}}]},
        {name: D, all: {people: {at_least: {count: 2, of: [Mia, Leo, Anna]}}, every_year: 12-24..12-26, weekday: [sat, sun], hour: 18..23}},
        {name: E, all: {camera: [Fujifilm*, {is: NIKON}], iso: ..800, aperture: f/2.8, shutter: 1/250.., size: 20MB.., duration: 10s..2m}},
        {name: F, all: {gps: some, orientation: landscape, megapixels: 8.., aspect: "16:9", city: none, uploaded: last 90 days, rating: null}},
        {name: G, all: {people: {id: 6f1c2a34-1b2c-4d5e-8f90-a1b2c3d4e5f6}, description: {regex: "a+"}, extension: jpg, people_count: 3.., live: false}},
        {name: H, filters: [{key: people, val: [Mia, Leo], operator: AND}, {key: type, val: IMAGE}], enabled: true, id: 0b1c2d3e-4f50-4162-8374-8596a7b8c9d0},
        {name: I, key: isFavorite, val: true}]}
        """,
        "[{name: J, all: {people: Mia}, archived: leave_out}, {name: K, any: [{lens: some}, {focal_length: 24..70, width: 1920..}]}]",
        """
        {"IMMICH_BASE_URL": "https://x", "API_KEY": "k", "MAX_CONCURRENT_REQUESTS": 4, "ENABLE_EMAIL_ON_ERROR": false,
        "SYNC_CONFIGS": [{"name": "L", "filters": [{"key": "people", "val": null}]}]}
        """,
    ]

    private static let scalars = [
        "", "null", "true", "false", "yes", "Mia", "some", "none", "any", "0", "1", "5", "-1", "2.5", "2023", "2023-06",
        "2023-06-15..", "..3", "1..5", "last 30 days", "this year", "today", "10%", "6h", "20MB", "1/250", "f/2",
        "photo",
        "VIDEO", "Landscape", "mon..fri", "12-24", "sync", "6f1c2a34-1b2c-4d5e-8f90-a1b2c3d4e5f6", "https://x", "a@b",
        "kids", "*x", "1e3", "people", "AND", "Europe/Paris", " ", "x",
    ]

    /// Why the program may refuse what the schema cannot.
    private static let beyondTheSchema = [
        "two albums are called", "two rules for", "can never be", "names [0-9]+ (people|tags|albums)", "of one age",
        "does not name one person", "is out of range for",
        "goes by", "in a circle", "needs mode: add", "contains itself", "calendar",
        "runs backwards", "ENABLE_EMAIL_ON_ERROR", "is not a value of \"(is|favorite)", "is not a type",
        "needs a date, not", "needs the operator", "is not a day", "always has a value", "longer than nothing",
        "not \"[0-9.]+e[0-9]+\"", "the configuration has no accounts",
        "stands without \"for_each\"", "\"people\" is blank", "\"[0-9.]+e[0-9]+\" is not an? ",
        "\"[0-9.]+\" is not a date",
    ]

    /// A longer run: `FUZZ_ROUNDS=100000`, times twelve seeds.
    private static let rounds = ProcessInfo.processInfo.environment["FUZZ_ROUNDS"].flatMap { Int($0) } ?? 400

    @Test(arguments: 0..<12)
    func `the schema and the program agree on damaged configurations`(seed: Int) throws {
        let validator = SchemaValidator(ConfigurationSchema.document)
        var random = Dice(seed: UInt64(seed) + 4242)
        let source = Self.seeds[seed % Self.seeds.count]
        let start = try #require(NodeReader.read(Array(source.utf8), file: "f").node)
        var verdicts = (good: 0, bad: 0)
        for _ in 0..<Self.rounds {
            var node = start
            for _ in 0...Int.random(in: 0..<3, using: &random) { node = damaged(node, &random) }
            let text = FlowText.of(node)
            guard let read = NodeReader.read(Array(text.utf8), file: "f.yaml").node, !read.isNull else { continue }
            let (configuration, diagnostics) = ConfigurationReader.read([SourceFile(name: "f.yaml", text: text)])
            let isValid = validator.accepts(SchemaValue(read))
            let errors = diagnostics.findings.filter { $0.severity == .error }.map(\.message)
            if configuration != nil {
                verdicts.good += 1
                #expect(isValid, "the program accepts: \(text)")
            } else if isValid {
                let isSayable = !errors.contains { message in
                    Self.beyondTheSchema.contains { message.range(of: $0, options: .regularExpression) != nil }
                }
                #expect(!isSayable, "the schema accepts what the program calls \(errors): \(text)")
            } else {
                verdicts.bad += 1
            }
        }
        #expect(verdicts.good > 20 && verdicts.bad > 100, "\(verdicts)")
    }

    /// The tree with one piece changed somewhere.
    private func damaged(_ node: Node, _ random: inout Dice) -> Node {
        let isHere = Int.random(in: 0..<6, using: &random) == 0
        switch node.content {
        case .scalar: return isHere || Bool.random(using: &random) ? replaced(node, &random) : node
        case .sequence(var items):
            guard !isHere, !items.isEmpty else { return replaced(node, &random) }
            let index = Int.random(in: 0..<items.count, using: &random)
            switch Int.random(in: 0..<8, using: &random) {
            case 0: items.remove(at: index)
            case 1: items.append(items[index])
            default: items[index] = damaged(items[index], &random)
            }
            return .list(items)
        case .mapping(let entries):
            guard !isHere, !entries.isEmpty else { return replaced(node, &random) }
            return Node(.mapping(damaged(entries, &random)), at: node.place)
        }
    }

    private func damaged(_ entries: [Node.Entry], _ random: inout Dice) -> [Node.Entry] {
        var entries = entries
        let index = Int.random(in: 0..<entries.count, using: &random)
        switch Int.random(in: 0..<10, using: &random) {
        case 0: entries.remove(at: index)
        case 1:
            let key = Bool.random(using: &random) ? (entries[index].key.text ?? "") + "x" : Self.key(&random)
            if !entries.contains(where: { $0.key.text == key }) { entries[index].key = .quoted(key) }
        case 2:
            let key = Self.key(&random)
            if !entries.contains(where: { $0.key.text == key }) {
                entries.append(.init(key: .quoted(key), value: Self.scalar(&random)))
            }
        default: entries[index].value = damaged(entries[index].value, &random)
        }
        return entries
    }

    private func replaced(_ node: Node, _ random: inout Dice) -> Node {
        switch Int.random(in: 0..<6, using: &random) {
        case 0: .list([node])
        case 1: .list([])
        case 2: .pairs([(Self.key(&random), node)])
        default: Self.scalar(&random)
        }
    }

    private static func scalar(_ random: inout Dice) -> Node {
        .word(scalars[Int.random(in: 0..<scalars.count, using: &random)])
    }

    private static func key(_ random: inout Dice) -> String {
        let keys =
            Criteria.all.map(\.key) + SettingTable.album.map(\.key) + SettingTable.file.map(\.key)
            + ["name", "all", "any", "none", "is", "id", "regex", "filters", "key", "val", "operator", "match_all"]
        return keys[Int.random(in: 0..<keys.count, using: &random)]
    }
}
