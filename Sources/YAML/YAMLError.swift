/// Why a text is not the YAML or JSON that we read; every case knows where.
public enum YAMLError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A byte that is not UTF-8.
    case notUTF8(Place)
    /// The bytes look like UTF-16.
    case looksLikeUTF16(Place)
    /// More bytes than are read.
    case tooLarge(Place)
    /// Lists and mappings stand too deep inside each other.
    case tooDeep(Place)
    /// More pieces than are read, aliases counted as what they stand for.
    case tooManyPieces(Place)
    /// A mistake in the form of the text.
    case syntax(String, hint: String?, Place)
    /// The same key twice in one mapping.
    case duplicateKey(String, Place, first: Place)
    /// A key that is a list, a mapping or nothing.
    case keyIsNotText(Place)
    /// The merge key `<<`.
    case mergeKey(Place)
    /// A tag such as `!!str`.
    case tag(String, Place)
    /// An alias without an anchor before it.
    case unknownAlias(String, Place)
    /// A second document in one file.
    case secondDocument(Place)

    /// Where it stands.
    public var place: Place {
        switch self {
        case .notUTF8(let place), .looksLikeUTF16(let place), .tooLarge(let place), .tooDeep(let place),
            .tooManyPieces(let place), .syntax(_, _, let place), .duplicateKey(_, let place, _),
            .keyIsNotText(let place), .mergeKey(let place), .tag(_, let place), .unknownAlias(_, let place),
            .secondDocument(let place):
            return place
        }
    }

    /// What is wrong, in one sentence.
    public var message: String {
        switch self {
        case .notUTF8: return "this is not UTF-8 text"
        case .looksLikeUTF16: return "the file looks like UTF-16, not UTF-8"
        case .tooLarge: return "the file has more than \(Limits.bytes / 1_048_576) MB"
        case .tooDeep: return "lists and mappings stand more than \(Limits.depth) deep inside each other"
        case .tooManyPieces: return "the file has more than \(Limits.pieces) values, repeated ones counted"
        case .syntax(let message, _, _): return message
        case .duplicateKey(let key, _, let first):
            return "the key \"\(key)\" stands here twice, first at \(first)"
        case .keyIsNotText: return "a key must be text"
        case .mergeKey: return "the merge key \"<<\" is not supported"
        case .tag(let tag, _): return "the tag \"\(tag)\" is not supported"
        case .unknownAlias(let name, _): return "the alias \"*\(name)\" stands for nothing"
        case .secondDocument: return "a second document begins here"
        }
    }

    /// What to try, in one sentence.
    public var hint: String? {
        switch self {
        case .notUTF8, .looksLikeUTF16: return "save the file as UTF-8"
        case .syntax(_, let hint, _): return hint
        case .duplicateKey: return "delete one of the two, or put both values into one list"
        case .mergeKey: return "repeat the lines, or write them under \"defaults\""
        case .tag: return "leave the tag out; values are read by what they are for"
        case .unknownAlias: return "text that begins with * needs quotation marks"
        case .secondDocument: return "put the second part into a file of its own"
        case .tooLarge, .tooDeep, .tooManyPieces, .keyIsNotText: return nil
        }
    }

    /// `file:line:column: what is wrong`.
    public var description: String { "\(place): \(message)" }
}

/// How much is read, so that a hostile file can neither crash nor hang the program.
enum Limits {
    static let bytes = 4 * 1_048_576
    static let depth = 100
    static let pieces = 500_000
}
