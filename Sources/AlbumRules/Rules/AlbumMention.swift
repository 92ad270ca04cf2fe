/// An album as a rule names one, and where.
public struct AlbumMention: Hashable, Sendable {
    /// What is meant.
    public enum Reference: Hashable, Sendable {
        /// By name; an exact match wins over one without case and accents, and `*` stands for any letters.
        case name(String)
        /// By exactly that name (`{is: …}`), `*` included.
        case exactName(String)
        /// By identifier (`{id: …}`).
        case id(AlbumID)
    }

    /// What is meant.
    public var reference: Reference
    /// Where it stands.
    public var place: Place
}

extension AlbumMention.Reference {
    /// How messages and sentences show it.
    var shown: String {
        switch self {
        case .name(let name), .exactName(let name): name
        case .id(let id): "{id: \(id)}"
        }
    }

    /// Those of some names that are meant, each once; none by identifier.
    func matching(_ names: some Sequence<String>) -> Set<String> {
        let names = Set(names)
        switch self {
        case .id: return []
        case .exactName(let name): return names.contains(name) ? [name] : []
        case .name(let name):
            if names.contains(name) { return [name] }
            if name.contains("*") {
                let wildcard = Wildcard(name.trimmed)
                return names.filter { wildcard.matches($0) }
            }
            let folded = FoldedText(name.trimmed)
            return names.filter { FoldedText($0.trimmed) == folded }
        }
    }
}
