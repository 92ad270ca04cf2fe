/// Reads YAML or JSON into nodes.
///
/// JSON is YAML in spirit, but libyaml refuses some of it (`"\ud83d\ude00"`, tabs before the first brace, a key and its colon
/// on two lines). A text that is JSON from its first to its last character is therefore read as JSON; both ways give the same nodes.
public enum NodeReader {
    /// Reads one document.
    ///
    /// Returns no node when the text is empty or its form is broken. A node together with errors (keys that stand
    /// twice) is good for further checks, not for use.
    ///
    /// - Complexity: linear in the size of the text; see `Limits`.
    public static func read(_ bytes: [UInt8], file: String) -> (node: Node?, errors: [YAMLError]) {
        let source: SourceText
        do throws(YAMLError) {
            source = try SourceText(bytes, file: file)
        } catch {
            return (nil, [error])
        }
        guard looksLikeJSON(source.bytes) else { return TreeBuilder.read(source) }
        let json = JSONReader.read(source)
        if json.node != nil { return json }
        let yaml = TreeBuilder.read(source)
        return yaml.node == nil && file.lowercased().hasSuffix(".json") ? json : yaml
    }

    private static func looksLikeJSON(_ bytes: [UInt8]) -> Bool {
        let first = bytes.first { !JSONReader.isBlank($0) }
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    }
}
