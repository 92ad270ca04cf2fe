import AlbumRules
import ImmichClient

/// Finds out who stands behind the names of the rules, asking the server for those whom the people list lacks.
///
/// The list shows only people on time line photos; somebody seen in the archive only is found by name, and one remembered
/// or pinned by identifier is asked for before they count as gone.
struct RuleResolver: Sendable {
    var reader: ImmichReader
    var remembered: [String: PersonID]
    var context: RuleContext

    /// The rules with every name told, or why they cannot be.
    struct Outcome: Sendable {
        var directory: PeopleDirectory
        var resolutions: [RuleResolution]
        /// How many people are on the list; nil when no rule names anybody.
        var peopleCount: Int?
    }

    /// Resolves rules in their order.
    ///
    /// Source: all pages of `GET /people`, then `GET /people/{id}` and `GET /search/person` for those missing.
    func resolve(_ rules: [Rule]) async throws(ImmichError) -> Outcome {
        let references = rules.reduce(into: Set<PersonReference>()) { $0.formUnion($1.people) }
        let needsPeople = !references.isEmpty || rules.contains { $0.needs.people }
        guard needsPeople else {
            return Outcome(directory: PeopleDirectory(), resolutions: rules.map { $0.resolve(in: self.context) })
        }
        let listed = try await reader.people()
        var directory = PeopleDirectory(alive: listed, remembered: remembered)
        for id in identifiers(references).subtracting(directory.alive.keys).sorted() {
            guard let person = try await reader.person(id) else { continue }
            directory.alive[id] = person
        }
        var context = context
        context.people = directory
        var resolutions = rules.map { $0.resolve(in: context) }
        for name in Self.unknownNames(resolutions).intersection(references.compactMap(\.searchName)).sorted() {
            for person in try await reader.people(resembling: name) { directory.alive[person.id] = person }
        }
        if directory != context.people {
            context.people = directory
            resolutions = rules.map { $0.resolve(in: context) }
        }
        return Outcome(directory: directory, resolutions: resolutions, peopleCount: listed.count)
    }

    /// Identifiers that rules pin, and those remembered for the names they use.
    private func identifiers(_ references: Set<PersonReference>) -> Set<PersonID> {
        Set(
            references.compactMap { reference in
                switch reference {
                case .id(let id): id
                case .name(let name), .exactName(let name): remembered[name]
                }
            })
    }

    private static func unknownNames(_ resolutions: [RuleResolution]) -> Set<String> {
        var names: Set<String> = []
        for case .held(let reasons) in resolutions {
            for case .unknownPerson(let name, _, _) in reasons { names.insert(name) }
        }
        return names
    }
}
