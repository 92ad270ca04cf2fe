/// A person as the API writes them.
struct WirePerson: Decodable {
    /// A page of `GET /people`; `total` counts otherwise than the list and is not looked at.
    struct Page: Decodable {
        var people: [WirePerson]
        /// Whether there is another page; not said, a full one may be followed by more.
        var hasNextPage: Bool?
    }

    private enum CodingKeys: CodingKey {
        case id, name, birthDate, isHidden, isFavorite
    }

    let person: Person

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let birthDate = try container.decodeIfPresent(String.self, forKey: .birthDate)
        person = Person(
            id: try container.decode(PersonID.self, forKey: .id),
            name: try container.decode(String.self, forKey: .name),
            birthDate: birthDate.flatMap(CalendarDay.init(wire:)),
            isHidden: try container.decodeIfPresent(Bool.self, forKey: .isHidden) ?? false,
            isFavorite: try container.decodeIfPresent(Bool.self, forKey: .isFavorite) ?? false)
    }
}

extension CalendarDay {
    /// The day at the front of `2024-07-01` or `2024-07-01T00:00:00.000Z`.
    init?(wire text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10 || (bytes.count > 10 && bytes[10] == UInt8(ascii: "T")) else { return nil }
        let parts = text.utf8.prefix(10).split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
            .map { Substring($0) }
        guard parts.count == 3, parts.map(\.utf8.count) == [4, 2, 2], let year = Int(parts[0]),
            let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }
}
