import AlbumRules
import AlbumSync

extension PhotoReference {
    /// Reads what the user typed: an id, the link from the browser, or a file name.
    ///
    /// The last identifier of a link counts, because links into albums hold two.
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
