extension String {
    /// The text in quotation marks, as messages show it: control characters escaped, cut after 60 characters.
    public var quoted: String {
        var shown = ""
        for scalar in unicodeScalars.prefix(60) {
            switch scalar.properties.generalCategory {
            case .format where scalar.value == 0x200C || scalar.value == 0x200D:
                // They join letters and emoji and turn no text around.
                shown.unicodeScalars.append(scalar)
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate:
                shown += "\\u{\(String(scalar.value, radix: 16))}"
            default: shown.unicodeScalars.append(scalar)
            }
        }
        return "\"\(shown)\(unicodeScalars.count > 60 ? "…" : "")\""
    }
}
