/// Why an album stays exactly as it is.
public enum HoldReason: Hashable, Sendable {
    /// Nobody has that name; `suggestion` is the nearest known one.
    case unknownPerson(name: String, suggestion: String?, place: Place?)
    /// Several people have that name.
    case ambiguousPerson(name: String, candidates: [PersonID], place: Place?)
    /// The person behind the name is gone from the server (merged or deleted).
    case vanishedPerson(name: String, id: PersonID, place: Place?)

    /// Where the name stands.
    public var place: Place? {
        switch self {
        case .unknownPerson(_, _, let place), .ambiguousPerson(_, _, let place), .vanishedPerson(_, _, let place): place
        }
    }

    /// What is wrong; one sentence without a full stop.
    public var message: String {
        switch self {
        case .unknownPerson(let name, _, _):
            return "nobody is called \(name.quoted)"
        case .ambiguousPerson(let name, let candidates, _):
            return "\(candidates.count) people are called \(name.quoted)"
        case .vanishedPerson(let name, let id, _):
            let who = name == id.description ? "the person \(id)" : "the person behind \(name.quoted)"
            return "\(who) is gone from the server (merged or deleted)"
        }
    }

    /// What to try; one sentence without a full stop.
    public var hint: String {
        switch self {
        case .unknownPerson(_, let suggestion, _):
            return suggestion.map { "did you mean \($0.quoted)?" } ?? "look the name up on the people page of Immich"
        case .ambiguousPerson(_, let candidates, _):
            return "pin one by its id: " + PhraseList.or(candidates.map { "{id: \($0)}" })
        case .vanishedPerson(let name, let id, _):
            return name == id.description
                ? "open the person in Immich and copy the new id" : "accept-rename takes whoever has the name now"
        }
    }
}

extension HoldReason: CustomStringConvertible {
    /// `file:line:column: nobody is called "Emmma"`, with the hint on a line of its own.
    public var description: String {
        (place.map { "\($0): " } ?? "") + "\(message)\n  hint: \(hint)"
    }
}
