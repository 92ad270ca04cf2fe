/// A first `albums.yaml` from the people of a library, for its owner to go on from.
public struct FirstConfiguration: Sendable {
    /// How many albums it has.
    public private(set) var albumCount = 0
    /// The text of the file.
    public private(set) var text = ""

    private static let mostPeople = 8
    private static let largestFamily = 6

    private let survey: LibrarySurvey
    private let groupName: String
    private let groups: PeopleGroups
    private var albumNames: Set<String> = []

    /// Writes the file; `key` says where the API key comes from, and `heading` who asked for what.
    public init(_ survey: LibrarySurvey, url: String, key: SecretSource, heading: String) {
        self.survey = survey
        let family = survey.named.prefix(Self.largestFamily).map(\.person)
        groupName = Self.groupName(survey.people)
        groups = PeopleGroups(family.count > 1 ? [groupName: family.map { .id($0.id) }] : [:])
        var lines = BlockText.comment(heading)
        lines += [
            "# Look first: immich-auto-album plan      Then: immich-auto-album sync",
            "# A line that begins with # says nothing to the program; take the # away to use it.", "",
        ]
        lines += BlockText.lines(key: "server", value: Self.server(url, key), isBlock: true) + [""]
        if family.count > 1 {
            let members = Node.list(family.map(member))
            lines += ["# A group is a name for several people: those with the most photos; change it as you like."]
            lines += BlockText.lines(key: "groups", value: .pairs([groupName: members]), isBlock: true) + [""]
        }
        lines += ["albums:"] + albums() + suggestions()
        text = lines.map(withNames).joined(separator: "\n") + "\n"
    }

    /// A line that pins people by id, with their names behind it.
    private func withNames(_ line: String) -> String {
        guard line.contains("{id: ") else { return line }
        let pinned = survey.named.map(\.person).filter { line.contains($0.id.description) }
        return line + "   # " + pinned.map { Self.oneLine($0.name) }.joined(separator: ", ")
    }

    /// Text without line breaks and control characters.
    private static func oneLine(_ text: String) -> String {
        let isBreak: (Character) -> Bool = { character in
            character.isWhitespace || character.unicodeScalars.contains { $0.properties.generalCategory == .control }
        }
        return text.split(whereSeparator: isBreak).joined(separator: " ")
    }

    private static func server(_ url: String, _ key: SecretSource) -> Node {
        let source: Node? =
            switch key {
            case .file(let path): .pairs(["file": .quoted(path)])
            case .environment(let name): .pairs(["env": .quoted(name)])
            case .text: nil
            }
        return .pairs([("url", .quoted(url))] + (source.map { [("api_key", $0)] } ?? []))
    }

    /// A name for the group that nobody has.
    private static func groupName(_ people: [Person]) -> String {
        let taken = Set(people.map { FoldedText($0.name.trimmed) })
        let names = ["family", "our_family"] + (2...).lazy.prefix(people.count + 2).map { "family_\($0)" }
        return names.first { !taken.contains(FoldedText($0)) } ?? "family"
    }

    /// A person as a rule names them: by name where that is clear, else by id.
    private func reference(_ person: Person) -> Node {
        let byName = Node.label(person.name)
        let rule = TypedRule.read("{people: \(FlowText.of(byName))}", in: Configuration(groups: groups)).album?.rule
        let directory = PeopleDirectory(alive: survey.people)
        let context = RuleContext(people: directory, user: UserID(high: 0, low: 0), now: Instant(milliseconds: 0))
        if case .resolved(let resolved, _)? = rule?.resolve(in: context),
            Array(resolved.identities.values) == [person.id]
        {
            return byName
        }
        return .pairs(["id": .quoted(person.id.description)])
    }

    /// A person as a group names them: groups know names and ids only.
    private func member(_ person: Person) -> Node {
        let reference = reference(person)
        return reference.text == nil ? .pairs(["id": .quoted(person.id.description)]) : reference
    }

    private mutating func albums() -> [String] {
        var lines: [String] = []
        let named = survey.named
        if named.count > 1 {
            lines += album(
                "Family", "anybody of the group", ["all": .pairs(["people": .pairs(["any": .quoted(groupName)])])])
        }
        // Somebody on a single photo hardly makes an album, unless there is hardly anybody else.
        for (person, photos) in named.prefix(Self.mostPeople) where photos > 1 || named.count < 4 {
            lines += album(person.name, Self.count(photos), ["all": .pairs(["people": reference(person)])])
        }
        if named.isEmpty {
            lines += BlockText.comment(
                "Nobody has a name in Immich yet. Give names on its people page, then write:", indent: 2)
            lines += ["  # - name: Mia", "  #   all: {people: Mia}"]
        }
        lines += album("Favourites", Self.count(survey.favorites), ["all": .pairs(["favorite": .word("true")])])
        lines += album("This year", nil, ["all": .pairs(["taken": .word("this year")])])
        return lines
    }

    private static func count(_ photos: Int) -> String { photos == 1 ? "1 photo now" : "\(photos) photos now" }

    /// The lines of an album, after a comment.
    private mutating func album(_ name: String, _ comment: String?, _ rule: KeyValuePairs<String, Node>) -> [String] {
        albumCount += 1
        var node: [(key: String, value: Node)] = [("name", .quoted(albumName(name)))]
        for (key, value) in rule { node.append((key, value)) }
        return (comment.map { BlockText.comment($0, indent: 2) } ?? [])
            + BlockText.item(.pairs(node), indent: 2, isBlock: true)
    }

    /// A name on one line that no other album has.
    private mutating func albumName(_ name: String) -> String {
        let line = Self.oneLine(name)
        var result = line
        var number = 2
        while !albumNames.insert(result).inserted {
            result = "\(line) \(number)"
            number += 1
        }
        return result
    }

    /// Albums to take the # away from.
    private mutating func suggestions() -> [String] {
        var lines: [String] = []
        let count = albumCount
        let named = survey.named
        let known = Set(named.map(\.person.id))
        let pairs = survey.photosOfPairs.filter { known.contains($0.key.one) && known.contains($0.key.other) }
        if let most = pairs.max(by: { ($0.value, $1.key.one) < ($1.value, $0.key.one) }) {
            let people = named.map(\.person).filter { $0.id == most.key.one || $0.id == most.key.other }
            let both = Node.list(people.map(reference))
            let names = people.map(\.name).joined(separator: " and ")
            lines += album(
                "\(names) together", "both, with anybody", ["all": .pairs(["people": .pairs(["all": both])])])
            lines += album("Just \(names)", "exactly these two", ["all": .pairs(["people": .pairs(["only": both])])])
        }
        if let most = survey.photosOfCountries.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) {
            lines += album(
                most.key, Self.count(most.value),
                ["all": .pairs(["country": .label(most.key)]), "none": .pairs(["filename": .word("Screenshot*")])])
        }
        lines += album("Videos", Self.count(survey.videos), ["all": .pairs(["type": .word("video")])])
        albumCount = count
        let commented = lines.map { $0.hasPrefix("  #") ? $0 : "  # " + $0.dropFirst(2) }
        return ["", "  # More to take over:"] + commented
    }
}
