import AlbumRules
import ImmichClient
import PhotoLibrary

/// `login`: opens a session for reading what changed, beside the key that does the writing.
struct LoginCommand: Sendable {
    private let call: Call

    /// The command of a call.
    init(_ call: Call) {
        self.call = call
    }

    /// Asks once, logs in, keeps the session.
    func run() async throws(CommandFailure) -> ExitCode {
        let (files, configuration) = try LoadedConfiguration.loadWhole(call)
        let account = try configuration.account(of: call)
        let connection = try Connection.find(call, files: files, configuration: configuration, account: account)
        let root = try StateFolder.find(call, files: files, configuration: configuration)
        let client = try await connection.connect(configuration.server)
        let state = account.map { AccountFolder.find(account: $0.name, of: client.user.id, in: root) } ?? root
        let (email, password) = try credentials(client.user, server: connection.address.origin)
        let tokens: SessionTokens
        do {
            tokens = try await ImmichSession.logIn(
                to: connection.address, email: email, password: password, program: Catalogue.program.name,
                machine: call.surroundings.machine, transport: Connection.transport)
        } catch {
            throw Self.failure(error, server: connection.address.origin)
        }
        guard tokens.user == client.user.id else {
            await Self.end(tokens, connection.address)
            throw CommandFailure(
                .notPermitted, "\(quoted(email)) is another user than the one of the API key",
                hint: "log in as \(visible(client.user.email)), or use a key of the other user")
        }
        try await keep(
            SessionFile(server: connection.address.origin, tokens: tokens, email: email, since: .now), in: state,
            connection.address)
        tell(client, connection.address)
        return .done
    }

    private func credentials(_ user: User, server: String) throws(CommandFailure) -> (String, Secret) {
        let around = call.surroundings
        if let email = around.variable("IMMICH_EMAIL"), let password = around.variable("IMMICH_PASSWORD") {
            return (email, Secret(password))
        }
        let email: String?
        let password: String?
        if let terminal = around.terminal {
            call.console.messages.line("Log in to Immich at \(visible(server)). The password is not kept.")
            let typed = terminal.ask("E-mail address [\(visible(user.email))]: ", false)
            email = typed.map { $0.isEmpty ? user.email : $0 }
            password = email == nil ? nil : terminal.ask("Password (not shown): ", true)
        } else {
            email = around.typedLine()
            password = around.typedLine()
        }
        guard let email, let password, !password.isEmpty else {
            throw CommandFailure(
                .usage, "no e-mail address and password",
                hint: "in a script, write them to standard input, a line each, or set IMMICH_EMAIL and IMMICH_PASSWORD")
        }
        return (email, Secret(password))
    }

    /// Keeps the session in the place of an earlier one, which is ended.
    private func keep(
        _ file: SessionFile, in folder: String, _ address: ServerAddress
    ) async throws(CommandFailure) {
        let earlier = try? SessionFile.read(in: folder)
        do {
            try file.write(in: folder)
        } catch {
            await Self.end(file.tokens, address)
            throw CommandFailure(.cannotWrite, visible("\(error)"), hint: "name another folder by --state")
        }
        guard let earlier, let address = ServerAddress(earlier.server) else { return }
        await Self.end(earlier.tokens, address)
    }

    private func tell(_ client: ImmichClient, _ address: ServerAddress) {
        call.console.results.lines([
            "Logged in as \(visible(client.user.name)) at \(visible(address.origin)).",
            "The next run reads everything once more, later ones only what changed. Immich lists the session under",
            "Account Settings → Authorized Devices as \(Catalogue.program.name), \(visible(call.surroundings.machine)).",
        ])
        let session = ImmichSession(
            SessionTokens(user: client.user.id, login: Secret(""), reading: Secret("")), at: address,
            version: client.version, transport: Connection.transport)
        if !session.canListChanges {
            call.console.warn(
                "how Immich \(client.version) lists changes is not known, so runs go on reading everything",
                hint: "a newer \(Catalogue.program.name) may know this release")
        }
    }

    /// Ends a session for which there is no use; that it cannot be ended is no trouble of the user's.
    private static func end(_ tokens: SessionTokens, _ address: ServerAddress) async {
        try? await ImmichSession.logOut(tokens, at: address, transport: Connection.transport)
    }

    /// Why a session was not to be had.
    static func failure(_ error: SessionError, server: String) -> CommandFailure {
        switch error {
        case .loginRefused:
            CommandFailure(
                .notPermitted, "\(visible(server)): \(visible(error.description))",
                hint:
                    "e-mail address and password are those of the login page; where Immich lets nobody in by password "
                    + "(OAuth only) there is no session, and runs go on with the key")
        case .server(let error): CommandFailure(error, server: server)
        case .cancelled: CommandFailure(.interrupted, "interrupted")
        default: CommandFailure(.failed, "\(visible(server)): \(visible(error.description))")
        }
    }
}
