import AlbumRules

/// A photo as the user names one: its id, the link from the browser, or the file name.
enum PhotoReference: Hashable, Sendable {
    /// By identifier.
    case id(AssetID)
    /// By the original file name.
    case fileName(String)

    /// Reads what the user typed; the last identifier of a link counts, because album links hold two.
    init(_ text: String) {
        let isLink = text.hasPrefix("http://") || text.hasPrefix("https://")
        let parts = isLink ? text.split(whereSeparator: { "/?#&=".contains($0) }).map(String.init) : [text]
        if let id = parts.lazy.compactMap({ AssetID($0) }).last {
            self = .id(id)
        } else {
            self = .fileName(text)
        }
    }
}
