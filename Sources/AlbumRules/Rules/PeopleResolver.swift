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
    private let handling: PeopleHandling
    private let named: [Person]
    /// Those who have a name and do not count, because they are hidden.
    private let passedOver: [Person]
    private var seen: Set<PersonReference> = []

    init(directory: PeopleDirectory, handling: PeopleHandling = PeopleHandling()) {
        self.directory = directory
        self.handling = handling
        let people = directory.alive.values.filter { !$0.name.isBlank }.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
        named = handling.ignoresHidden ? people.filter { !$0.isHidden } : people
        passedOver = handling.ignoresHidden ? people.filter(\.isHidden) : []
    }

    /// Resolves everybody that a rule names, each once. What one line needs is needed, whatever others could do without.
    mutating func resolve(_ mentions: [PersonMention]) {
        let needed = Set(mentions.lazy.filter { !$0.isOptional }.map(\.reference))
        let single = Set(mentions.lazy.filter(\.isSingle).map(\.reference))
        for var mention in mentions {
            mention.isOptional = handling.dropsUnknownNames && !needed.contains(mention.reference)
            mention.isSingle = !handling.combinesNamesakes || single.contains(mention.reference)
            resolve(mention)
        }
    }

    /// Resolves a reference once, however often it is named.
    private mutating func resolve(_ mention: PersonMention) {
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

    /// Nobody who counts has the name.
    private mutating func miss(_ name: String, suggestion: String?, _ mention: PersonMention) {
        guard mention.isOptional else {
            problems.append(.unknownPerson(name: name, suggestion: suggestion, place: mention.place))
            return
        }
        let near = suggestion.map { "; did you mean \($0.quoted)?" } ?? ""
        notes.append("nobody is called \(name.quoted), so the name is left out (optional_people)\(near)")
    }

    private mutating func resolve(pattern: String, _ mention: PersonMention) {
        // A person whose name has a star in it is meant before the pattern is.
        func matching(_ people: [Person]) -> [Person] {
            let exact = people.filter { $0.name == pattern }
            let wildcard = Wildcard(pattern.trimmed)
            return exact.isEmpty ? people.filter { wildcard.matches($0.name) } : exact
        }
        let found = matching(named)
        if !found.isEmpty {
            take(found, mention)
        } else if !matching(passedOver).isEmpty {
            problems.append(.hiddenPerson(name: pattern, place: mention.place))
        } else {
            miss(pattern, suggestion: nil, mention)
        }
    }

    private mutating func resolve(name: String, isExact: Bool, _ mention: PersonMention) {
        let candidates = Self.candidates(name, isExact: isExact, among: named)
        if let known = directory.remembered[name] {
            resolve(name: name, known: known, candidates: candidates, mention)
        } else if candidates.count > 1 {
            mention.isSingle ? hold(name, candidates, mention) : combine(name, candidates, mention)
        } else if let person = candidates.first {
            identities[name] = person.id
            take([person], mention)
        } else if !Self.candidates(name, isExact: isExact, among: passedOver).isEmpty {
            problems.append(.hiddenPerson(name: name, place: mention.place))
        } else {
            miss(name, suggestion: NearestWord.suggestion(for: name, among: named.map(\.name)), mention)
        }
    }

    /// Takes several people of one name for one; none of them is remembered as the one behind the name.
    private mutating func combine(_ name: String, _ candidates: [Person], _ mention: PersonMention) {
        notes.append("\(candidates.count) people called \(name.quoted) count as one (same_name: combine)")
        take(candidates, mention)
    }

    /// The person known from an earlier run counts for more than the name, but never silently against somebody who has the name now.
    private mutating func resolve(name: String, known: PersonID, candidates: [Person], _ mention: PersonMention) {
        guard let person = directory.alive[known] else {
            problems.append(.vanishedPerson(name: name, id: known, place: mention.place))
            return
        }
        if !mention.isSingle, candidates.count > 1, candidates.contains(where: { $0.id == known }) {
            combine(name, candidates, mention)
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
    static func candidates(_ name: String, isExact: Bool, among people: [Person]) -> [Person] {
        let exact = people.filter { $0.name == name }
        guard exact.isEmpty, !isExact else { return exact }
        let folded = FoldedText(name.trimmed)
        return people.filter { FoldedText($0.name.trimmed) == folded }
    }

    private mutating func hold(_ name: String, _ candidates: [Person], _ mention: PersonMention) {
        problems.append(
            .ambiguousPerson(name: name, candidates: candidates.map(\.id).sorted(), place: mention.place))
    }

    private mutating func take(_ people: [Person], _ mention: PersonMention) {
        if handling.ignoresHidden, let hidden = people.first(where: \.isHidden) {
            let name = hidden.name.unlessBlank ?? hidden.id.description
            problems.append(.hiddenPerson(name: name, place: mention.place))
            return
        }
        found[mention.reference] = people.map(\.id)
        for person in people where person.isHidden {
            let name = person.name.isBlank ? person.id.description : person.name.quoted
            let note = "\(name) is hidden in Immich; their photos count all the same"
            if !notes.contains(note) { notes.append(note) }
        }
    }
}
