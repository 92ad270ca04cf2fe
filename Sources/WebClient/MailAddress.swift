/// Where mail goes, with the name of whom it reaches.
struct MailAddress: Hashable, Sendable {
    let name: String
    let address: String

    /// Reads `me@example.org` or `My Name <me@example.org>`.
    init(_ text: String) throws(MailError) {
        var name = ""
        var address = Self.trim(text[...])
        if address.hasSuffix(">"), let open = address.lastIndex(of: "<") {
            name = Self.trim(address[..<open])
            address = String(address[address.index(after: open)...].dropLast())
            if name.count >= 2, name.hasPrefix("\""), name.hasSuffix("\"") {
                name = String(name.dropFirst().dropLast())
            }
        }
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }),
            address.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !#"<>()[],;:\""#.utf8.contains($0) }),
            text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F })
        else { throw .badAddress(text) }
        self.name = name
        self.address = address
    }

    var domain: Substring { address[address.index(after: address.firstIndex(of: "@") ?? address.startIndex)...] }

    /// As it stands in a head field.
    var field: String {
        if name.isEmpty { return address }
        let isPlain = name.unicodeScalars.allSatisfy { $0.isASCII && ($0.properties.isAlphabetic || $0 == " ") }
        return "\(isPlain && name.count < 60 ? name : HeaderText.words(name, after: 6)) <\(address)>"
    }

    private static func trim(_ text: Substring) -> String {
        var text = text.drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
