/// Converts configurations of other forms to the new grammar; pure.
public enum ConfigurationConverter {
    /// The text of an `albums.yaml` that keeps the same albums; nil exactly when there are errors.
    ///
    /// Warnings say, with their places, what could not be carried over. No key and no password is in the text.
    public static func convert(_ file: SourceFile) -> (text: String?, diagnostics: Diagnostics) {
        var (configuration, diagnostics) = ScriptConverter.convert(file)
        diagnostics.sortByPlace()
        return (configuration?.text, diagnostics)
    }
}
