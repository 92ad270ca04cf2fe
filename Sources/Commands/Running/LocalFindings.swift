import AlbumRules
import AlbumSync

/// What an examination finds on this machine: the user's files, and the folder of the state.
struct LocalFindings: Sendable {
    private let call: Call
    private let files: ConfigurationFiles

    /// Findings about the files of a call.
    init(_ call: Call, _ files: ConfigurationFiles) {
        self.call = call
        self.files = files
    }

    /// Every mistake in the configuration, and who can read it.
    func configuration(_ loaded: LoadedConfiguration) -> [Finding] {
        var findings = loaded.findings.map { finding in
            let isError = finding.severity == .error
            return Finding(
                .configuration, isError ? .error : .warning, isError ? .mistake : .doubt, finding.message,
                step: finding.hint ?? "correct it; check shows all of them", place: finding.place,
                code: isError ? .configuration : .done)
        }
        if let configuration = loaded.configuration {
            let count = configuration.albums.count
            let paused = configuration.albums.count { !$0.settings.isEnabled }
            let name = files.paths.count == 1 ? files.paths[0] : files.folder
            findings.insert(
                Finding(
                    good: .configuration, .configuration,
                    "\(name): \(count) album\(count == 1 ? "" : "s")" + (paused > 0 ? ", \(paused) paused" : "")), at: 0
            )
        }
        return findings
    }

    /// Whether there is a login that runs can use.
    func login(_ kept: KeptSession) -> [Finding] {
        let warnings = kept.warnings.map { warning in
            Finding(
                .key, .warning, .loginUnused, warning,
                step: kept.session == nil ? "login makes a new one" : "chmod 600 keeps others out")
        }
        guard warnings.isEmpty, kept.session != nil else { return warnings }
        return [Finding(good: .key, .login, "there is a login, so that runs read only what changed")]
    }

    /// Whether the state can be written, and who else can read it.
    func state(_ configuration: Configuration) -> [Finding] {
        let folder: String
        do {
            folder = try StateFolder.find(call, files: files, configuration: configuration)
        } catch {
            return [
                Finding(
                    .state, .error, .stateFolderMissing, error.message, step: error.hint ?? "name one by --state",
                    code: error.code)
            ]
        }
        guard Files.isWritable(folder) else {
            return [
                Finding(
                    .state, .error, .stateNotWritable, "the state folder \(folder) cannot be written",
                    step: "check its owner and mode, or name another by --state", code: .cannotWrite)
            ]
        }
        let paths = [folder, folder + "/state.sqlite"]
        if let open = paths.first(where: Files.isOpenToOthers) {
            return [
                Finding(
                    .state, .warning, .stateOpenToOthers, "\(open) is open to other users of this machine",
                    step: "chmod \(open == folder ? "700" : "600") \(open) keeps them out")
            ]
        }
        let isNew = Files.kind(of: folder) == .nothing
        return [
            Finding(
                good: .state, .state, isNew ? "\(folder) will be made by the first sync" : "\(folder) can be written")
        ]
    }
}
