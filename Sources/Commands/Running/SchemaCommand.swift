import AlbumRules

/// `schema`: the form of `albums.yaml` for editors.
enum SchemaCommand {
    /// Prints the JSON Schema.
    static func run(_ call: Call) -> ExitCode {
        call.console.results.write(ConfigurationSchema.text)
        return .done
    }
}
