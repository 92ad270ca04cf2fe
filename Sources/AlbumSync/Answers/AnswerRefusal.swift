import AlbumRules

/// Why an answer of the user is not carried out; nothing was changed.
public enum AnswerRefusal: Hashable, Sendable, CustomStringConvertible {
    /// The tool keeps no album under that name.
    case notKept(String)
    /// The server has no such album.
    case notThere(String)
    /// The album is not deleted at all.
    case stillThere(String)
    /// It is not known which album, or who, is meant.
    case held(String, [Hold])
    /// The configuration protects the album.
    case protected(String)
    /// The album belongs to another user.
    case foreign(String)
    /// Photos in it were not put there by the tool.
    case handAdded(String, count: Int)
    /// The album is not as it was when the user was asked.
    case changedMeanwhile(String)

    /// One sentence without a full stop.
    public var description: String {
        switch self {
        case .notKept(let name): "this program keeps no album \"\(name)\""
        case .notThere(let name): "Immich has no album \"\(name)\""
        case .stillThere(let name): "the album \"\(name)\" is still there"
        case .held(let name, let holds): "\"\(name)\": \(holds.map(\.description).joined(separator: "; "))"
        case .protected(let name): "\"\(name)\" is protected"
        case .foreign(let name): "\"\(name)\" belongs to another user"
        case .handAdded(let name, let count):
            count == 1
                ? "\"\(name)\" holds a photo that this program did not put there"
                : "\"\(name)\" holds \(count) photos that this program did not put there"
        case .changedMeanwhile(let name): "\"\(name)\" was changed by somebody else just now"
        }
    }

    /// What to try; one sentence without a full stop.
    public var hint: String {
        switch self {
        case .notKept: "write the name as it stands, or stood, in the configuration"
        case .notThere: "the next run makes it; an album that was deleted by hand is let go by forget"
        case .stillThere: "recreate is for an album that somebody deleted in Immich"
        case .held: "plan shows what the album waits for"
        case .protected: "take protect: true out of the configuration first"
        case .foreign: "only its owner can delete it"
        case .handAdded: "look at it in Immich; --with-hand-added deletes the album all the same"
        case .changedMeanwhile: "nothing was deleted; look at it in Immich and try again"
        }
    }
}
