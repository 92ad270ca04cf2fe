/// Criteria on texts that belong to the file.
enum TextCriteria {
    static let all = [description, filename, path, fileExtension]

    static let description = Criterion.text(
        "description", values: "free text, `some`, `none`", meaning: "the description that you wrote",
        style: .freeText,
        examples: [
            .init("harbour", .description("Evening at the Harbour"), holds: true),
            .init("cafe", .description("Le Café"), holds: true),
            .init("evening*", .description("Evening at the harbour"), holds: true),
            .init("\"*evening\"", .description("Evening at the harbour"), holds: false),
            .init("{is: none}", .description("none"), holds: true),
            .init("none", .description("  "), holds: true),
            .init("some", .description("x"), holds: true),
            .init("harbour", holds: false),
        ],
        field: Field(
            prefix: "whose description", some: "with a description", none: "without a description",
            needs: ReadNeeds(exif: true), shown: shown, of: { ($0.exif?.description?.unlessBlank).map { [$0] } }))

    static let filename = Criterion.text(
        "filename", values: "free text", meaning: "the original file name", style: .freeText,
        examples: [
            .init("screenshot", .fileName("Screenshot_2023.png"), holds: true),
            .init("Screenshot*", .fileName("My screenshot.png"), holds: false),
            .init("[IMG, DSC]", .fileName("DSC_0001.NEF"), holds: true),
            .init("{is: a.jpg}", .fileName("A.jpg"), holds: false),
            .init("{regex: \"^IMG_[0-9]{4}\"}", .fileName("IMG_2041.jpg"), holds: true),
        ],
        field: Field(
            prefix: "whose file name", some: "with a file name", none: "without a file name", shown: shown,
            of: { $0.fileName.unlessBlank.map { [$0] } }))

    static let path = Criterion.text(
        "path", values: "free text", meaning: "the path on the server", style: .freeText,
        examples: [
            .init("holiday", .path("/photos/Holiday/a.jpg"), holds: true),
            .init("/photos/*", .path("/photos/Holiday/a.jpg"), holds: true),
            .init("/other/*", .path("/photos/Holiday/a.jpg"), holds: false),
        ],
        field: Field(
            prefix: "whose path", some: "with a path", none: "without a path", shown: shown,
            of: { $0.path.unlessBlank.map { [$0] } }))

    static let fileExtension = Criterion(
        key: "extension", values: "label", meaning: "what follows the last dot of the file name, case ignored",
        examples: [
            .init("jpg", .fileName("a.b.JPG"), holds: true),
            .init(".jpg", .fileName("a.jpg"), holds: true),
            .init("[heic, dng]", .fileName("a.jpeg"), holds: false),
            .init("none", .fileName("README"), holds: true),
        ],
        schema: .textChoice.orList, read: { node, reader in extensionLabels.read(undotted(node), &reader) })

    private static let extensionLabels = Criterion.text(
        "extension", values: "", meaning: "", style: .label, examples: [],
        field: Field(
            prefix: "whose file extension", some: "with a file extension", none: "without a file extension",
            shown: shown, of: { fileExtension(of: $0.fileName).map { [$0] } }))

    private static let shown: @Sendable ([String]) -> String = { $0.first?.quoted ?? "none" }

    /// What follows the last dot.
    private static func fileExtension(of name: String) -> String? {
        guard let dot = name.lastIndex(of: ".") else { return nil }
        return String(name[name.index(after: dot)...]).unlessBlank
    }

    /// A leading dot does not count.
    private static func undotted(_ node: Node) -> Node {
        switch node.content {
        case .scalar(let text, let isQuoted) where text.hasPrefix(".") && text.count > 1:
            Node(.scalar(String(text.dropFirst()), isQuoted: isQuoted), at: node.place)
        case .sequence(let items): Node(.sequence(items.map(undotted)), at: node.place)
        default: node
        }
    }
}
