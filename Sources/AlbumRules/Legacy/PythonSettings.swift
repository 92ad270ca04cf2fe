import YAML

/// Reads a Python settings file as data.
enum PythonSettings {
    /// The assignments of the file; every mistake is reported with its place.
    static func read(_ file: SourceFile, _ diagnostics: inout Diagnostics) -> [Node.Entry] {
        let source: SourceText
        do throws(YAMLError) {
            source = try SourceText(file.bytes, file: file.name)
        } catch {
            diagnostics.error(error.message, at: error.place, hint: error.hint)
            return []
        }
        let text = String(decoding: source.bytes, as: UTF8.self)
        var parser = PythonParser(PythonTokenizer.tokens(of: text, file: file.name))
        let (entries, mistakes) = parser.assignments()
        for mistake in mistakes { diagnostics.error(mistake.message, at: mistake.place, hint: mistake.hint) }
        return unique(entries, &diagnostics)
    }

    /// Python lets the last assignment win; which one the user means is not ours to guess.
    private static func unique(_ entries: [Node.Entry], _ diagnostics: inout Diagnostics) -> [Node.Entry] {
        var places: [String: Place] = [:]
        return entries.filter { entry in
            let name = entry.key.text ?? ""
            guard let first = places[name] else {
                places[name] = entry.key.place
                return true
            }
            diagnostics.error(
                "\(name.quoted) gets a value twice, first at \(first)", at: entry.key.place,
                hint: "delete one of the two")
            return false
        }
    }
}
