@testable import AlbumRules
import TestSupport

/// Legacy settings made up at random, and photos that tell their albums apart.
struct ConversionSketch {
    /// Names as people have them, and as they trip readers.
    static let names = [
        "Mia", "Leo", "Anna", "none", "some", "null", "~", "true", "A*", "*", "Mia's", "- dash", "#1", "a: b", "a:b",
        "[x]", "{y}", "Zoë", " lead", "trail ", "say \"hi\"", "back\\slash", "😀", "0123", "NO", "2023-01-01", "x,y",
        "@home", "tab\tbed", "line\u{2028}break", "kids", "A  B", "?", "!x", "&y", "%z", "=", "..", "1..2",
    ]

    private static let fileNames = ["a.jpg", "none", "IMG 1.jpg", "x: y.png", "A.JPG"]
    private static let days = ["2022-12-31", "2023-01-01", "2023-06-15", "2023-12-31", "2024-01-01"]

    var random: Dice

    /// Everybody with such a name.
    static let context = RuleSupport.context(
        people: names.map { Person(id: RuleSupport.personID($0), name: $0) })

    mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: 0..<values.count, using: &random)]
    }

    mutating func photo() -> Photo {
        var facts: [PhotoFact] = [
            .people((0..<Int.random(in: 0..<4, using: &random)).map { _ in pick(Array(Self.names.prefix(5))) }),
            .kind(pick(Photo.Kind.allCases)), .taken(pick(Self.days) + pick(["T00:00:00", "T23:59:59"])),
            .fileName(pick(Self.fileNames)),
        ]
        if Bool.random(using: &random) { facts.append(.favorite) }
        if Bool.random(using: &random) { facts.append(.live) }
        if Bool.random(using: &random) { facts.append(.pixels(pick([100, 200]), 50)) }
        if Int.random(in: 0..<6, using: &random) == 0 { facts.append(.people([pick(Self.names)])) }
        var photo = RuleSupport.photo(facts)
        if Bool.random(using: &random) { photo.visibility = .archive }
        return photo
    }

    /// A file of the script's settings, as Python or as JSON.
    mutating func settings(isPython: Bool) -> String {
        let albums = (0..<Int.random(in: 1..<5, using: &random)).map { album(number: $0) }
        let list = "[" + albums.joined(separator: ", ") + "]"
        let url = "\"https://photos.example.com\""
        guard isPython else {
            return "{\"IMMICH_BASE_URL\": \(url), \"API_KEY\": \"s3cr3t\", \"SYNC_CONFIGS\": \(list)}"
        }
        return "IMMICH_BASE_URL = \(url)\nAPI_KEY = 's3cr3t'\nSYNC_CONFIGS = "
            + list.replacing(": true", with: ": True").replacing(": false", with: ": False")
            .replacing(": null", with: ": None")
    }

    private mutating func album(number: Int) -> String {
        let filters = (0..<Int.random(in: 1..<4, using: &random)).map { _ in filter() }
        var parts = ["\"name\": \(Self.text("Album \(number) " + pick(Self.names)))"]
        if filters.count == 1, Bool.random(using: &random) {
            parts.append(String(filters[0].dropFirst().dropLast()))
        } else {
            parts.append("\"filters\": [\(filters.joined(separator: ", "))]")
        }
        if Int.random(in: 0..<5, using: &random) == 0 { parts.append("\"mode\": \"add\"") }
        if Int.random(in: 0..<5, using: &random) == 0 { parts.append("\"settle\": \"90m\", \"protect\": true") }
        return "{\(parts.joined(separator: ", "))}"
    }

    private mutating func filter() -> String {
        switch Int.random(in: 0..<9, using: &random) {
        case 0...3: people()
        case 4: one(pick(["is_favorite", "isFavorite"]), [pick(["true", "false"])])
        case 5: one(pick(["type", "asset_type"]), ["\"IMAGE\"", "\"video\""])
        case 6:
            "{\"key\": \"\(pick(["fileCreatedAt", "taken"]))\", \"val\": \"\(pick(Self.days))\", \"operator\": \"\(pick(["AFTER", "before"]))\"}"
        case 7: one("originalFileName", Self.fileNames.map(Self.text) + ["null"])
        default:
            pick([
                "{\"key\": \"width\", \"val\": 100}", "{\"key\": \"isArchived\", \"val\": true}",
                "{\"key\": \"livePhotoVideoId\", \"val\": null}",
                "{\"key\": \"livePhotoVideoId\", \"val\": null, \"operator\": \"NOT\"}",
                "{\"key\": \"taken\", \"val\": null, \"operator\": \"NOT\"}",
                "{\"key\": \"height\", \"val\": [50, 60], \"operator\": \"NOT\"}",
            ])
        }
    }

    private mutating func people() -> String {
        let word = pick(["OR", "AND", "NOT", "ONLY", "ONLY_ANY"])
        guard Int.random(in: 0..<6, using: &random) > 0 else {
            return "{\"key\": \"people\", \"val\": null, \"operator\": \"\(pick(["OR", "NOT"]))\"}"
        }
        let pool = Bool.random(using: &random) ? Array(Self.names.prefix(5)) : Self.names
        let names = (0..<Int.random(in: 1..<4, using: &random)).map { _ in Self.text(pick(pool)) }
        let value = names.count == 1 && Bool.random(using: &random) ? names[0] : "[\(names.joined(separator: ", "))]"
        return "{\"key\": \"people\", \"val\": \(value), \"operator\": \"\(word)\"}"
    }

    private mutating func one(_ key: String, _ values: [String]) -> String {
        let value = pick(values)
        let word = value == "null" ? "OR" : pick(["OR", "NOT"])
        return "{\"key\": \"\(key)\", \"val\": \(value), \"operator\": \"\(word)\"}"
    }

    private static func text(_ text: String) -> String {
        let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\t", with: "\\t")
        return "\"\(escaped)\""
    }
}
