/// The fields of the structured search of 3.2 and later, from descriptions of it: no recorded answer has them.
enum StructuredFields {
    /// What may stand beside a filter; every other field makes the request a mistake.
    static let companions: Set<String> = [
        "filter", "orderBy", "cursor", "size", "withExif", "withPeople", "withStacked",
    ]

    /// Fields that make a search structured.
    static let triggers = ["filter", "orderBy", "cursor"]

    /// Of a search whose answer is not paged.
    static let filter: [Field] = [.optional("filter", .strict(top, isCondition: false), .structured)]

    /// Of a search that is answered page by page.
    static let paged: [Field] =
        filter + [
            .optional(
                "orderBy",
                .strict(
                    [
                        .optional("field", .choice(["fileCreatedAt", "localDateTime", "fileSizeInBytes", "rating"])),
                        .optional("direction", .choice(["asc", "desc"])),
                    ], isCondition: false), .structured),
            .optional("cursor", .text(mayBeEmpty: false), .structured),
        ]

    private static let top =
        branch + [.optional("or", .list(.strict(branch, isCondition: false), minimum: 1))]

    private static let branch: [Field] = links + flags + texts + values + times

    private static let links: [Field] = ["personIds", "tagIds", "albumIds"].map { name in
        condition(name, ["any", "all", "none"].map { .optional($0, .list(.id, minimum: 1)) })
    }

    private static let flags: [Field] = [
        "hasPeople", "hasAlbums", "hasTags", "isFavorite", "isMotion", "isOffline", "isEncoded",
    ].map { condition($0, [.optional("eq", .flag)]) }

    private static let texts: [Field] = {
        let plain = ["city", "state", "country", "make", "model", "lensModel"]
        let patterns = ["like", "notLike", "startsWith", "endsWith"].map { name in
            Field.optional(name, .text(mayBeEmpty: false))
        }
        let searched = ["description", "originalFileName", "originalPath"]
        var fields = plain.map { condition($0, equality(.text(), null: true)) }
        fields += searched.map { condition($0, equality(.text(), null: true) + patterns) }
        fields += ["checksum", "encodedVideoPath"].map { condition($0, equality(.text())) }
        fields.append(condition("ocr", [.optional("matches", .text(mayBeEmpty: false))]))
        return fields
    }()

    private static let values: [Field] = [
        condition("rating", equality(.number(), null: true) + comparison(.number())),
        condition("fileSizeInBytes", equality(.number()) + comparison(.number())),
        condition("type", equality(.choice(AssetKind.allCases.map(\.rawValue)))),
        condition("visibility", equality(.choice(AssetVisibility.allCases.map(\.rawValue)))),
        condition("id", [.optional("eq", .id), .optional("ne", .id)]),
        condition("libraryId", [.optional("eq", .id, null: true), .optional("ne", .id, null: true)]),
    ]

    private static let times: [Field] = ["takenAt", "createdAt", "updatedAt", "trashedAt"].map { name in
        let mayBeNull = name == "trashedAt"
        let same: [Field] = ["eq", "ne"].map { .optional($0, .time, null: mayBeNull) }
        return condition(name, same + comparison(.time))
    }

    private static func condition(_ name: String, _ operators: [Field]) -> Field {
        .optional(name, .strict(operators, isCondition: true))
    }

    private static func equality(_ kind: Field.Kind, null: Bool = false) -> [Field] {
        [
            .optional("eq", kind, null: null), .optional("ne", kind, null: null),
            .optional("in", .list(kind, minimum: 1)), .optional("notIn", .list(kind, minimum: 1)),
        ]
    }

    private static func comparison(_ kind: Field.Kind) -> [Field] {
        ["lt", "lte", "gt", "gte"].map { .optional($0, kind) }
    }
}
