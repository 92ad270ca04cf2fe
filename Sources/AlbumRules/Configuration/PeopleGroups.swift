/// The groups of people that the user named: `groups: {kids: [Mia, Leo], family: [kids, Anna]}`.
public struct PeopleGroups: Hashable, Sendable {
    /// The people behind each name, groups inside groups opened, in the order of the file, each once.
    public private(set) var members: [String: [PersonReference]]

    /// Groups whose members are known.
    public init(_ members: [String: [PersonReference]] = [:]) {
        self.members = members
    }

    /// The people behind a name; nil when no group has it. Letters compare by canonical equivalence.
    public func expand(_ name: String) -> [PersonReference]? {
        members[name]
    }

    /// The names of all groups, for hints.
    public var names: [String] { members.keys.sorted() }
}

/// Reads the `groups` part and opens groups inside groups.
struct PeopleGroupsReader {
    /// What a rule says in place of a name, so that no group may be called so.
    static let reservedNames: Set<String> = [
        "some", "none", "any", "all", "only", "only_any", "nobody_but", "at_least", "id",
    ]
    /// How deep groups may stand inside groups.
    static let greatestDepth = 50

    private enum Member {
        case person(PersonReference)
        case name(String, Place)
    }

    private var written: [String: [Member]] = [:]
    private var opened: [String: [PersonReference]] = [:]
    private var path: [String] = []

    /// Reads the mapping of names to members.
    static func read(_ node: Node, into diagnostics: inout Diagnostics) -> PeopleGroups {
        guard let entries = node.entries else {
            diagnostics.error(
                "\"groups\" must give each group its members", at: node.place, hint: "write groups: {kids: [Mia, Leo]}")
            return PeopleGroups()
        }
        var reader = PeopleGroupsReader()
        for entry in entries { reader.readGroup(entry, into: &diagnostics) }
        for entry in entries { _ = reader.open(entry.key.text ?? "", at: entry.key.place, into: &diagnostics) }
        return PeopleGroups(reader.opened)
    }

    private mutating func readGroup(_ entry: Node.Entry, into diagnostics: inout Diagnostics) {
        let name = entry.key.text ?? ""
        if Self.reservedNames.contains(name) || name.isEmpty {
            diagnostics.error(
                "\(name.quoted) cannot be the name of a group", at: entry.key.place,
                hint: name.isEmpty ? "give the group a name" : "the word has a meaning of its own in rules")
        }
        let nodes = entry.value.items ?? [entry.value]
        if nodes.isEmpty {
            diagnostics.error(
                "the group \(name.quoted) has no members", at: entry.value.place, hint: "name at least one person")
        }
        written[name] = nodes.compactMap { member($0, of: name, into: &diagnostics) }
    }

    private func member(_ node: Node, of group: String, into diagnostics: inout Diagnostics) -> Member? {
        if let text = node.text, !node.isNull, !text.isEmpty {
            return .name(text, node.place)
        }
        if let entries = node.entries, entries.count == 1, let first = entries.first, first.key.text == "id" {
            guard let id = first.value.text.flatMap({ PersonID($0) }) else {
                diagnostics.error(
                    "\((first.value.text ?? "").quoted) is not an id of a person", at: first.value.place,
                    hint: "an id looks like 6f1c2a34-1b2c-4d5e-8f90-a1b2c3d4e5f6")
                return nil
            }
            return .person(.id(id))
        }
        diagnostics.error(
            "a member of the group \(group.quoted) must be a name, a group or {id: …}", at: node.place)
        return nil
    }

    /// The people of a group, or nil when it cannot be opened; each mistake is reported once.
    private mutating func open(_ name: String, at place: Place, into diagnostics: inout Diagnostics)
        -> [PersonReference]?
    {
        if let known = opened[name] { return known }
        guard let members = written[name] else { return nil }
        path.append(name)
        defer { path.removeLast() }
        var people: [PersonReference] = []
        var seen: Set<PersonReference> = []
        for member in members {
            for person in self.people(of: member, into: &diagnostics) where seen.insert(person).inserted {
                people.append(person)
            }
        }
        opened[name] = people
        return people
    }

    private mutating func people(of member: Member, into diagnostics: inout Diagnostics) -> [PersonReference] {
        switch member {
        case .person(let person): return [person]
        case .name(let name, let place):
            if let start = path.firstIndex(of: name) {
                let circle = (path[start...] + [name]).map(\.quoted).joined(separator: " → ")
                diagnostics.error(
                    "the group \(name.quoted) contains itself: \(circle)", at: place,
                    hint: "if a person has the name of a group, give the group another name")
                return []
            }
            if written[name] != nil, path.count >= Self.greatestDepth {
                diagnostics.error("groups stand more than \(Self.greatestDepth) deep inside each other", at: place)
                return []
            }
            return open(name, at: place, into: &diagnostics) ?? [.name(name)]
        }
    }
}
