import AlbumRules
import AlbumSync

/// `delete-album`: deletes an album in Immich, never a photo, after its name was typed twice.
struct DeleteAlbumCommand: Sendable {
    private let call: Call
    private var name: String { call.arguments.operands[0] }

    /// The command of a call.
    init(_ call: Call) {
        self.call = call
    }

    /// Shows what would be lost, asks, deletes.
    func run() async throws(CommandFailure) -> ExitCode {
        if let given = call.arguments.value("yes"), given != name {
            throw CommandFailure(
                .usage, "--yes names \(quoted(given)), not \(quoted(name))", hint: "write the same name twice")
        }
        let (files, configuration) = try LoadedConfiguration.loadWhole(call)
        let engines = try await SyncEngine.openAll(call, files, configuration)
        let owner = configuration.albums.first { $0.name == name }?.settings.account
        do {
            let engine = try await engine(among: engines, owner)
            var farewell = try await engine.farewell(toAlbumNamed: name)
            // What other accounts put there is this program's work, too.
            var others: Set<AssetID> = []
            for other in engines where other.engine.user != engine.user {
                others.formUnion(try await other.engine.keptPhotos(in: farewell.album.id))
            }
            farewell.handAdded.subtract(others)
            let withHandAdded = call.arguments.has("with-hand-added")
            if !withHandAdded, !farewell.handAdded.isEmpty {
                throw SyncError.answer(.handAdded(name, count: farewell.handAdded.count))
            }
            try confirm(farewell)
            try await engine.delete(farewell, withHandAdded: withHandAdded, besides: others)
            for other in engines where other.engine.user != engine.user {
                _ = try await other.engine.forget(album: farewell.album.id)
            }
            AnswerText.deleted(farewell).show(call)
            return .done
        } catch {
            throw CommandFailure(any: error, server: engines.first?.engine.server ?? "")
        }
    }

    /// The engine of the album's owner: the account of the configuration, or for an album without a rule the one that keeps it.
    private func engine(among engines: [AccountEngine], _ owner: String?) async throws -> SyncEngine {
        if let found = engines.first(where: { $0.account == owner }) { return found.engine }
        for account in engines where try await account.engine.keeps(albumNamed: name) { return account.engine }
        throw SyncError.answer(.notKept(name))
    }

    private func confirm(_ farewell: AlbumFarewell) throws(CommandFailure) {
        guard call.arguments.value("yes") == nil else { return }
        let messages = call.console.messages
        let words = ReportWords()
        var facts = ["\(words.count(farewell.members.count, "photo"))"]
        if !farewell.handAdded.isEmpty {
            facts.append("\(grouped(farewell.handAdded.count)) not put there by this program")
        }
        if farewell.album.isShared || farewell.album.hasSharedLink { facts.append("others can see it") }
        messages.line("\(quoted(farewell.album.name)) in Immich: \(facts.joined(separator: ", ")).")
        let question = "The album is deleted, its photos stay in the library. Type its name to go on: "
        let typed: String?
        if let terminal = call.surroundings.terminal {
            typed = terminal.ask(question, false)
        } else {
            messages.write(question)
            typed = call.surroundings.typedLine()
        }
        guard let typed else {
            messages.line()
            throw CommandFailure(
                .usage, "nobody answered, so nothing was deleted", hint: "in a script, say --yes \(shellWord(name))")
        }
        guard typed == name || typed == farewell.album.name else {
            throw CommandFailure(
                .failed, "that is not its name, so nothing was deleted", hint: "type \(quoted(name)) as it stands here")
        }
    }
}
