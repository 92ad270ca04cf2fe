/// A configuration in the new grammar before it is text.
struct ConvertedConfiguration {
    /// A part beside the albums.
    struct Part {
        /// Its key.
        var key: String
        /// What it says.
        var value: Node
        /// What the reader of the file should know of it.
        var remarks: [String] = []
    }

    /// One album.
    struct Album {
        /// Its name.
        var name: String
        /// What the reader of the file should know of it.
        var remarks: [String] = []
        /// Its rule, by `all`, `any`, `none` or `filters`.
        var rule: RuleLines
        /// How it is kept.
        var settings: RuleLines = []
        /// Whether it is written as a comment, because it would select something else here.
        var isLeftOut = false
    }

    /// The file it comes from, as the user named it.
    var source: String
    /// The parts beside the albums.
    var parts: [Part] = []
    /// The albums in the order of the file.
    var albums: [Album] = []

    /// The text of the file.
    var text: String {
        let name = source.split(separator: "/").last.map(String.init) ?? source
        var lines = BlockText.comment(
            "Converted from \(name.quoted). Before the first run: immich-auto-album check, then plan.")
        lines += ["version: 1"]
        for part in sharing.parts {
            lines += [""] + part.remarks.flatMap { BlockText.comment($0) }
            lines += BlockText.lines(
                key: part.key, value: part.value, isBlock: part.key == "server" || part.key == "notify")
        }
        lines += ["", albums.allSatisfy(\.isLeftOut) ? "albums: []" : "albums:"]
        for album in sharing.albums {
            lines += album.remarks.flatMap { BlockText.comment($0, indent: 2) }
            let entries = [("name", .quoted(album.name))] + album.rule + album.settings
            let item = BlockText.item(.pairs(entries), indent: 2, isBlock: true)
            lines += album.isLeftOut ? item.map { "  # " + $0.dropFirst(2) } : item
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The same with what all albums say of `mode`, `hand_removed` and `settle` said once.
    private var sharing: ConvertedConfiguration {
        let kept = ["mode", "hand_removed", "settle"]
        let albums = albums.filter { !$0.isLeftOut }
        guard let first = albums.first, !parts.contains(where: { $0.key == "defaults" }) else { return self }
        func saying(_ album: Album) -> [String: String] {
            Dictionary(
                album.settings.filter { kept.contains($0.key) }.map { ($0.key, $0.value.text ?? "") },
                uniquingKeysWith: { first, _ in first })
        }
        let common = saying(first)
        guard !common.isEmpty, albums.allSatisfy({ saying($0) == common }) else { return self }
        var copy = self
        let defaults = first.settings.filter { kept.contains($0.key) }
        copy.parts.append(
            Part(
                key: "defaults", value: .pairs(defaults),
                remarks: common["mode"].map { [Self.meaning(ofMode: $0)] } ?? []))
        for index in copy.albums.indices where !copy.albums[index].isLeftOut {
            copy.albums[index].settings.removeAll { kept.contains($0.key) }
        }
        return copy
    }

    private static func meaning(ofMode mode: String) -> String {
        switch mode {
        case "mirror":
            "mirror: each album equals its rule, photos added by hand are taken out. "
                + "sync takes out only what this program added."
        case "add": "add: nothing is ever taken out. sync takes out what this program added when it no longer matches."
        default: "sync: takes out only what this program added."
        }
    }
}
