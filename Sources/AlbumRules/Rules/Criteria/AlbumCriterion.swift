/// The criterion on the albums that a photo is in.
///
/// An album that the configuration keeps is known by its rule, so that it counts at once and in whatever order albums
/// are kept; any other one by its members on the server.
enum AlbumCriterion {
    static let album = Criterion(
        key: "album",
        values: "an album's name, `some`, `none`, `{any: […]}`, `{all: […]}`, `{none: […]}`, "
            + "`{at_least: {count: 2, of: […]}}`",
        meaning:
            "the albums it is in; for albums of this file their rules decide; `some` and `none` do not count albums "
            + "that this tool keeps",
        examples: [
            .init("Wedding", .albums(["Wedding"]), holds: true), .init("wedding", .albums(["Wedding"]), holds: true),
            .init("Wedding", .albums(["Best of"]), holds: false), .init("Wed*", .albums(["Wedding"]), holds: true),
            .init("{any: [Wedding, Best of]}", .albums(["Best of"]), holds: true),
            .init("{all: [Wedding, Best of]}", .albums(["Best of"]), holds: false),
            .init("{none: [Wedding, Best of]}", .albums(["Other"]), holds: true),
            .init("Marked", .favorite, holds: true), .init("Marked", holds: false),
            .init("none", holds: true), .init("none", .favorite, holds: true),
            .init("none", .albums(["Other"]), holds: false), .init("some", .albums(["Other"]), holds: true),
        ],
        schema: .albums,
        read: { node, reader in
            var albums = MemberReader<AlbumMention.Reference>(form, reader: reader, item: reference)
            let operators = albums.read(node)
            reader = albums.reader
            return operators.map { condition($0, albums.mentions.map { AlbumMention(reference: $0, place: $1) }) }
        })

    private static let form = MemberForm(
        noun: "albums", one: "an album", nothing: "no album", operators: ["any", "all", "none", "at_least"],
        pins: ["id", "is"], example: "[Wedding, Best of, Summer]")

    private static let words = MemberWords(
        with: "in the album", without: "not in the album", nothingElse: "no other", nothingBut: "in no album but",
        some: "in an album", none: "in no album")

    private static func reference(_ node: Node, _ reader: inout ValueReader) -> [AlbumMention.Reference]? {
        guard let entries = node.entries else { return reader.text(node).map { [.name($0)] } }
        guard entries.count == 1, let entry = entries.first, let key = entry.key.text, form.pins.contains(key) else {
            reader.error(
                "\(FlowText.of(node)) is not an album", at: node.place, hint: "write a name, {is: name} or {id: …}")
            return nil
        }
        guard let text = reader.text(entry.value) else { return nil }
        guard key == "id" else { return [.exactName(text)] }
        guard let id = AlbumID(text) else {
            reader.error(
                "\(text.quoted) is not an id of an album", at: entry.value.place,
                hint: "an id looks like 6f1c2a34-1b2c-4d5e-8f90-a1b2c3d4e5f6")
            return nil
        }
        return [.id(id)]
    }

    private static func condition(
        _ operators: [MemberOperator<AlbumMention.Reference>], _ mentions: [AlbumMention]
    ) -> Condition {
        Condition(
            identity: "album " + operators.map { "\($0)" }.joined(separator: " & "),
            phrase: Phrase(operators.map { $0.phrase(words, name: \.shown) }.joined(separator: " and ")),
            growth: operators.reduce(into: Growth.fixed) { $0.formUnion($1.growth) }, directories: .albums,
            albums: mentions, problems: { context in mentions.flatMap { problems($0, context) } },
            prepare: { matcher(operators, $0.context) })
    }

    private static func problems(_ mention: AlbumMention, _ context: RuleContext) -> [HoldReason] {
        let meant = context.albums.find(mention.reference)
        guard !meant.isEmpty else {
            let known = context.albums.names
            return [
                .unknownAlbum(
                    name: mention.reference.shown,
                    suggestion: NearestWord.suggestion(for: mention.reference.shown, among: known),
                    place: mention.place)
            ]
        }
        return meant.flatMap { album -> [HoldReason] in
            guard case .declared(let name, let rule) = album,
                case .held(let reasons) = rule.resolve(in: context.without(album: name))
            else { return [] }
            return reasons.map { .heldAlbum(name: name, reason: $0, place: mention.place) }
        }
    }

    private static func matcher(
        _ operators: [MemberOperator<AlbumMention.Reference>], _ context: RuleContext
    ) -> Matcher {
        var known: [AlbumMention.Reference: AlbumPresence] = [:]
        for reference in operators.flatMap(\.references) where known[reference] == nil {
            known[reference] = AlbumPresence(reference, context)
        }
        let present = known
        let others = context.sets[.otherAlbums] ?? []
        let tests = operators.map { test in
            MemberTest(
                test, present: { present[$0]?.presence ?? Presence(growing: { _ in false }) }, others: { [] },
                something: { Presence(growing: { others.contains($0.id) }) })
        }
        let asksAll = operators.contains(.somebody) || operators.contains(.nobody)
        var matcher = Matcher(
            identity: "album "
                + operators.map { test in
                    "\(test) \(test.references.map { present[$0]?.identity ?? "" })"
                }.joined(separator: " & "),
            holds: { photo in tests.allSatisfy { $0.holds(photo) } },
            whileRecognising: { photo in .all(tests.map { $0.bounds(photo, .recognition) }) },
            questions: asksAll ? [.otherAlbums] : [],
            shown: { photo in
                if present.isEmpty { return others.contains(photo.id) ? "in an album" : "in no album" }
                let names = present.filter { $0.value.presence.holds(photo) }.map(\.key.shown).sorted()
                return names.isEmpty ? "in none of these" : "in " + names.joined(separator: ", ")
            })
        for album in present.values {
            matcher.questions.formUnion(album.questions)
            matcher.needs = matcher.needs.union(album.needs)
        }
        matcher.dependsOnClock = present.values.contains(where: \.dependsOnClock)
        if present.values.contains(where: \.asksByPhoto) {
            matcher.beforeAsking = { photo in .all(tests.map { $0.bounds(photo, .asking) }) }
        }
        return matcher
    }
}

/// How membership in the albums of one reference is told.
private struct AlbumPresence: Sendable {
    var presence: Presence
    var identity: String
    var questions: Set<SetQuery> = []
    var needs = ReadNeeds()
    var dependsOnClock = false
    var asksByPhoto = false

    init(_ reference: AlbumMention.Reference, _ context: RuleContext) {
        var parts: [Presence] = []
        var identities: [String] = []
        for album in context.albums.find(reference) {
            switch album {
            case .server(let album):
                let query = SetQuery.album(album.id, name: album.name)
                let members = context.sets[query] ?? []
                parts.append(Presence(growing: { members.contains($0.id) }))
                identities.append("\(album.id)")
                questions.insert(query)
            case .declared(let name, let rule):
                guard case .resolved(let resolved, _) = rule.resolve(in: context.without(album: name)) else { continue }
                parts.append(Presence(resolved.root))
                identities.append(resolved.fingerprint)
                questions.formUnion(resolved.questions)
                needs = needs.union(resolved.needs)
                dependsOnClock = dependsOnClock || resolved.dependsOnClock
                asksByPhoto = asksByPhoto || resolved.asksByPhoto
            }
        }
        presence = Presence.any(parts)
        identity = identities.joined(separator: " + ")
    }
}
