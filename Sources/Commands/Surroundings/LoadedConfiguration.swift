import AlbumRules

/// The configuration as it was found and read.
struct LoadedConfiguration: Sendable {
    /// Where it was found.
    var files: ConfigurationFiles
    /// What it says; nil exactly when there are errors.
    var configuration: Configuration?
    /// What was found in it.
    var findings: [Diagnostic]

    /// Finds and reads the configuration of a call.
    static func load(_ call: Call) throws(CommandFailure) -> LoadedConfiguration {
        var files: ConfigurationFiles
        do {
            files = try ConfigurationFiles.find(named: call.arguments.value("config"), in: call.surroundings)
        } catch {
            throw CommandFailure(.configuration, error.description, hint: error.hint)
        }
        var sources: [SourceFile] = []
        for path in files.paths {
            do {
                sources.append(SourceFile(name: path, bytes: try Files.read(path)))
            } catch {
                throw CommandFailure(.configuration, "\(error)", hint: "check who owns the file and its mode")
            }
        }
        files.contentDigest = SourceFile.digest(of: sources)
        let (configuration, diagnostics) = ConfigurationReader.read(sources)
        return LoadedConfiguration(files: files, configuration: configuration, findings: diagnostics.findings)
    }

    /// The configuration of a call that can do without one: nothing when none was named and none was found.
    static func loadIfAny(_ call: Call) throws(CommandFailure) -> (ConfigurationFiles, Configuration) {
        do {
            _ = try ConfigurationFiles.find(named: call.arguments.value("config"), in: call.surroundings)
        } catch {
            if case .notFound = error {
                return (ConfigurationFiles(paths: [], folder: call.surroundings.folder), Configuration())
            }
        }
        return try loadWhole(call)
    }

    /// The configuration of a call that needs a good one; warnings are shown, errors end the command.
    static func loadWhole(_ call: Call) throws(CommandFailure) -> (ConfigurationFiles, Configuration) {
        let loaded = try load(call)
        guard let configuration = loaded.configuration else {
            var failure = CommandFailure(
                .configuration, FindingsText(loaded).summary, hint: "nothing was read from the server, nothing written")
            failure.findings = loaded.findings
            throw failure
        }
        call.console.messages.lines(FindingsText(loaded).lines(for: call.console.messages))
        return (loaded.files, configuration)
    }
}

/// Findings in the configuration as text.
struct FindingsText: Sendable {
    private let findings: [Diagnostic]
    private let name: String
    private let typed: String?

    /// The text of what was found in a configuration.
    init(_ loaded: LoadedConfiguration) {
        findings = loaded.findings
        typed = nil
        name = loaded.files.paths.count == 1 ? loaded.files.paths[0] : loaded.files.folder
    }

    /// The text of findings; with what was typed, each is shown there by a caret instead of by a place in a file.
    init(_ findings: [Diagnostic], typed: String? = nil) {
        self.findings = findings
        self.typed = typed
        name = ""
    }

    /// `file:line:column: error: message` with the hint on a line of its own.
    func lines(for channel: Channel) -> [String] {
        findings.flatMap { finding in
            let word = channel.painted(finding.severity.rawValue + ":", finding.severity == .error ? .red : .yellow)
            let hint = finding.hint.map { ["  hint: " + visible($0)] } ?? []
            let excerpt = typed.flatMap { text in finding.place.map { Caret.lines(under: text, at: $0) } }
            let place = excerpt == nil ? finding.place.map { visible($0.description) + ": " } ?? "" : ""
            return ["\(place)\(word) \(visible(finding.message))"] + (excerpt ?? []) + hint
        }
    }

    /// `albums.yaml: 2 errors, 1 warning`.
    var summary: String {
        let errors = findings.count { $0.severity == .error }
        let warnings = findings.count - errors
        var parts: [String] = []
        if errors > 0 { parts.append(errors == 1 ? "1 error" : "\(grouped(errors)) errors") }
        if warnings > 0 { parts.append(warnings == 1 ? "1 warning" : "\(grouped(warnings)) warnings") }
        return "\(visible(name)): " + (parts.isEmpty ? "no mistakes" : parts.joined(separator: ", "))
    }
}
