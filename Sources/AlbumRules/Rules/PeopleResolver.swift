/// Finds the person behind each name; every problem and every doubt is kept.
struct PeopleResolver {
    /// The identifiers behind each reference; several only for a pattern.
    private(set) var found: [PersonReference: [PersonID]] = [:]
    /// The identifier behind each name, to be remembered.
    private(set) var identities: [String: PersonID] = [:]
    /// Why the rule cannot be evaluated.
    private(set) var problems: [HoldReason] = []
    /// What the user should see.
    private(set) var notes: [String] = []

    private let directory: PeopleDirectory
    private let named: [Person]
    private var seen: Set<PersonReference> = []

    init(directory: PeopleDirectory) {
        self.directory = directory
        named = directory.alive.values.filter { !$0.name.isBlank }.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    }

    /// Resolves a reference once, however often it is named.
    mutating func resolve(_ mention: PersonMention) {
        guard seen.insert(mention.reference).inserted else { return }
        switch mention.reference {
        case .id(let id): resolve(id, mention)
        case .name(let name) where name.contains("*"): resolve(pattern: name, mention)
        case .name(let name): resolve(name: name, isExact: false, mention)
        case .exactName(let name): resolve(name: name, isExact: true, mention)
        }
    }

    private mutating func resolve(_ id: PersonID, _ mention: PersonMention) {
        guard let person = directory.alive[id] else {
            problems.append(.vanishedPerson(name: id.description, id: id, place: mention.place))
            return
        }
        take([person], mention)
    }

    private mutating func resolve(pattern: String, _ mention: PersonMention) {
        // A person whose name has a star in it is meant before the pattern is.
        let exact = named.filter { $0.name == pattern }
        let wildcard = Wildcard(pattern.trimmed)
        let matching = exact.isEmpty ? named.filter { wildcard.matches($0.name) } : exact
        guard !matching.isEmpty else {
            problems.append(.unknownPerson(name: pattern, suggestion: nil, place: mention.place))
            return
        }
        take(matching, mention)
    }

    private mutating func resolve(name: String, isExact: Bool, _ mention: PersonMention) {
        let candidates = self.candidates(name, isExact: isExact)
        if let known = directory.remembered[name] {
            resolve(name: name, known: known, candidates: candidates, mention)
        } else if candidates.count > 1 {
            hold(name, candidates, mention)
        } else if let person = candidates.first {
            identities[name] = person.id
            take([person], mention)
        } else {
            let suggestion = NearestWord.suggestion(for: name, among: named.map(\.name))
            problems.append(.unknownPerson(name: name, suggestion: suggestion, place: mention.place))
        }
    }

    /// The person known from an earlier run counts for more than the name, but never silently against somebody who has the name now.
    private mutating func resolve(name: String, known: PersonID, candidates: [Person], _ mention: PersonMention) {
        guard let person = directory.alive[known] else {
            problems.append(.vanishedPerson(name: name, id: known, place: mention.place))
            return
        }
        guard candidates.isEmpty || candidates.map(\.id) == [known] else {
            hold(name, candidates + (candidates.contains { $0.id == known } ? [] : [person]), mention)
            return
        }
        if candidates.isEmpty {
            let now = person.name.isBlank ? "has no name" : "is called \(person.name.quoted)"
            notes.append("the person behind \(name.quoted) now \(now) in Immich")
        }
        identities[name] = known
        take([person], mention)
    }

    /// Those who have the name exactly, or else those who have it without case, accents and outer blanks.
    private func candidates(_ name: String, isExact: Bool) -> [Person] {
        let exact = named.filter { $0.name == name }
        guard exact.isEmpty, !isExact else { return exact }
        let folded = FoldedText(name.trimmed)
        return named.filter { FoldedText($0.name.trimmed) == folded }
    }

    private mutating func hold(_ name: String, _ candidates: [Person], _ mention: PersonMention) {
        problems.append(
            .ambiguousPerson(name: name, candidates: candidates.map(\.id).sorted(), place: mention.place))
    }

    private mutating func take(_ people: [Person], _ mention: PersonMention) {
        found[mention.reference] = people.map(\.id)
        for person in people where person.isHidden {
            let name = person.name.isBlank ? person.id.description : person.name.quoted
            let note = "\(name) is hidden in Immich; their photos count all the same"
            if !notes.contains(note) { notes.append(note) }
        }
    }
}
