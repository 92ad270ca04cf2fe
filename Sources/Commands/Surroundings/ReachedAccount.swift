import AlbumRules
import AlbumSync
import ImmichClient
import PhotoLibrary

/// A user of the server as a call found them: the only one, or one of several accounts.
struct ReachedAccount: Sendable {
    /// The name in the configuration; nil when there is one key.
    var name: String?
    /// Server and key.
    var connection: Connection
    /// The greeted server; nil when it could not be reached with this key.
    var client: ImmichClient?
    /// Why not.
    var failure: ImmichError?
    /// Where what is remembered of it lies.
    var folder: String

    /// Finds and greets the server for every key of a call.
    ///
    /// One key has to be good. Of several accounts one that is refused is told by its failure; only where none is let in, or
    /// two have keys of one user, there is nothing to go on with.
    static func reach(
        _ call: Call, _ files: ConfigurationFiles, _ configuration: Configuration, state root: String,
        log: LogFile? = nil, progress: Progress? = nil
    ) async throws(CommandFailure) -> [ReachedAccount] {
        var reached: [ReachedAccount] = []
        let settings: [AccountSettings?] = configuration.accounts.isEmpty ? [nil] : configuration.accounts
        for account in settings {
            let connection = try Connection.find(call, files: files, configuration: configuration, account: account)
            log?.hide(connection.key)
            for warning in connection.warnings {
                call.console.warn(warning, hint: "chmod 600 keeps others out")
                log?.note(.warning, warning)
            }
            let who = account.map { " as \($0.name)" } ?? ""
            progress?.begin("connect", "Connecting to \(connection.address)\(who)")
            var found = ReachedAccount(name: account?.name, connection: connection, folder: root)
            do throws(ImmichError) {
                let owner =
                    call.arguments.has("full")
                    ? nil
                    : connection.keptOwner(in: account.map { _ in AccountFolder.known(in: root) } ?? [root], at: .now)
                let client = try await connection.client(configuration.server, owner: owner)
                found.client = client
                if let name = account?.name {
                    found.folder = AccountFolder.find(account: name, of: client.user.id, in: root)
                }
                if owner == nil { connection.keep(owner: client.user, in: found.folder, at: .now) }
            } catch {
                guard error != .cancelled, account != nil else {
                    throw CommandFailure(error, server: connection.address.origin)
                }
                found.failure = error
            }
            if let twin = reached.first(where: { $0.client != nil && $0.client?.user.id == found.client?.user.id }) {
                throw CommandFailure(
                    .configuration,
                    "the accounts \(twin.name ?? "") and \(found.name ?? "") have keys of one user, "
                        + visible(found.client?.user.name ?? ""),
                    hint: "each account needs a key that its own user made")
            }
            reached.append(found)
        }
        guard reached.contains(where: { $0.client != nil }), let first = reached.first else {
            throw reached.first?.trouble ?? CommandFailure(.configuration, "there is no account")
        }
        log?.note(.info, "Immich \(first.client?.version.description ?? "") at \(first.connection.address)")
        return reached
    }

    /// Why there is no client, as the end of a command.
    var trouble: CommandFailure? {
        guard let failure else { return nil }
        var trouble = CommandFailure(failure, server: connection.address.origin)
        if let name { trouble.message = "\(name): \(trouble.message)" }
        return trouble
    }

    /// The engine of the account's part; nil when it was not reached.
    func engine(
        _ configuration: Configuration, _ options: SyncOptions, root: String, session: ImmichSession? = nil
    ) -> SyncEngine? {
        client.map { client in
            SyncEngine(
                client: client, server: connection.address.origin, stateFolder: folder,
                configuration: name.map(configuration.part) ?? configuration, options: options, session: session,
                lockFolder: root)
        }
    }
}
