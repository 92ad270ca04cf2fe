import AlbumRules
import AlbumSync
import ImmichClient

/// `accept-rename`, `forget`, `recreate` and `adopt`: what the user answers to a held situation; changes the state, never
/// the server.
struct AnswerCommand: Sendable {
    /// Which answer it is.
    enum Answer: Sendable {
        /// Whoever has the name now is meant.
        case acceptRename
        /// The album is let go.
        case forget
        /// The album is made again.
        case recreate
        /// Members are taken on.
        case adopt
    }

    private let call: Call
    private let answer: Answer
    private var name: String { call.arguments.operands[0] }

    /// The command of a call.
    init(_ call: Call, _ answer: Answer) {
        self.call = call
        self.answer = answer
    }

    /// Writes the answer down.
    func run() async throws(CommandFailure) -> ExitCode {
        let (files, configuration) = try LoadedConfiguration.loadWhole(call)
        let definition: AlbumDefinition? =
            switch answer {
            case .recreate, .adopt: try configuration.album(named: name)
            case .acceptRename, .forget: nil
            }
        let engine = try await SyncEngine.open(call, files, configuration)
        let said: AnswerText
        do {
            switch answer {
            case .acceptRename:
                guard try await engine.acceptRename(ofPersonNamed: name) else { throw unknownPerson }
                said = .acceptRename(name)
            case .forget:
                guard try await engine.forget(albumNamed: name) else { throw SyncError.answer(.notKept(name)) }
                said = .forget(name)
            case .recreate: said = .recreate(name, takesOver: try await engine.recreate(albumNamed: name))
            case .adopt:
                guard let definition else { throw SyncError.unknownAlbum(name) }
                said = .adopt(name, try await engine.adopt(definition, everything: call.arguments.has("all")))
            }
        } catch let error as CommandFailure {
            throw error
        } catch let error as SyncError {
            throw CommandFailure(error, server: engine.server)
        } catch {
            throw CommandFailure(.internalError, "\(error)")
        }
        said.show(call)
        return .done
    }

    private var unknownPerson: CommandFailure {
        CommandFailure(
            .usage, "nobody is remembered under the name \(quoted(name))",
            hint: "write the name as it stands in the configuration")
    }
}
