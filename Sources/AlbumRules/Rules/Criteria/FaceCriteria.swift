/// Criteria on faces, and on the ages of people whose birth date Immich knows.
enum FaceCriteria {
    static let all = [faces, strangers, AgeCriterion.age]

    static let faces = Criterion(
        key: "faces", values: "`some`, `none`", meaning: "whether there is any face, known or not",
        examples: [
            .init("some", .people(["Mia"]), holds: true), .init("some", .looseFace, holds: true),
            .init("some", holds: false), .init("none", holds: true), .init("none", .looseFace, holds: false),
        ],
        schema: SchemaValue.oneOf(["some", "none"]),
        read: { node, reader in
            guard let wanted = someOrNone(node, &reader) else { return nil }
            return Condition(
                identity: "faces \(wanted ? "some" : "none")",
                phrase: Phrase(wanted ? "with a face" : "without a face"),
                growth: wanted ? .rising : .falling, needs: ReadNeeds(people: true),
                prepare: { faceMatcher(wanted, $0.context.sets) })
        })

    static let strangers = Criterion(
        key: "strangers", values: "`some`, `none`",
        meaning: "whether there is a face of somebody without a name, recognised or not",
        examples: [
            .init("some", .people(["Mia", ""]), holds: true), .init("some", .looseFace, holds: true),
            .init("some", .people(["Mia"]), holds: false), .init("none", .people(["Mia"]), holds: true),
            .init("none", holds: true), .init("none", .people([""]), holds: false),
        ],
        schema: SchemaValue.oneOf(["some", "none"]),
        read: { node, reader in
            guard let wanted = someOrNone(node, &reader) else { return nil }
            return Condition(
                identity: "strangers \(wanted ? "some" : "none")",
                phrase: Phrase(wanted ? "with a stranger" : "without strangers"), growth: [.rising, .falling],
                needs: ReadNeeds(people: true), directories: .people,
                prepare: { strangerMatcher(wanted, $0) })
        })

    /// Reads `some` or `none`; nil after noting an error.
    private static func someOrNone(_ node: Node, _ reader: inout ValueReader) -> Bool? {
        guard let text = reader.text(node) else { return nil }
        switch text {
        case "some": return true
        case "none": return false
        default:
            reader.error(
                "\(text.quoted) is not a value of \(reader.key.quoted)", at: node.place, hint: "write some or none")
            return nil
        }
    }

    private static func faceMatcher(_ wanted: Bool, _ sets: PhotoSets) -> Matcher {
        let loose = LooseFaces(sets)
        let hasFace: @Sendable (Photo) -> Bool = { !$0.people.isEmpty || loose.isOn($0) }
        var matcher = Matcher(
            identity: "faces \(wanted)", holds: { hasFace($0) == wanted }, questions: [.looseFaces],
            shown: { photo in
                if hasFace(photo) { return photo.people.isEmpty ? "a face that belongs to nobody" : "a face" }
                return loose.isUnknown(photo) ? "no known face" : "no face"
            })
        matcher.asked = wanted ? .truth(\.hasFace) : LineSieve.truth(\.hasFace).reversed
        matcher.whileRecognising = { photo in
            let isThere = Bounds(surely: hasFace(photo), possibly: true)
            return wanted ? isThere : isThere.negated
        }
        if !loose.isAsked {
            matcher.beforeAsking = { photo in
                photo.people.isEmpty && loose.isUnknown(photo) ? .open : Bounds(hasFace(photo) == wanted)
            }
        }
        return matcher
    }

    private static func strangerMatcher(_ wanted: Bool, _ preparation: Preparation) -> Matcher {
        let context = preparation.context
        let ignoresHidden = preparation.handling.ignoresHidden
        let loose = LooseFaces(context.sets)
        // Everybody who has a name and is on the time line is listed; whoever is not listed has no name.
        let named = Set(
            context.people.alive.values.lazy.filter { !$0.name.isBlank || ignoresHidden && $0.isHidden }.map(\.id))
        let hasUnnamed: @Sendable (Photo) -> Bool = { photo in photo.people.contains { !named.contains($0) } }
        let hasStranger: @Sendable (Photo) -> Bool = { hasUnnamed($0) || loose.isOn($0) }
        var matcher = Matcher(
            identity: "strangers \(wanted)" + (ignoresHidden ? " ignoring hidden" : ""),
            holds: { hasStranger($0) == wanted }, whileRecognising: { _ in .open },
            questions: [.looseFaces],
            shown: { photo in
                if hasUnnamed(photo) { return "somebody without a name" }
                return loose.isOn(photo) ? "a face that belongs to nobody" : "no stranger"
            })
        let faced = PhotoSieve { $0.hasFace = true }
        matcher.asked = wanted ? LineSieve(holding: faced) : LineSieve(failing: faced)
        if !loose.isAsked {
            matcher.beforeAsking = { photo in
                !hasUnnamed(photo) && loose.isUnknown(photo) ? .open : Bounds(hasStranger(photo) == wanted)
            }
        }
        return matcher
    }
}

/// Faces that belong to nobody: told by the photo's own answer (2.7), or by a request for the photo.
private struct LooseFaces: Sendable {
    private let asked: Set<AssetID>?

    init(_ sets: PhotoSets) {
        asked = sets[.looseFaces]
    }

    /// Whether the server was asked where it had to be.
    var isAsked: Bool { asked != nil }

    /// Whether such a face is known to be on a photo.
    func isOn(_ photo: Photo) -> Bool { photo.hasLooseFace ?? asked?.contains(photo.id) ?? false }

    /// Whether the photo's own answer does not tell and nobody asked.
    func isUnknown(_ photo: Photo) -> Bool { photo.hasLooseFace == nil && asked == nil }
}
