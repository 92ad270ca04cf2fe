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
        let engine = try await SyncEngine.open(call, files, configuration)
        do {
            let farewell = try await engine.farewell(toAlbumNamed: name)
            let withHandAdded = call.arguments.has("with-hand-added")
            if !withHandAdded, !farewell.handAdded.isEmpty {
                throw SyncError.answer(.handAdded(name, count: farewell.handAdded.count))
            }
            try confirm(farewell)
            try await engine.delete(farewell, withHandAdded: withHandAdded)
            AnswerText.deleted(farewell).show(call)
            return .done
        } catch let error as CommandFailure {
            throw error
        } catch let error as SyncError {
            throw CommandFailure(error, server: engine.server)
        } catch {
            throw CommandFailure(.internalError, "\(error)")
        }
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
