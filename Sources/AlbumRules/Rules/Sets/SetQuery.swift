/// A question to the server whose answer is a set of photos; each distinct one is read once for all rules.
///
/// What a photo's own answer carries (favourite, people, camera …) never becomes one of these.
public enum SetQuery: Hashable, Sendable {
    /// Photos with a tag or with one below it. Source: search by `tagIds`.
    case tag(TagID, path: String)
    /// Photos with a tag itself. Source: search by `tagIds`; photos that have a tag below it too are asked for one by one.
    case exactTag(TagID, path: String)
    /// Photos without a tag. Source: search with `tagIds: null`.
    case untagged
    /// Photos on which the server reads a text. Source: search by `ocr`, which takes similar words for the same.
    case textInPhoto(String)
    /// The photos that look most like what words say. Source: `POST /search/smart`.
    case looksLike(words: String, best: Int)
    /// Members of an album that the tool does not keep. Source: as for members of any album.
    case album(AlbumID, name: String)
    /// Members of any album that can be seen and that the tool does not keep.
    case otherAlbums
    /// Photos in a stack. Source: `GET /stacks`.
    case stacked
    /// Photos with a face that belongs to nobody, where answers of searches do not tell.
    /// Source: `GET /faces?id=`, one request for each photo on which a rule turns.
    case looseFaces

    /// Whether it can only be asked photo by photo, so that it waits until other lines have decided what they can.
    public var isAskedByPhoto: Bool { self == .looseFaces }
}

extension SetQuery: CustomStringConvertible {
    /// What is asked for, after "read:" or "asked for": `photos tagged "Party"`.
    public var description: String {
        switch self {
        case .tag(_, let path): "photos tagged \(path.quoted)"
        case .exactTag(_, let path): "photos tagged exactly \(path.quoted)"
        case .untagged: "photos without a tag"
        case .textInPhoto(let text): "photos with the text \(text.quoted)"
        case .looksLike(let words, let best): "the \(best) photos most like \(words.quoted)"
        case .album(_, let name): "members of the album \(name.quoted)"
        case .otherAlbums: "members of all albums that this tool does not keep"
        case .stacked: "photos in stacks"
        case .looseFaces: "faces without a person, photo by photo"
        }
    }
}
