import AlbumRules
import ImmichClient

/// Finds out who stands behind the names of the rules, asking the server for those whom the people list lacks.
///
/// The list shows only people on time line photos; somebody seen in the archive only is found by name, and one remembered
/// or pinned by identifier is asked for before they count as gone.
struct PeopleFinder: Sendable {
    var reader: ImmichReader
    var remembered: [String: PersonID]
    /// Whether the list is needed though no rule names anybody.
    var needsNames = false

    /// Fills in the people, and the resolutions of the rules with them.
    ///
    /// Source: all pages of `GET /people`, then `GET /people/{id}` and `GET /search/person` for those missing.
    func find(
        _ reach: [RuleReach], _ rules: [Rule], _ outcome: inout RuleResolver.Outcome
    ) async throws(ImmichError) {
        guard needsNames || reach.contains(where: \.needsPeople) else {
            outcome.resolutions = rules.map { $0.resolve(in: outcome.context) }
            return
        }
        let references = reach.reduce(into: Set<PersonReference>()) { $0.formUnion($1.people) }
        let listed = try await reader.people()
        outcome.peopleCount = listed.count
        var directory = PeopleDirectory(alive: listed, remembered: remembered)
        // Whoever is remembered and not listed may have a namesake who is not listed either.
        let unlisted = directory.unknownNames(of: references)
        for id in identifiers(references).subtracting(directory.alive.keys).sorted() {
            guard let person = try await reader.person(id) else { continue }
            directory.alive[id] = person
        }
        for name in unlisted {
            for person in try await reader.people(resembling: name) { directory.alive[person.id] = person }
        }
        outcome.context.people = directory
        outcome.resolutions = rules.map { $0.resolve(in: outcome.context) }
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
}
