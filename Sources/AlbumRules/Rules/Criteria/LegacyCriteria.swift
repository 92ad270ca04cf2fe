/// Fields of the server's answers that only the legacy form names; compared by equality.
enum LegacyCriteria {
    static let all: [Criterion] = [
        text("originalMimeType") { $0.mimeType?.unlessBlank },
        text("visibility", words: Photo.Visibility.allCases.map(\.rawValue)) { $0.visibility.rawValue },
        flag("isArchived") { $0.visibility == .archive },
        flag("isOffline") { $0.isOffline },
        flag("isEdited") { $0.isEdited },
        identifier("libraryId") { $0.library?.description },
        identifier("ownerId") { $0.owner.description },
        identifier("livePhotoVideoId") { $0.livePhotoVideo?.description },
        identifier("duplicateId") { $0.duplicate?.description },
    ]

    private static func field(_ key: String, of: @escaping @Sendable (Photo) -> String?) -> Field<String> {
        Field(
            prefix: "whose \(key) is", some: "with \(key)", none: "without \(key)", shown: { $0.quoted }, of: of)
    }

    private static func text(
        _ key: String, words: [String]? = nil, of: @escaping @Sendable (Photo) -> String?
    ) -> Criterion {
        criterion(key) { node, reader in
            field(key, of: of).read(node, &reader) { node, reader in
                guard let text = reader.text(node.exact) else { return nil }
                if let words, reader.word(text, of: words, at: node.place) == nil { return nil }
                let wanted = words == nil ? text : text.lowercased()
                return .init(identity: wanted.quoted, phrase: wanted.quoted, holds: { $0 == wanted })
            }
        }
    }

    private static func identifier(_ key: String, of: @escaping @Sendable (Photo) -> String?) -> Criterion {
        criterion(key) { node, reader in
            field(key, of: of).read(node, &reader) { node, reader in
                guard let text = reader.text(node) else { return nil }
                guard let id = AssetID(text)?.description else {
                    reader.error(
                        "\(text.quoted) is not an id", at: node.place,
                        hint: "an id looks like 6f1c2a34-1b2c-4d5e-8f90-a1b2c3d4e5f6")
                    return nil
                }
                return .init(identity: id, phrase: id, holds: { $0 == id })
            }
        }
    }

    private static func flag(_ key: String, of: @escaping @Sendable (Photo) -> Bool) -> Criterion {
        criterion(key) { node, reader in
            FlagCriteria.flag(
                node, &reader, yes: Phrase("whose \(key) is true"), no: Phrase("whose \(key) is false"), of: of)
        }
    }

    private static func criterion(_ key: String, _ read: @escaping @Sendable (Node, inout ValueReader) -> Condition?)
        -> Criterion
    {
        Criterion(key: key, values: "exact", meaning: "legacy form only", examples: [], read: read)
    }
}

extension Node {
    /// The text of `{is: …}`, which tells a text from a word of the rule language.
    var exact: Node { self["is"] ?? self }
}
