import YAML

/// A tree without places: `"quoted"`, plain words bare, `[lists]`, `{mappings}`.
func sketch(_ node: Node?) -> String {
    guard let node else { return "nothing" }
    switch node.content {
    case .scalar(let text, let isQuoted): return isQuoted ? "\"\(text)\"" : text
    case .sequence(let items): return "[" + items.map { sketch($0) }.joined(separator: ", ") + "]"
    case .mapping(let entries):
        return "{" + entries.map { sketch($0.key) + ": " + sketch($0.value) }.joined(separator: ", ") + "}"
    }
}

/// Reads a text under the name `f`.
func read(_ text: String, file: String = "f") -> (node: Node?, errors: [YAMLError]) {
    NodeReader.read(Array(text.utf8), file: file)
}
