/// Which albums of a configuration go by which others (`album: Favourites`).
struct AlbumDependencies {
    private let albums: [AlbumDefinition]
    private var edges: [String: [(name: String, place: Place)]] = [:]
    private var done: Set<String> = []

    /// The albums of a configuration.
    init(_ albums: [AlbumDefinition]) {
        self.albums = albums
        let names = albums.map(\.name)
        for album in albums {
            edges[album.name, default: []] += album.rule.albums.flatMap { mention in
                var meant = mention.reference.matching(names)
                if case .id(let id) = mention.reference {
                    meant = Set(albums.filter { $0.settings.pinnedAlbum == id }.map(\.name))
                }
                return meant.sorted().map { ($0, mention.place) }
            }
        }
    }

    /// Notes albums that go by themselves, and albums that go by a ranking although they may remove.
    mutating func check(_ diagnostics: inout Diagnostics) {
        for album in albums { follow(album.name, [album.name], &diagnostics) }
        guard !diagnostics.hasErrors else { return }
        for album in albums where album.settings.mode != .add { checkRanking(album, &diagnostics) }
    }

    private mutating func follow(_ name: String, _ path: [String], _ diagnostics: inout Diagnostics) {
        guard !done.contains(name) else { return }
        for (next, place) in edges[name] ?? [] {
            guard let start = path.firstIndex(of: next) else {
                follow(next, path + [next], &diagnostics)
                continue
            }
            let circle = (path[start...] + [next]).map(\.quoted).joined(separator: " → ")
            diagnostics.error(
                path.count - start == 1
                    ? "\(next.quoted) goes by itself" : "albums go by each other in a circle: \(circle)",
                at: place, hint: "take one of these lines out; an album cannot depend on its own photos")
        }
        done.insert(name)
    }

    /// What looks most like some words changes with every upload, so that an album of it would shed photos by chance.
    private func checkRanking(_ album: AlbumDefinition, _ diagnostics: inout Diagnostics) {
        var seen: Set<String> = []
        func line(_ name: String) -> RuleLine? {
            guard seen.insert(name).inserted else { return nil }
            for other in albums where other.name == name {
                if let line = other.rule.lines.first(where: { $0.key == "looks_like" }) { return line }
            }
            for edge in edges[name] ?? [] { if let line = line(edge.name) { return line } }
            return nil
        }
        guard let found = line(album.name) else { return }
        let isOwn = album.rule.lines.contains(found)
        diagnostics.error(
            isOwn
                ? "\"looks_like\" needs mode: add" : "\(album.name.quoted) goes by \"looks_like\" and needs mode: add",
            at: isOwn ? found.place : album.place,
            hint:
                "what looks most like some words changes with every upload; write mode: add, so that nothing is taken out"
        )
    }
}
