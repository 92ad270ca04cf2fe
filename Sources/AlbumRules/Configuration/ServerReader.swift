/// Reads where the server is.
enum ServerReader {
    static let concurrencies = 1...256

    private static let keys = KnownKeys(
        owner: "\"server\"", supported: SettingTable.server.map(\.key),
        unsupported: ["proxy"], misplaced: ["accounts": "accounts stand at the top of the file, beside server:"])

    /// Reads the `server` part.
    static func read(_ node: Node, _ diagnostics: inout Diagnostics) -> ServerSettings {
        var server = ServerSettings()
        keys.visit(node, &diagnostics) { entry, diagnostics in
            let value = ConfigurationValue(entry)
            switch value.label {
            case "url": server.url = value.address(&diagnostics)
            case "api_key": server.apiKey = value.secret(&diagnostics)
            case "concurrency":
                server.concurrency = value.wholeNumber(in: concurrencies, &diagnostics) ?? server.concurrency
            default: server.timeout = value.timeout(&diagnostics) ?? server.timeout
            }
        }
        return server
    }
}

extension ConfigurationValue {
    /// The address of the server; its key must not travel in it.
    func address(_ diagnostics: inout Diagnostics) -> String? {
        guard let text = text(&diagnostics) else { return nil }
        let lowered = text.lowercased()
        guard let scheme = ["https://", "http://"].first(where: { lowered.hasPrefix($0) }) else {
            diagnostics.error(
                "\(label.quoted) must be a web address, not \(text.quoted)", at: node.place,
                hint: "write it with its beginning: https://photos.example.com")
            return nil
        }
        let rest = text.dropFirst(scheme.count)
        let host = rest.prefix { !"/?#".contains($0) }
        guard !host.isEmpty, !text.contains(where: { $0.isWhitespace }), !host.contains("@"),
            rest.allSatisfy({ !"?#".contains($0) })
        else {
            diagnostics.error(
                "\(label.quoted) must be a plain web address: a host, a port and a path, nothing else", at: node.place)
            return nil
        }
        return text
    }

    fileprivate func timeout(_ diagnostics: inout Diagnostics) -> Duration? {
        guard let timeout = duration(&diagnostics) else { return nil }
        guard timeout >= .milliseconds(1) else {
            diagnostics.error("\(label.quoted) must be longer than nothing", at: node.place)
            return nil
        }
        return timeout
    }
}
