/// Criteria on what kind of picture a file holds; all are told by the answers of searches.
enum FileCriteria {
    static let all = [panorama, raw, edited, duplicate]

    static let panorama = Criterion(
        key: "panorama", values: "`true`, `false`", meaning: "whether it is a panorama (the file names a projection)",
        examples: [
            .init("true", .projection("EQUIRECTANGULAR"), holds: true), .init("true", holds: false),
            .init("false", holds: true), .init("false", .projection("CYLINDRICAL"), holds: false),
        ],
        schema: .truth,
        read: { node, reader in
            FlagCriteria.flag(
                node, &reader, yes: Phrase(plural: "that are panoramas", singular: "that is a panorama"),
                no: Phrase(plural: "that are not panoramas", singular: "that is not a panorama"),
                needs: ReadNeeds(exif: true)
            ) { $0.exif?.projectionType?.unlessBlank != nil }
        })

    static let raw = Criterion(
        key: "raw", values: "`true`, `false`", meaning: "whether it is a camera's raw file",
        examples: [
            .init("true", .fileName("DSC_0001.NEF"), holds: true), .init("true", .fileName("a.jpg"), holds: false),
            .init("false", .fileName("a.heic"), holds: true), .init("false", .fileName("a.dng"), holds: false),
        ],
        schema: .truth,
        read: { node, reader in
            FlagCriteria.flag(
                node, &reader, yes: Phrase(plural: "that are raw files", singular: "that is a raw file"),
                no: Phrase(plural: "that are not raw files", singular: "that is not a raw file"), of: isRaw)
        })

    static let edited = Criterion(
        key: "edited", values: "`true`, `false`", meaning: "whether it was edited in Immich",
        examples: [.init("true", .edited, holds: true), .init("true", holds: false), .init("false", holds: true)],
        schema: .truth,
        read: { node, reader in
            FlagCriteria.flag(
                node, &reader, yes: Phrase(plural: "that were edited", singular: "that was edited"),
                no: Phrase(plural: "that were not edited", singular: "that was not edited")
            ) { $0.isEdited }
        })

    static let duplicate = Criterion(
        key: "duplicate", values: "`true`, `false`",
        meaning: "whether Immich takes it for one of several copies that nobody has sorted out yet",
        examples: [.init("true", .duplicate, holds: true), .init("true", holds: false), .init("false", holds: true)],
        schema: .truth,
        read: { node, reader in
            FlagCriteria.flag(
                node, &reader, yes: Phrase(plural: "that have duplicates", singular: "that has a duplicate"),
                no: Phrase(plural: "without a duplicate", singular: "without a duplicate")
            ) { $0.duplicate != nil }
        })

    /// The extensions of cameras' raw files.
    private static let rawExtensions: Set<String> = [
        "3fr", "ari", "arw", "cap", "cin", "cr2", "cr3", "crw", "dcr", "dng", "erf", "fff", "iiq", "k25", "kdc", "mrw",
        "nef", "nrw", "orf", "ori", "pef", "raf", "raw", "rw2", "rwl", "sr2", "srf", "srw", "x3f",
    ]

    private static let isRaw: @Sendable (Photo) -> Bool = { photo in
        guard photo.kind == .image, let dot = photo.fileName.lastIndex(of: ".") else { return false }
        return rawExtensions.contains(photo.fileName[photo.fileName.index(after: dot)...].lowercased())
    }
}
