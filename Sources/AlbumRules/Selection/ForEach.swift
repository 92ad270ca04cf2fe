/// One rule that makes an album of every value of a field (`for_each:` and what belongs to it).
public struct ForEach: Hashable, Sendable {
    /// What albums are made of.
    public var field: GroupField
    /// The values that get an album; nil for all.
    public var onlyFor: [GroupValuePattern]?
    /// Values that get none.
    public var skip: [GroupValuePattern]
    /// Values that are shown under another name.
    public var renames: [Naming]
    /// Values that share an album.
    public var merges: [Naming]
    /// How many photos it takes before an album is made; one that is there goes on with fewer.
    public var minimum: Int

    /// A name and the values that get it.
    public struct Naming: Hashable, Sendable {
        /// What stands in the name of the album.
        public var name: String
        /// The values.
        public var values: [GroupValuePattern]

        /// A naming.
        public init(name: String, values: [GroupValuePattern]) {
            self.name = name
            self.values = values
        }
    }

    /// Every value, under its own name, from the first photo on.
    public init(
        field: GroupField, onlyFor: [GroupValuePattern]? = nil, skip: [GroupValuePattern] = [],
        renames: [Naming] = [], merges: [Naming] = [], minimum: Int = 1
    ) {
        self.field = field
        self.onlyFor = onlyFor
        self.skip = skip
        self.renames = renames
        self.merges = merges
        self.minimum = minimum
    }

    /// The tags of which there may be albums; none unless albums are made of tags.
    public func tags(among tags: [Tag]) -> [Tag] {
        guard field == .tag else { return [] }
        let grouping = ValueGrouping(self)
        return tags.filter { grouping.takes(GroupValue(text: $0.path)) }
    }

    /// The name of the album of a value: `Christmas {year}` with its placeholder filled in.
    public func fill(_ template: String, with name: String) -> String {
        template.replacing(field.placeholder, with: name)
    }
}
