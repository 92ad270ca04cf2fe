/// Who counts as a person for a rule, and who counts as one with whom.
struct PeopleView: Sendable {
    private let handling: PeopleHandling
    private let alive: [PersonID: Person]
    /// Whom the rule means: they count whatever they are called.
    private let meant: Set<PersonID>
    /// Those who count as another one of the same name.
    private let namesakes: [PersonID: PersonID]

    /// A view; nil where people are taken as they are.
    init?(_ handling: PeopleHandling, _ alive: [PersonID: Person], meant: Set<PersonID>) {
        guard handling.ignoresHidden || handling.ignoresUnnamed || handling.combinesNamesakes else { return nil }
        self.handling = handling
        self.alive = alive
        self.meant = meant
        var first: [String: PersonID] = [:]
        var namesakes: [PersonID: PersonID] = [:]
        if handling.combinesNamesakes {
            for person in alive.values.sorted(by: { $0.id < $1.id }) where !person.name.isBlank {
                if let one = first[person.name] { namesakes[person.id] = one } else { first[person.name] = person.id }
            }
        }
        self.namesakes = namesakes
    }

    /// Whether somebody does not count.
    ///
    /// Who has a name and is on the time line is on the list of people; in the archive alone people may be that are not
    /// on it though they have a name, so that those count.
    func ignores(_ id: PersonID, isArchived: Bool) -> Bool {
        if meant.contains(id) { return false }
        guard let person = alive[id] else { return handling.ignoresUnnamed && !isArchived }
        return handling.ignoresHidden && person.isHidden || handling.ignoresUnnamed && person.name.isBlank
    }

    /// Who stands for somebody where people of one name count as one.
    func representative(of id: PersonID) -> PersonID { namesakes[id] ?? id }

    /// The people on a photo who count.
    func counting(_ photo: Photo) -> [PersonID] {
        let isArchived = photo.visibility == .archive
        return photo.people.filter { !ignores($0, isArchived: isArchived) }
    }

    /// How many people count on a photo, namesakes once.
    func count(_ photo: Photo) -> Int {
        let people = counting(photo)
        return namesakes.isEmpty ? people.count : Set(people.map(representative)).count
    }

    /// A text that changes whenever the meaning changes; who is hidden or has no name goes without saying.
    var identity: String {
        let unnamed = meant.filter { alive[$0]?.name.isBlank ?? true }.sorted().map(\.description)
        let words = [
            handling.ignoresHidden ? "hidden" : nil, handling.ignoresUnnamed ? "unnamed but \(unnamed)" : nil,
        ].compactMap { $0 }
        return (words.isEmpty ? "" : " ignoring " + words.joined(separator: ", "))
            + (handling.combinesNamesakes ? " combining" : "")
    }

    /// Rows told by who does not count: once for the time line, and once for the archive when there is any.
    func rows(in table: PhotoTable, _ rows: (_ ignores: (PersonID) -> Bool) -> RowSet) -> RowSet {
        let archive = table.inArchive
        let timeline = rows { ignores($0, isArchived: false) }
        guard handling.ignoresUnnamed, !archive.isEmpty else { return timeline }
        let archived = rows { ignores($0, isArchived: true) }
        return timeline.subtracting(archive).union(archived.intersection(archive))
    }
}
