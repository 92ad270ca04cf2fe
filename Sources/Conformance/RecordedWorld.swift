import Foundation

/// What the replay must know of the world that the recordings began with.
struct RecordedWorld: Sendable {
    /// A user's way in.
    struct Login: Decodable, Sendable {
        var email: String
        var password: String
    }

    /// Every identifier that existed before the first exchange.
    let identifiers: Set<String>
    /// The latest time that stands in the world, in the server's notation.
    let savedAt: String
    /// The ways in, of those users whose password is known.
    let logins: [Login]

    init(json: Data) throws {
        struct Logins: Decodable { var logins: [Login]? }
        let text = String(decoding: json, as: UTF8.self)
        identifiers = Set(UUIDText.all(in: text))
        savedAt = TimeText.all(in: text).max() ?? ""
        logins = try JSONDecoder().decode(Logins.self, from: json).logins ?? []
    }

    /// The way in of the user that a session is named after: `anna2` is another session of anna.
    func login(forSession name: String) -> Login? {
        let user = name.prefix { !$0.isNumber }
        return logins.first { $0.email.prefix { $0 != "@" } == user }
    }
}

/// Finds identifiers in texts.
enum UUIDText {
    private static let length = 36

    /// Cost: of a text too short to hold one, nothing; a pattern is made anew for every other.
    static func all(in text: String) -> [String] {
        guard text.utf8.count >= length else { return [] }
        return text.matches(of: pattern()).map { $0.output.lowercased() }
    }

    /// The text with every identifier changed.
    static func replace(in text: String, _ transform: (String) -> String) -> String {
        guard text.utf8.count >= length else { return text }
        return text.replacing(pattern()) { transform($0.output.lowercased()) }
    }

    private static func pattern() -> Regex<Substring> {
        /[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}/
    }
}

/// Finds times in texts.
enum TimeText {
    static func all(in text: String) -> [String] {
        text.matches(of: /"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3})/).map { String($0.output.1) }
    }

    /// Whether two times in one notation agree up to their milliseconds, neither of them written out to exactly those.
    static func isSameMillisecond(_ one: String, _ other: String) -> Bool {
        guard notation(of: one) != nil, notation(of: one) == notation(of: other), !one.hasSuffix("Z") else {
            return false
        }
        func milliseconds(_ text: String) -> String {
            let parts = text.split(separator: ".", maxSplits: 1)
            let digits = parts.count < 2 ? "" : parts[1].prefix { $0.isNumber }.prefix(3)
            return parts[0].prefix(19) + "." + digits + String(repeating: "0", count: 3 - digits.count)
        }
        return milliseconds(one) == milliseconds(other)
    }

    /// The notation of a time with its digits blanked, so that two can be compared; nil when it is no time.
    static func notation(of text: String) -> String? {
        guard text.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?/) != nil else { return nil }
        let blanked = text.map { $0.isNumber ? "0" : $0 }
        if blanked.last == "Z" { return String(blanked) }
        // The database drops trailing zeros of microseconds, so their count means nothing.
        return String(blanked).replacing(/\.0+/, with: "")
    }
}
