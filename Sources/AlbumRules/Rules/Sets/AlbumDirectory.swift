/// The albums that rules can name.
public struct AlbumDirectory: Sendable {
    /// Every album of the server that can be seen, own ones and shared ones.
    public var listed: [Album]
    /// Those that this tool keeps, and the name under which the configuration or the state knows each.
    public var kept: [AlbumID: String]
    /// The rules of the albums that the configuration declares and keeps, by name.
    public var declared: [String: Rule]

    /// Albums.
    public init(listed: [Album] = [], kept: [AlbumID: String] = [:], declared: [String: Rule] = [:]) {
        self.listed = listed
        self.kept = kept
        self.declared = declared
    }

    /// The albums that this tool does not keep.
    public var others: [Album] { listed.filter { kept[$0.id] == nil } }

    /// What a reference means.
    enum Meaning {
        /// An album that goes by a rule of the configuration.
        case declared(name: String, Rule)
        /// An album that goes by its members.
        case server(Album)
    }

    /// The albums that a reference means; of one that a declared rule keeps, that rule and nothing else.
    func find(_ reference: AlbumMention.Reference) -> [Meaning] {
        if case .id(let id) = reference {
            guard let album = listed.first(where: { $0.id == id }) else { return [] }
            if let name = kept[id], let rule = declared[name] { return [.declared(name: name, rule)] }
            return [.server(album)]
        }
        let free = listed.filter { album in kept[album.id].map { declared[$0] == nil } ?? true }
        let meant = reference.matching(declared.keys + free.map(\.name))
        return meant.sorted().flatMap { name -> [Meaning] in
            if let rule = declared[name] { return [.declared(name: name, rule)] }
            return free.filter { $0.name == name }.map { .server($0) }
        }
    }

    /// Every name that can be written.
    var names: [String] { Set(declared.keys).union(listed.map(\.name)).sorted() }
}

extension RuleContext {
    /// The same without a declared album, so that a rule can never be asked for itself.
    func without(album name: String) -> RuleContext {
        var context = self
        context.albums.declared[name] = nil
        return context
    }
}
