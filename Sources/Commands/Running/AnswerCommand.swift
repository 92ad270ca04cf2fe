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
        let engines = try await SyncEngine.openAll(call, files, configuration)
        let said: AnswerText
        do {
            said = try await carryOut(by: engines, definition, configuration)
        } catch {
            throw CommandFailure(any: error, server: engines.first?.engine.server ?? "")
        }
        said.show(call)
        return .done
    }

    /// Gives the answer to every account that it concerns.
    private func carryOut(
        by engines: [AccountEngine], _ definition: AlbumDefinition?, _ configuration: Configuration
    ) async throws -> AnswerText {
        switch answer {
        case .acceptRename:
            var isKnown = false
            for account in engines where try await account.engine.acceptRename(ofPersonNamed: name) { isKnown = true }
            guard isKnown else { throw unknownPerson }
            return .acceptRename(name)
        case .forget:
            var isKept = false
            for account in engines {
                let names = Set([name, account.name(of: name, in: configuration)])
                for name in names where try await account.engine.forget(albumNamed: name) { isKept = true }
            }
            guard isKept else { throw SyncError.answer(.notKept(name)) }
            return .forget(name)
        case .recreate:
            guard let owner = engines.first(where: { $0.account == definition?.settings.account }) else {
                throw SyncError.unknownAlbum(name)
            }
            return .recreate(name, takesOver: try await owner.engine.recreate(albumNamed: name))
        case .adopt:
            guard let definition else { throw SyncError.unknownAlbum(name) }
            var adoptions: [Adoption] = []
            for account in engines {
                guard let part = account.part(in: definition), part.isFed else { continue }
                adoptions.append(try await account.engine.adopt(part, everything: call.arguments.has("all")))
            }
            guard let adoption = Adoption(joining: adoptions) else { throw SyncError.unknownAlbum(name) }
            return .adopt(name, adoption)
        }
    }

    private var unknownPerson: CommandFailure {
        CommandFailure(
            .usage, "nobody is remembered under the name \(quoted(name))",
            hint: "write the name as it stands in the configuration")
    }
}
