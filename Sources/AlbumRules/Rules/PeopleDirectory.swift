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

    /// The names that rules use and nobody has, unless whoever is remembered by one is among the living.
    public func unknownNames(of references: some Sequence<PersonReference>) -> [String] {
        let people = alive.values.filter { !$0.name.isBlank }
        return references.filter { reference in
            guard let name = reference.searchName else { return false }
            if let known = remembered[name], alive[known] != nil { return false }
            return PeopleResolver.candidates(name, isExact: reference == .exactName(name), among: people).isEmpty
        }.compactMap(\.searchName).sorted()
    }
}
