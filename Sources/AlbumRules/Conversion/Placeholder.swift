/// What stands in a converted file in place of a secret.
enum Placeholder: Hashable {
    /// The key of the server.
    case key
    /// The password of the mail server.
    case password

    /// What it stands for.
    var name: String { self == .key ? "API key" : "password" }

    private var file: String { self == .key ? "immich.key" : "mail.password" }

    /// The value to write.
    var node: Node { .pairs(["file": .word(file)]) }

    /// What to do with the secret.
    var hint: String { "put it into the file \(file) beside the configuration, or write {env: NAME}" }

    /// The same for the reader of the converted file.
    var remark: String { "The \(name) is not printed here: \(hint)." }

    /// The piece with its secrets replaced; those that only point to a file or a variable stay.
    static func replacing(in node: Node, _ replaced: inout [(Placeholder, Place)]) -> Node {
        guard let entries = node.entries else { return node }
        let secrets: [String: Placeholder] = ["api_key": .key, "password": .password]
        let safe = entries.map { entry in
            guard let placeholder = secrets[entry.key.text ?? ""], entry.value.text != nil else {
                return Node.Entry(key: entry.key, value: replacing(in: entry.value, &replaced))
            }
            replaced.append((placeholder, entry.value.place))
            return Node.Entry(key: entry.key, value: placeholder.node)
        }
        return Node(.mapping(safe), at: node.place)
    }
}
