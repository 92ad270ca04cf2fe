/// The fields of searches, in the order in which the server declares them.
enum SearchFields {
    static let base: [Field] = [
        .optional("libraryId", .id, null: true),
        .optional("deviceId", .text(mayBeEmpty: false), .two),
        .optional("type", .choice(AssetKind.allCases.map(\.rawValue))),
        .optional("isEncoded", .flag), .optional("isFavorite", .flag), .optional("isMotion", .flag),
        .optional("isOffline", .flag),
        .optional("visibility", .choice(AssetVisibility.allCases.map(\.rawValue))),
        .optional("createdBefore", .time), .optional("createdAfter", .time),
        .optional("updatedBefore", .time), .optional("updatedAfter", .time),
        .optional("trashedBefore", .time), .optional("trashedAfter", .time),
        .optional("takenBefore", .time), .optional("takenAfter", .time),
        .optional("city", .text(mayBeEmpty: false), null: true, .two),
        .optional("state", .text(mayBeEmpty: false), null: true, .two),
        .optional("country", .text(mayBeEmpty: false), null: true, .two),
        .optional("city", .text(), null: true, .three), .optional("state", .text(), null: true, .three),
        .optional("country", .text(), null: true, .three),
        .optional("make", .text(mayBeEmpty: false), null: true, .two),
        .optional("model", .text(mayBeEmpty: false), null: true, .two),
        .optional("make", .text(), null: true, .three), .optional("model", .text(), null: true, .three),
        .optional("lensModel", .text(mayBeEmpty: false), null: true, .two),
        .optional("lensModel", .text(), null: true, .three),
        .optional("isNotInAlbum", .flag),
        .optional("personIds", .list(.id)), .optional("tagIds", .list(.id), null: true),
        .optional("albumIds", .list(.id)),
        .optional("rating", .integer(minimum: -1, maximum: 5), null: true, .two),
        .optional("rating", .integer(minimum: 1, maximum: 5), null: true, .three),
        .optional("ocr", .text(mayBeEmpty: false)),
    ]

    static let extras: [Field] = [
        .optional("withDeleted", .flag), .optional("withExif", .flag),
        .optional("size", .integer(minimum: 1, maximum: 1000)),
    ]

    static let random =
        base + extras + StructuredFields.filter + [.optional("withStacked", .flag), .optional("withPeople", .flag)]

    static let metadata: [Field] =
        base + extras + StructuredFields.paged + [
            .optional("withStacked", .flag), .optional("withPeople", .flag),
            .optional("id", .id), .optional("deviceAssetId", .text(mayBeEmpty: false), .two),
            .optional("description", .text(mayBeEmpty: false), .two, trimmed: true),
            .optional("description", .text(), .three, trimmed: true),
            .optional("checksum", .text(mayBeEmpty: false), .two), .optional("checksum", .text(), .three),
            .optional("originalFileName", .text(mayBeEmpty: false), .two, trimmed: true),
            .optional("originalFileName", .text(), .three, trimmed: true),
            .optional("originalPath", .text(mayBeEmpty: false), .two), .optional("originalPath", .text(), .three),
            .optional("previewPath", .text(mayBeEmpty: false), .two), .optional("previewPath", .text(), .three),
            .optional("thumbnailPath", .text(mayBeEmpty: false), .two), .optional("thumbnailPath", .text(), .three),
            .optional("encodedVideoPath", .text(mayBeEmpty: false), .two),
            .optional("encodedVideoPath", .text(), .three),
            .optional("order", .choice(["asc", "desc"])), .optional("page", .integer(minimum: 1)),
        ]

    static let statistics: [Field] =
        base + StructuredFields.filter + [.optional("description", .text(), trimmed: true)]

    static let smart: [Field] =
        base + extras + StructuredFields.filter + [
            .optional("query", .text(mayBeEmpty: false), trimmed: true), .optional("queryAssetId", .id),
            .optional("language", .text()), .optional("page", .integer(minimum: 1)),
        ]
}
