/// Who is called what on the server, and what was remembered of earlier runs.
public struct PeopleDirectory: Hashable, Sendable {
    /// Everybody known to be alive: all pages of the people list (hidden ones too), search by name, and `GET /people/{id}`.
    public var alive: [PersonID: Person]
    /// The identifier that stood behind each name at the last good run.
    public var remembered: [String: PersonID]

    /// A directory.
    public init(alive: [Person] = [], remembered: [String: PersonID] = [:]) {
        self.alive = Dictionary(alive.map { ($0.id, $0) }) { first, _ in first }
        self.remembered = remembered
    }

    /// The names that nobody has, of those people whom rules name and nobody is remembered by.
    public func unknownNames(of references: some Sequence<PersonReference>) -> [String] {
        let people = alive.values.filter { !$0.name.isBlank }
        return references.filter { reference in
            guard let name = reference.searchName, remembered[name] == nil else { return false }
            return PeopleResolver.candidates(name, isExact: reference == .exactName(name), among: people).isEmpty
        }.compactMap(\.searchName).sorted()
    }
}
