import ImmichSimulator

/// One line of a random rule, with its text and its meaning, each written down as simply as can be.
enum LabLine: Hashable {
    enum Group: String, Hashable { case any, all, none, only, nobodyBut = "nobody_but" }

    case person(String)
    case people(Group, [String])
    case atLeast(Int, [String])
    case somebody
    case nobody
    case peopleCount(Int, Int?)
    case favorite(Bool)
    case isVideo(Bool)
    case taken(Int, Int)
    case takenLast(Int)
    case uploadedLast(Int)
    case everyYear(Int, Int)
    case weekdays([Int])
    case hours(Int, Int)
    case country(String)
    case cityKnown(Bool)
    case gps(Bool)
    case rating(Int)
    case unrated
    case camera(String)
    case fileName(String)
    case description(String)
    case isPortrait(Bool)

    static let weekdayNames = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]

    /// Key and value as they stand in the file.
    var text: (key: String, value: String) {
        switch self {
        case .person(let name): ("people", quoted(name))
        case .people(let group, let names): ("people", "{\(group.rawValue): \(list(names))}")
        case .atLeast(let count, let names): ("people", "{at_least: {count: \(count), of: \(list(names))}}")
        case .somebody: ("people", "some")
        case .nobody: ("people", "none")
        case .peopleCount(let low, let high): ("people_count", "\(low)..\(high.map { String($0) } ?? "")")
        case .favorite(let flag): ("favorite", "\(flag)")
        case .isVideo(let flag): ("type", flag ? "video" : "photo")
        case .taken(let first, let last): ("taken", "\(first)..\(last)")
        case .takenLast(let days): ("taken", "last \(days) days")
        case .uploadedLast(let days): ("uploaded", "last \(days) days")
        case .everyYear(let first, let last): ("every_year", "\(Self.monthDay(first))..\(Self.monthDay(last))")
        case .weekdays(let days): ("weekday", "[\(days.map { Self.weekdayNames[$0] }.joined(separator: ", "))]")
        case .hours(let first, let last): ("hour", "\(first)..\(last)")
        case .country(let name): ("country", quoted(name))
        case .cityKnown(let flag): ("city", flag ? "some" : "none")
        case .gps(let flag): ("gps", flag ? "some" : "none")
        case .rating(let least): ("rating", "\(least)..")
        case .unrated: ("rating", "none")
        case .camera(let name): ("camera", quoted(name))
        case .fileName(let part): ("filename", quoted(part))
        case .description(let part): ("description", quoted(part))
        case .isPortrait(let flag): ("orientation", flag ? "portrait" : "landscape")
        }
    }

    private static func monthDay(_ number: Int) -> String {
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(two(number / 100))-\(two(number % 100))"
    }

    private func quoted(_ text: String) -> String { "\"\(text)\"" }
    private func list(_ names: [String]) -> String { "[\(names.map(quoted).joined(separator: ", "))]" }

    /// The people it names.
    var names: [String] {
        switch self {
        case .person(let name): [name]
        case .people(_, let names), .atLeast(_, let names): names
        default: []
        }
    }

    /// Whether the passing of time changes what it matches.
    var dependsOnClock: Bool {
        switch self {
        case .takenLast, .uploadedLast: true
        default: false
        }
    }

    /// Whether recognition, of people or places, changes what it matches.
    var isRecognised: Bool {
        !names.isEmpty || ["people", "people_count", "country", "city", "gps"].contains(text.key)
    }
}
