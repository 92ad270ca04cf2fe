/// Line by line, why a photo belongs or does not.
public struct Verdict: Hashable, Sendable {
    /// What a part is.
    public enum Form: String, Hashable, Sendable, Codable {
        /// Every part must hold.
        case all
        /// One part is enough.
        case any
        /// No part may hold.
        case none
        /// One line.
        case line
    }

    /// What the part is.
    public let form: Form
    /// The line as written; for groups the word that joins them.
    public let text: String
    /// Where the line stands; nil for groups.
    public let place: Place?
    /// Whether the part is true of the photo; under `none` a true part keeps the photo out.
    public let holds: Bool
    /// What the photo has; nil for groups, and for what only the owner of the photo can know.
    public let actual: String?
    /// The parts of a group.
    public let parts: [Verdict]

    /// The lines that decide against the photo, or for it when it belongs, in the order of the file.
    public var decisive: [Verdict] {
        switch form {
        case .line: [self]
        case .all, .any: parts.filter { $0.holds == holds }.flatMap(\.decisive)
        case .none: parts.filter { $0.holds != holds }.flatMap(\.decisive)
        }
    }
}

extension Verdict {
    /// A group of parts.
    init(_ form: Form, _ parts: [Verdict]) {
        let holds: Bool
        switch form {
        case .all, .line: holds = parts.allSatisfy(\.holds)
        case .any: holds = parts.contains(where: \.holds)
        case .none: holds = !parts.contains(where: \.holds)
        }
        self.init(form: form, text: form.rawValue, place: nil, holds: holds, actual: nil, parts: parts)
    }
}

extension ResolvedRule {
    /// Every line with yes or no and what the photo has; nothing is skipped.
    ///
    /// No line that asks what only the owner of a photo can know is true of a `foreign` one, nor is anything told of it.
    public func verdict(on photo: Photo, isForeign: Bool = false) -> Verdict {
        root.verdict(on: photo, isForeign: isForeign)
    }
}

extension CompiledLogic {
    func verdict(on photo: Photo, isForeign: Bool) -> Verdict {
        func verdicts(_ parts: [CompiledLogic]) -> [Verdict] {
            parts.map { $0.verdict(on: photo, isForeign: isForeign) }
        }
        switch self {
        case .line(let line, let matcher):
            let isKnown = !isForeign || !RuleLine.keysOnlyOwnersKnow.contains(line.key)
            return Verdict(
                form: .line, text: line.text, place: line.place, holds: isKnown && matcher.holds(photo),
                actual: isKnown ? matcher.shown(photo) : nil, parts: [])
        case .all(let parts): return Verdict(.all, verdicts(parts))
        case .any(let parts): return Verdict(.any, verdicts(parts))
        case .none(let parts): return Verdict(.none, verdicts(parts))
        }
    }
}
