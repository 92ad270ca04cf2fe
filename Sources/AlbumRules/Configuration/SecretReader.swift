extension ConfigurationValue {
    /// A secret as text, `{file: …}` or `{env: …}`; messages never show it.
    func secret(_ diagnostics: inout Diagnostics) -> SecretSource? {
        guard isPresent(&diagnostics) else { return nil }
        if let text = node.text { return secret(text, &diagnostics) }
        guard let entries = node.entries, entries.count == 1, let entry = entries.first else {
            diagnostics.error(
                "\(label.quoted) must be text, {file: …} or {env: …}", at: node.place)
            return nil
        }
        switch entry.key.text {
        case "file": return ConfigurationValue(entry).text(&diagnostics).map { .file($0) }
        case "env": return environment(entry, &diagnostics)
        default:
            diagnostics.error("\(label.quoted) must be text, {file: …} or {env: …}", at: entry.key.place)
            return nil
        }
    }

    /// A web address that may hold a token, or where it is; messages do not show it.
    func secretAddress(_ diagnostics: inout Diagnostics) -> SecretSource? {
        guard let source = secret(&diagnostics) else { return nil }
        if case .text(let secret) = source, !secret.isWebAddress {
            diagnostics.error(
                "\(label.quoted) must be a web address", at: node.place,
                hint: "write it with its beginning: https://example.com/…")
            return nil
        }
        return source
    }

    private func secret(_ text: String, _ diagnostics: inout Diagnostics) -> SecretSource? {
        if text.contains(where: { $0.isNewline }) || text.allSatisfy({ $0.isWhitespace }) {
            diagnostics.error("\(label.quoted) is empty or has several lines", at: node.place)
            return nil
        }
        if text.hasPrefix("${"), text.hasSuffix("}") {
            diagnostics.error(
                "\(label.quoted) is taken as it stands; variables are not filled in", at: node.place,
                hint: "write {env: NAME}")
            return nil
        }
        return .text(Secret(text))
    }

    private func environment(_ entry: Node.Entry, _ diagnostics: inout Diagnostics) -> SecretSource? {
        guard let name = ConfigurationValue(entry).text(&diagnostics) else { return nil }
        guard name.utf8.allSatisfy({ $0 != UInt8(ascii: "=") && $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "$") })
        else {
            diagnostics.error("\(name.quoted) is not the name of an environment variable", at: entry.value.place)
            return nil
        }
        return .environment(name)
    }
}

extension Secret {
    /// Whether the text is an address that a message can be sent to: `http` or `https`, a host, no white space.
    public var isWebAddress: Bool {
        let text = revealed
        guard let scheme = ["https://", "http://"].first(where: text.lowercased().hasPrefix),
            let first = text.dropFirst(scheme.count).first, !"/?#".contains(first)
        else { return false }
        return text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F && !$0.properties.isWhitespace }
    }
}
