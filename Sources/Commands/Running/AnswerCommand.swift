import AlbumRules
import AlbumSync
import ImmichClient

/// `accept-rename` and `forget`: what the user answers to a held situation; changes the state, never the server.
struct AnswerCommand: Sendable {
    /// Which answer it is.
    enum Answer: Sendable {
        /// Whoever has the name now is meant.
        case acceptRename
        /// The album is let go.
        case forget
    }

    private let call: Call
    private let answer: Answer

    /// The command of a call.
    init(_ call: Call, _ answer: Answer) {
        self.call = call
        self.answer = answer
    }

    /// Writes the answer down.
    func run() async throws(CommandFailure) -> ExitCode {
        let name = call.arguments.operands[0]
        let (files, configuration) = try LoadedConfiguration.loadWhole(call)
        let connection = try Connection.find(call, files: files, configuration: configuration)
        let client = try await connection.connect(configuration.server)
        let engine = SyncEngine(
            client: client, server: connection.address.origin,
            stateFolder: try StateFolder.find(call, files: files, configuration: configuration),
            configuration: configuration, options: SyncOptions(now: { .now }))
        let isKnown: Bool
        do {
            switch answer {
            case .acceptRename: isKnown = try await engine.acceptRename(ofPersonNamed: name)
            case .forget: isKnown = try await engine.forget(albumNamed: name)
            }
        } catch {
            throw CommandFailure(error, server: connection.address.origin)
        }
        guard isKnown else { throw unknown(name) }
        call.console.results.line(done(name))
        return .done
    }

    private func done(_ name: String) -> String {
        switch answer {
        case .acceptRename: "The next run takes whoever is called \(quoted(name)) in Immich then."
        case .forget:
            "\(quoted(name)) is forgotten and stays in Immich as it is. A rule of that name meets it for the first time."
        }
    }

    private func unknown(_ name: String) -> CommandFailure {
        switch answer {
        case .acceptRename:
            CommandFailure(
                .usage, "nobody is remembered under the name \(quoted(name))",
                hint: "write the name as it stands in the configuration")
        case .forget:
            CommandFailure(
                .usage, "no album \(quoted(name)) is kept",
                hint: "write the name as it stands, or stood, in the configuration")
        }
    }
}
