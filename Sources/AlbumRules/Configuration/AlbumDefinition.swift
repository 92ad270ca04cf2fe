/// One album as the user declared it.
public struct AlbumDefinition: Hashable, Sendable {
    /// The name of the album; with `forEach` a text with a placeholder.
    public var name: String
    /// Where its name stands in the file.
    public var place: Place
    /// What belongs in it, as written.
    public var rule: Rule
    /// How it is kept.
    public var settings: AlbumSettings
    /// Whether it came from the legacy form.
    public var isLegacy: Bool
    /// The values of which every one gets an album; nil for one album.
    public var forEach: ForEach?
    /// The value of a `for_each` rule that this album is made of.
    public var origin: Origin?
    /// What an account that does not own the album has to do with it; nil for its owner.
    public var contribution: Contribution?

    /// Where an album of a `for_each` rule comes from.
    public struct Origin: Hashable, Sendable {
        /// The name of the rule, its placeholder unfilled: `Trips · {country}`.
        public var template: String
        /// What the value is remembered by.
        public var value: String

        /// An origin.
        public init(template: String, value: String) {
            self.template = template
            self.value = value
        }
    }

    /// A declared album.
    public init(
        name: String, place: Place, rule: Rule, settings: AlbumSettings, isLegacy: Bool = false,
        forEach: ForEach? = nil, origin: Origin? = nil
    ) {
        self.name = name
        self.place = place
        self.rule = rule
        self.settings = settings
        self.isLegacy = isLegacy
        self.forEach = forEach
        self.origin = origin
    }

    /// Whether a name means this album, or one of the albums that its `for_each` makes.
    ///
    /// An album and the shares of accounts in it mean each other.
    public func covers(_ name: String) -> Bool {
        if let contribution { return name == self.name || name == contribution.album }
        if contributions.contains(where: { $0.label == name }) { return true }
        guard let forEach else { return name == self.name }
        let parts = self.name.split(separator: forEach.field.placeholder, omittingEmptySubsequences: false)
        guard name != self.name, let first = parts.first, let last = parts.last else { return true }
        return name.hasPrefix(first) && name.hasSuffix(last) && name.count > first.count + last.count
    }

    /// What the album is remembered by: the name, and for an album of a `for_each` rule the rule and the value, so that
    /// another name for the value does not make it another album.
    public var key: String { origin.map { "\($0.template) [\($0.value)]" } ?? name }
}
