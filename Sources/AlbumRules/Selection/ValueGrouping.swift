/// Sorts photos into the albums of a `for_each` rule.
public struct ValueGrouping: Sendable {
    /// One album to be.
    public struct Group: Hashable, Sendable {
        /// What the album is remembered by, whatever it is called.
        public var key: String
        /// What stands in the name of the album for the placeholder.
        public var name: String
        /// The photos.
        public var photos: Set<AssetID>
        /// People who share the name, so that nobody can say whose album it is; empty as a rule.
        public var namesakes: [PersonID]
    }

    /// What came of it.
    public struct Result: Hashable, Sendable {
        /// The albums in the order of their names.
        public var groups: [Group]
        /// Patterns that name one value which no photo has.
        public var unmatched: [GroupValuePattern]
    }

    private let rule: ForEach
    private let combinesNamesakes: Bool
    private let onlyFor: [@Sendable (GroupValue) -> Bool]?
    private let skip: [@Sendable (GroupValue) -> Bool]
    private let renames: [(name: String, matches: @Sendable (GroupValue) -> Bool)]
    private let merges: [(name: String, matches: @Sendable (GroupValue) -> Bool)]

    /// A grouping by the values of a rule; `combinesNamesakes` lets people of one name share an album.
    public init(_ rule: ForEach, combinesNamesakes: Bool = false) {
        self.rule = rule
        self.combinesNamesakes = combinesNamesakes
        onlyFor = rule.onlyFor?.map(\.matcher)
        skip = rule.skip.map(\.matcher)
        renames = rule.renames.flatMap { naming in naming.values.map { (naming.name, $0.matcher) } }
        merges = rule.merges.flatMap { naming in naming.values.map { (naming.name, $0.matcher) } }
    }

    /// Sorts photos by their values; a photo without a value is in no album, one with several in several.
    public func groups(of photos: [(id: AssetID, values: [GroupValue])]) -> Result {
        var gathered: [String: Gathering] = [:]
        for photo in photos {
            for value in photo.values { gathered[value.key, default: Gathering()].take(photo.id, value) }
        }
        var groups: [String: Group] = [:]
        for key in gathered.keys.sorted() {
            guard let gathering = gathered[key], let value = gathering.value, let group = self.group(gathering, value)
            else { continue }
            groups[group.key, default: group].photos.formUnion(group.photos)
        }
        let named = unite(groups.values.sorted { $0.key < $1.key })
        return Result(
            groups: named.sorted { ($0.name, $0.key) < ($1.name, $1.key) },
            unmatched: unmatched(gathered.values.compactMap(\.value)))
    }

    /// Whether a value gets an album, or a part in one.
    public func takes(_ value: GroupValue) -> Bool {
        let alias = alias(of: value)
        func isMeant(_ matches: @Sendable (GroupValue) -> Bool) -> Bool {
            matches(value) || alias.map(matches) ?? false
        }
        return onlyFor?.contains(where: isMeant) ?? true && !skip.contains(where: isMeant)
    }

    /// What a value is merged into.
    private func alias(of value: GroupValue) -> GroupValue? {
        merges.first { $0.matches(value) }.map { GroupValue(text: $0.name) }
    }

    /// The album of one value; nil when it gets none.
    private func group(_ gathering: Gathering, _ value: GroupValue) -> Group? {
        guard takes(value) else { return nil }
        if let alias = alias(of: value) {
            return Group(key: "=" + alias.key, name: alias.name, photos: gathering.photos, namesakes: [])
        }
        let name = renames.first { $0.matches(value) }?.name ?? value.name
        guard !name.isBlank else { return nil }
        return Group(
            key: value.key, name: name, photos: gathering.photos, namesakes: value.person.map { [$0] } ?? [])
    }

    /// Albums that would get one name become one; people of one name only when the user wants it.
    private func unite(_ groups: [Group]) -> [Group] {
        Dictionary(grouping: groups, by: { FoldedText($0.name.trimmed) }).values.flatMap { alike -> [Group] in
            let people = alike.flatMap(\.namesakes)
            guard alike.count > 1, let first = alike.first else {
                return alike.map { Group(key: $0.key, name: $0.name, photos: $0.photos, namesakes: []) }
            }
            let isRenamed = Set(alike.map(\.name)).count == 1 && renames.contains { $0.name == first.name }
            if people.count > 1, !combinesNamesakes, !isRenamed {
                return alike.map { Group(key: $0.key, name: $0.name, photos: $0.photos, namesakes: people.sorted()) }
            }
            let shared = GroupValue(text: first.name)
            let photos = alike.reduce(into: Set<AssetID>()) { $0.formUnion($1.photos) }
            return [Group(key: "=" + shared.key, name: first.name, photos: photos, namesakes: [])]
        }
    }

    private func unmatched(_ values: [GroupValue]) -> [GroupValuePattern] {
        let patterns = (rule.onlyFor ?? []) + rule.renames.flatMap(\.values) + rule.merges.flatMap(\.values)
        let names = Set(merges.map { FoldedText($0.name.trimmed) })
        return patterns.filter { pattern in
            pattern.isExact && !values.contains(where: pattern.matcher)
                && !names.contains(FoldedText(pattern.text.trimmed))
        }
    }
}

/// The photos of one value, with its spellings.
private struct Gathering {
    var photos: Set<AssetID> = []
    private var spellings: [GroupValue: Int] = [:]

    mutating func take(_ id: AssetID, _ value: GroupValue) {
        photos.insert(id)
        spellings[value, default: 0] += 1
    }

    /// The value as most photos spell it.
    var value: GroupValue? {
        spellings.max { ($0.value, $1.key.name) < ($1.value, $0.key.name) }?.key
    }
}
