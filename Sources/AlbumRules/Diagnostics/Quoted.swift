extension String {
    /// The text in quotation marks, as messages show it: control characters escaped, cut after 60 characters.
    public var quoted: String {
        var shown = ""
        for scalar in unicodeScalars.prefix(60) {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate:
                shown += "\\u{\(String(scalar.value, radix: 16))}"
            default: shown.unicodeScalars.append(scalar)
            }
        }
        return "\"\(shown)\(unicodeScalars.count > 60 ? "…" : "")\""
    }
}
