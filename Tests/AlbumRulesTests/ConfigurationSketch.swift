@testable import AlbumRules

/// A tree without places: `"quoted"`, plain words bare, `[lists]`, `{mappings}`.
func sketch(_ node: Node) -> String {
    switch node.content {
    case .scalar(let text, let isQuoted): return isQuoted ? "\"\(text)\"" : text
    case .sequence(let items): return "[" + items.map(sketch).joined(separator: ", ") + "]"
    case .mapping(let entries):
        return "{" + entries.map { ($0.key.text ?? "?") + ": " + sketch($0.value) }.joined(separator: ", ") + "}"
    }
}

/// Reads one file named `f`, or as told, and gives the findings as the user sees them.
func configure(_ text: String, file: String = "f") -> (configuration: Configuration?, findings: [String]) {
    let (configuration, diagnostics) = ConfigurationReader.read([SourceFile(name: file, text: text)])
    return (configuration, diagnostics.findings.map(\.description))
}

/// An album that is good, for tests of what stands around it.
let goodAlbum = "albums: [{name: A, all: {favorite: true}}]\n"
