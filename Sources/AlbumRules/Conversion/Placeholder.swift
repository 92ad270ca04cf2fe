/// What stands in a converted file in place of a secret.
enum Placeholder: String, Hashable {
    /// The key of the server.
    case key = "API key"
    /// The password of the mail server.
    case password
    /// The address that outcomes are posted to.
    case webhook = "address of the webhook"
    /// The address of the health check.
    case ping = "address of the health check"

    /// What it stands for.
    var name: String { rawValue }

    private var file: String {
        switch self {
        case .key: "immich.key"
        case .password: "mail.password"
        case .webhook: "webhook.url"
        case .ping: "ping.url"
        }
    }

    /// The value to write.
    var node: Node { .pairs(["file": .word(file)]) }

    /// What to do with the secret.
    var hint: String { "put it into the file \(file) beside the configuration, or write {env: NAME}" }

    /// The same for the reader of the converted file.
    var remark: String { "The \(name) is not printed here: \(hint)." }

    /// The piece with its secrets replaced; those that only point to a file or a variable stay.
    static func replacing(
        in node: Node, under parent: String = "", _ replaced: inout [(Placeholder, Place)]
    ) -> Node {
        guard let entries = node.entries else { return node }
        let safe = entries.map { entry in
            let key = entry.key.text ?? ""
            guard let placeholder = secret(key, under: parent), entry.value.text != nil else {
                return Node.Entry(key: entry.key, value: replacing(in: entry.value, under: key, &replaced))
            }
            replaced.append((placeholder, entry.value.place))
            return Node.Entry(key: entry.key, value: placeholder.node)
        }
        return Node(.mapping(safe), at: node.place)
    }

    private static func secret(_ key: String, under parent: String) -> Placeholder? {
        switch (parent, key) {
        case (_, "api_key"): .key
        case (_, "password"): .password
        case ("webhook", "url"): .webhook
        case (_, "ping"): .ping
        default: nil
        }
    }
}
