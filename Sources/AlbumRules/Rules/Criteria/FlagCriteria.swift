/// Criteria that are true or false, and the kind of file.
enum FlagCriteria {
    static let all = [favorite, type, live]

    static let favorite = Criterion(
        key: "favorite", values: "`true`, `false`", meaning: "whether you marked it as a favourite",
        examples: [
            .init("true", .favorite, holds: true), .init("true", holds: false), .init("false", holds: true),
        ],
        schema: .truth,
        read: { node, reader in
            flag(
                node, &reader, yes: Phrase(plural: "that are favourites", singular: "that is a favourite"),
                no: Phrase(plural: "that are not favourites", singular: "that is not a favourite"), trait: .favorite
            ) { $0.isFavorite }
        })

    static let live = Criterion(
        key: "live", values: "`true`, `false`", meaning: "whether it is a live (motion) photo",
        examples: [.init("true", .live, holds: true), .init("true", holds: false), .init("false", holds: true)],
        schema: .truth,
        read: { node, reader in
            flag(
                node, &reader, yes: Phrase(plural: "that are live photos", singular: "that is a live photo"),
                no: Phrase(plural: "that are not live photos", singular: "that is not a live photo"), trait: .live
            ) { $0.livePhotoVideo != nil }
        })

    static let type = Criterion(
        key: "type", values: "`photo`, `video`, `any`", meaning: "the kind of file",
        examples: [
            .init("video", .kind(.video), holds: true), .init("video", .kind(.image), holds: false),
            .init("[photo, video]", .kind(.audio), holds: false), .init("any", .kind(.audio), holds: true),
            .init("photo", .kind(.image), holds: true),
        ],
        schema: SchemaValue.word(["photo", "video", "any"]).orList,
        read: { node, reader in
            guard let alternatives = reader.alternatives(node) else { return nil }
            var words: [String] = []
            for alternative in alternatives {
                guard let text = reader.text(alternative),
                    let word = reader.word(text, of: ["photo", "video", "any"], at: alternative.place)
                else { return nil }
                words.append(word)
            }
            return kinds(Set(words))
        })

    /// A condition on a truth; only `true` and `false` are values.
    static func flag(
        _ node: Node, _ reader: inout ValueReader, yes: Phrase, no: Phrase, needs: ReadNeeds = ReadNeeds(),
        trait: PhotoTable.Trait? = nil,
        of: @escaping @Sendable (Photo) -> Bool
    ) -> Condition? {
        guard let wanted = truth(node, &reader) else { return nil }
        let matcher = Matcher(
            identity: "\(reader.key) \(wanted)", holds: { of($0) == wanted },
            columns: trait.map { .traits([$0], isWanted: wanted) }, shown: { of($0) ? "true" : "false" })
        return Condition(identity: matcher.identity, phrase: wanted ? yes : no, needs: needs) { _ in matcher }
    }

    /// Reads `true` or `false`; nil after noting an error.
    static func truth(_ node: Node, _ reader: inout ValueReader) -> Bool? {
        guard let text = reader.text(node) else { return nil }
        guard text == "true" || text == "false" else {
            let means: [String: String] = [
                "yes": "true", "on": "true", "y": "true", "1": "true", "no": "false", "off": "false", "n": "false",
                "0": "false", "some": "true", "none": "false",
            ]
            let meant = means[text.lowercased()] ?? NearestWord.suggestion(for: text, among: ["true", "false"])
            reader.error(
                "\(text.quoted) is not a value of \(reader.key.quoted)", at: node.place,
                hint: "write \(meant ?? "true or false")")
            return nil
        }
        return text == "true"
    }

    private static func kinds(_ words: Set<String>) -> Condition {
        let phrase: Phrase
        let holds: @Sendable (Photo) -> Bool
        var traits: [PhotoTable.Trait] = []
        if words.contains("any") {
            phrase = Phrase(plural: "of any kind", singular: "of any kind", noun: "Photos and videos")
            holds = { _ in true }
        } else if words.count == 2 {
            phrase = Phrase(
                plural: "that are photos or videos", singular: "that is a photo or a video", noun: "Photos and videos")
            holds = { $0.kind == .image || $0.kind == .video }
            traits = [.image, .video]
        } else if words.contains("video") {
            phrase = Phrase(plural: "that are videos", singular: "that is a video", noun: "Videos")
            holds = { $0.kind == .video }
            traits = [.video]
        } else {
            phrase = Phrase(plural: "that are photos", singular: "that is a photo", noun: "Photos")
            holds = { $0.kind == .image }
            traits = [.image]
        }
        let identity = "type " + words.sorted().joined(separator: " | ")
        let matcher = Matcher(
            identity: identity, holds: holds, columns: traits.isEmpty ? nil : .traits(traits, isWanted: true),
            shown: { name(of: $0.kind) })
        return Condition(identity: identity, phrase: phrase) { _ in matcher }
    }

    private static func name(of kind: Photo.Kind) -> String {
        switch kind {
        case .image: "photo"
        case .video: "video"
        case .audio: "sound"
        case .other: "other"
        }
    }
}
