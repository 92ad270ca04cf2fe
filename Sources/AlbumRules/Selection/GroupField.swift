/// What `for_each` makes albums of.
public enum GroupField: String, Hashable, Sendable, CaseIterable {
    /// The year it was taken, on the as-taken clock: `2023`.
    case year
    /// The month it was taken: `2023-06`.
    case month
    /// Each named person on it.
    case person
    /// The country of the nearest known place.
    case country
    /// Its state or region.
    case state
    /// Its city.
    case city
    /// Each tag of it and those above: a photo of `Trips/Greece` is one of `Trips`, too.
    case tag
    /// The camera: `Canon EOS R6`.
    case camera

    /// What stands in the name of the album for the value: `{year}`.
    public var placeholder: String { "{\(rawValue)}" }

    /// Whether values are stretches of time, which have an order.
    var isTime: Bool { self == .year || self == .month }

    /// The value of a moment; nil for fields that are not stretches of time.
    public func value(at time: WallTime) -> GroupValue? {
        let day = CalendarDay(time).description
        switch self {
        case .year: return GroupValue(text: String(day.dropLast(6)))
        case .month: return GroupValue(text: String(day.dropLast(3)))
        default: return nil
        }
    }
}

/// One value of a field, as photos have it.
public struct GroupValue: Hashable, Sendable {
    /// What tells it from others, however it is spelled: an identifier, or the text without letter case and accents.
    public var key: String
    /// How it is shown.
    public var name: String
    /// The person, when it is one.
    public var person: PersonID?

    /// A text.
    public init(text: String) {
        name = String(text.trimmed)
        key = String(decoding: FoldedText(name).bytes, as: UTF8.self)
    }

    /// A person; a rename in Immich does not make another value.
    public init(person: PersonID, name: String) {
        key = person.description
        self.name = String(name.trimmed)
        self.person = person
    }
}

/// Which values a line such as `skip:` means.
public struct GroupValuePattern: Hashable, Sendable {
    /// How it stands in the file.
    public let text: String
    /// Where it stands.
    public let place: Place
    private let low: String?
    private let high: String?
    private let person: PersonID?

    /// A label; letter case and accents do not count and `*` stands for anything.
    init(label text: String, at place: Place) {
        self.init(text: text, place: place, low: nil, high: nil, person: nil)
    }

    /// Stretches of time, both ends included: `2015..2020`.
    init(text: String, from low: String?, through high: String?, at place: Place) {
        self.init(text: text, place: place, low: low ?? "", high: high, person: nil)
    }

    /// A person by identifier.
    init(person: PersonID, at place: Place) {
        self.init(text: "{id: \(person)}", place: place, low: nil, high: nil, person: person)
    }

    private init(text: String, place: Place, low: String?, high: String?, person: PersonID?) {
        self.text = text
        self.place = place
        self.low = low
        self.high = high
        self.person = person
    }

    /// Whether it names one value, so that finding none may be a slip of the pen.
    var isExact: Bool { low == nil && !text.contains("*") }

    /// Tells of many values which it means.
    var matcher: @Sendable (GroupValue) -> Bool {
        if let person { return { $0.person == person } }
        if let low {
            // Years and months are written so that the order of letters is that of time.
            return { value in value.name >= low && high.map { value.name <= $0 || value.name.hasPrefix($0) } ?? true }
        }
        let pattern = TextPattern(text, .label)
        return { pattern.matches($0.name) }
    }
}
