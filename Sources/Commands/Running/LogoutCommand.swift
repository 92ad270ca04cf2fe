import AlbumRules
import ImmichClient
import PhotoLibrary

/// `logout`: ends the session on the server and forgets it, with the mirror that only it can bring up to date.
struct LogoutCommand: Sendable {
    private let call: Call

    /// The command of a call.
    init(_ call: Call) {
        self.call = call
    }

    /// Ends the session.
    func run() async throws(CommandFailure) -> ExitCode {
        let (files, configuration) = try LoadedConfiguration.loadWhole(call)
        let account = try configuration.account(of: call)
        let root = try StateFolder.find(call, files: files, configuration: configuration)
        var folder = root
        if let account {
            let connection = try Connection.find(call, files: files, configuration: configuration, account: account)
            let client = try await connection.connect(configuration.server)
            folder = AccountFolder.find(account: account.name, of: client.user.id, in: root)
        }
        do {
            guard let file = try SessionFile.read(in: folder) else {
                call.console.results.line("Nobody is logged in.")
                return .done
            }
            if let address = ServerAddress(file.server) { try await end(file.tokens, address, folder) }
            try SessionFile.delete(in: folder)
            try LibraryMirror.delete(in: folder)
            call.console.results.line("Logged out at \(visible(file.server)). Runs read everything, by the API key.")
            return .done
        } catch let error as StateError {
            throw CommandFailure(.cannotWrite, visible("\(error)"), hint: "delete the file by hand, and log in again")
        } catch {
            throw CommandFailure(any: error, server: "")
        }
    }

    private func end(_ tokens: SessionTokens, _ address: ServerAddress, _ folder: String) async throws(CommandFailure) {
        do {
            try await ImmichSession.logOut(tokens, at: address, transport: Connection.transport)
        } catch {
            var failure = LoginCommand.failure(error, server: address.origin)
            failure.hint =
                "nothing was forgotten; when the server is gone for good, delete \(visible(folder))/session.json"
            throw failure
        }
    }
}
