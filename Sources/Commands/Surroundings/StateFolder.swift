import AlbumRules

/// Where the program keeps what it remembers.
enum StateFolder {
    /// The folder of a call: `--state`, `state:`, `/data` in a container, the XDG state folder.
    static func find(
        _ call: Call, files: ConfigurationFiles, configuration: Configuration
    ) throws(CommandFailure) -> String {
        if let named = call.arguments.value("state") { return Files.path(named, from: call.surroundings.folder) }
        if let written = configuration.stateFolder { return Files.path(written, from: files.folder) }
        let data = call.surroundings.containerRoot + "data"
        if call.surroundings.isContainer, Files.kind(of: data) == .folder { return data }
        guard let user = call.surroundings.userFolder("XDG_STATE_HOME", otherwise: ".local/state") else {
            throw CommandFailure(
                .cannotWrite, "no folder for the state: neither XDG_STATE_HOME nor HOME is set",
                hint: "name one by --state, or write state: FOLDER into the configuration")
        }
        return user
    }
}
