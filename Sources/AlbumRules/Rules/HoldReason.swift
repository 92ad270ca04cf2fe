/// Why an album stays exactly as it is.
public indirect enum HoldReason: Hashable, Sendable {
    /// Nobody has that name; `suggestion` is the nearest known one.
    case unknownPerson(name: String, suggestion: String?, place: Place?)
    /// Several people have that name.
    case ambiguousPerson(name: String, candidates: [PersonID], place: Place?)
    /// The person is hidden in Immich, and the rule takes hidden people for not there.
    case hiddenPerson(name: String, place: Place?)
    /// The person behind the name is gone from the server (merged or deleted).
    case vanishedPerson(name: String, id: PersonID, place: Place?)
    /// The person has no birth date in Immich, so that no age can be told.
    case missingBirthDate(name: String, place: Place?)
    /// The user has no tag of that path; `suggestion` is the nearest known one.
    case unknownTag(path: String, suggestion: String?, place: Place?)
    /// No album that can be seen has that name.
    case unknownAlbum(name: String, suggestion: String?, place: Place?)
    /// Nobody of that name or address shares photos with the user.
    case unknownPartner(name: String, suggestion: String?, place: Place?)
    /// The rule goes by another album of the configuration, which is held itself.
    case heldAlbum(name: String, reason: HoldReason, place: Place?)
    /// The server is not set up for what the rule asks: `what` names it, such as "text recognition".
    case switchedOff(what: String, place: Place?)

    /// Where the name stands.
    public var place: Place? {
        switch self {
        case .unknownPerson(_, _, let place), .ambiguousPerson(_, _, let place), .vanishedPerson(_, _, let place),
            .hiddenPerson(_, let place), .missingBirthDate(_, let place), .unknownTag(_, _, let place),
            .unknownAlbum(_, _, let place),
            .unknownPartner(_, _, let place), .heldAlbum(_, _, let place), .switchedOff(_, let place):
            place
        }
    }

    /// What is wrong; one sentence without a full stop.
    public var message: String {
        switch self {
        case .unknownPerson(let name, _, _):
            return "nobody is called \(name.quoted)"
        case .ambiguousPerson(let name, let candidates, _):
            return "\(candidates.count) people are called \(name.quoted)"
        case .hiddenPerson(let name, _):
            return "\(name.quoted) is hidden in Immich, and this album takes hidden people for not there"
        case .vanishedPerson(let name, let id, _):
            let who = name == id.description ? "the person \(id)" : "the person behind \(name.quoted)"
            return "\(who) is gone from the server (merged or deleted)"
        case .missingBirthDate(let name, _): return "\(name.quoted) has no birth date in Immich, so no age can be told"
        case .unknownTag(let path, _, _): return "there is no tag \(path.quoted)"
        case .unknownAlbum(let name, _, _): return "no album is called \(name.quoted)"
        case .unknownPartner(let name, _, _): return "no partner is called \(name.quoted)"
        case .heldAlbum(let name, let reason, _): return "the album \(name.quoted) is held: \(reason.message)"
        case .switchedOff(let what, _): return "\(what) is switched off on the server"
        }
    }

    /// What to try; one sentence without a full stop.
    public var hint: String {
        switch self {
        case .unknownPerson(_, let suggestion, _):
            return suggestion.map { "did you mean \($0.quoted)?" } ?? "look the name up on the people page of Immich"
        case .ambiguousPerson(_, let candidates, _):
            return "pin one by its id: " + PhraseList.or(candidates.map { "{id: \($0)}" })
        case .hiddenPerson: return "show the person in Immich again, or take hidden_people: ignore out of the album"
        case .vanishedPerson(let name, let id, _):
            return name == id.description
                ? "open the person in Immich and copy the new id" : "accept-rename takes whoever has the name now"
        case .missingBirthDate: return "set the date of birth on the person's page in Immich"
        case .unknownTag(_, let suggestion, _):
            return suggestion.map { "did you mean \($0.quoted)?" }
                ?? "write the whole path of the tag as Immich shows it, such as Trips/Italy"
        case .unknownAlbum(_, let suggestion, _):
            return suggestion.map { "did you mean \($0.quoted)?" } ?? "look the name up on the albums page of Immich"
        case .unknownPartner(_, let suggestion, _):
            return suggestion.map { "did you mean \($0.quoted)?" }
                ?? "write me, or the name or e-mail address of somebody who shares with you"
        case .heldAlbum(_, let reason, _): return reason.hint
        case .switchedOff: return "an administrator can switch it on under Machine Learning Settings"
        }
    }
}

extension HoldReason: CustomStringConvertible {
    /// `file:line:column: nobody is called "Emmma"`, with the hint on a line of its own.
    public var description: String {
        (place.map { "\($0): " } ?? "") + "\(message)\n  hint: \(hint)"
    }
}
