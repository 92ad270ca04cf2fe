import YAML

/// Converts configurations of other forms and other tools to the new grammar; pure.
public enum ConfigurationConverter {
    private struct Tool: Sendable {
        let recognises: @Sendable (Node) -> Bool
        let convert: @Sendable (Node, inout ToolDraft) -> Void
    }

    private static let tools = [
        Tool(recognises: { DynamicAlbumsList.recognises($0) }, convert: { DynamicAlbumsList.convert($0, &$1) }),
        Tool(recognises: { DynamicAlbumsRules.recognises($0) }, convert: { DynamicAlbumsRules.convert($0, &$1) }),
        Tool(recognises: { PersonToAlbum.recognises($0) }, convert: { PersonToAlbum.convert($0, &$1) }),
        Tool(recognises: { SmartAlbum.recognises($0) }, convert: { SmartAlbum.convert($0, &$1) }),
    ]

    /// The text of an `albums.yaml` that keeps the same albums; nil exactly when there are errors.
    ///
    /// Reads settings of the Python script, and files of other tools, which are told by their form. Warnings say, with their
    /// places, what could not be carried over. No key and no password is in the text.
    public static func convert(_ file: SourceFile) -> (text: String?, diagnostics: Diagnostics) {
        var (configuration, diagnostics) = fromTool(file) ?? ScriptConverter.convert(file)
        diagnostics.sortByPlace()
        return (diagnostics.hasErrors ? nil : configuration?.text, diagnostics)
    }

    private static func fromTool(
        _ file: SourceFile
    ) -> (configuration: ConvertedConfiguration?, diagnostics: Diagnostics)? {
        guard !file.name.lowercased().hasSuffix(".py") else { return nil }
        var draft = ToolDraft(file: file.name)
        let text = String(decoding: file.bytes, as: UTF8.self)
        if FaceToAlbum.recognises(text) {
            FaceToAlbum.convert(text, file: file.name, &draft)
            return (draft.configuration, draft.diagnostics)
        }
        let (root, errors) = NodeReader.read(file.bytes, file: file.name)
        guard let root, let tool = tools.first(where: { $0.recognises(root) }) else { return nil }
        for error in errors { draft.diagnostics.error(error.message, at: error.place, hint: error.hint) }
        tool.convert(root, &draft)
        return (draft.configuration, draft.diagnostics)
    }
}
