import AlbumRules
import AlbumSync

/// The engine of one user of the server, for a call that looks or answers.
struct AccountEngine: Sendable {
    /// The name of the account; nil when there is one key.
    var account: String?
    /// The engine, with the account's part of the configuration.
    var engine: SyncEngine

    /// The part that the account has in an album; nil when it has none.
    func part(in definition: AlbumDefinition) -> AlbumDefinition? {
        account.map { definition.part(of: $0) } ?? definition
    }

    /// The name by which an album is remembered for the account.
    func name(of album: String, in configuration: Configuration) -> String {
        configuration.albums.first { $0.name == album }.flatMap { part(in: $0)?.name } ?? album
    }
}

extension SyncEngine {
    /// The engines of a call that looks or answers: one, or one for each account of the configuration.
    ///
    /// Where one account cannot be reached there is no half of an answer.
    static func openAll(
        _ call: Call, _ files: ConfigurationFiles, _ configuration: Configuration, progress: Progress? = nil
    ) async throws(CommandFailure) -> [AccountEngine] {
        try ZoneClock.choose(configuration.timeZoneName, in: call.surroundings)
        let root = try StateFolder.find(call, files: files, configuration: configuration)
        let accounts = try await ReachedAccount.reach(call, files, configuration, state: root, progress: progress)
        var options = SyncOptions(now: { .now }, zoneOffset: ZoneClock.offset)
        if let progress { options.onEvent = EventDisplay(progress).show }
        var engines: [AccountEngine] = []
        for account in accounts {
            guard let engine = account.engine(configuration, options, root: root) else {
                throw account.trouble ?? CommandFailure(.failed, "\(account.name ?? "") was not reached")
            }
            engines.append(AccountEngine(account: account.name, engine: engine))
        }
        return engines
    }

    /// The engine of the one key, or of the account that `--account` names.
    static func open(
        _ call: Call, _ files: ConfigurationFiles, _ configuration: Configuration, progress: Progress? = nil
    ) async throws(CommandFailure) -> SyncEngine {
        let chosen = try configuration.account(of: call)
        let engines = try await openAll(call, files, configuration, progress: progress)
        guard let engine = engines.first(where: { $0.account == chosen?.name }) else {
            throw CommandFailure(.configuration, "there is no account")
        }
        return engine.engine
    }
}

extension Configuration {
    /// The account that a call is about: the one of `--account`, or the only one; nil when there is one key.
    func account(of call: Call) throws(CommandFailure) -> AccountSettings? {
        let names = accounts.map(\.name)
        if let wanted = call.arguments.value("account") {
            if let account = accounts.first(where: { $0.name == wanted }) { return account }
            throw CommandFailure(
                .usage, "--account: the configuration has no account \(quoted(wanted))",
                hint: names.isEmpty ? "it has one key" : "it has \(names.joined(separator: ", "))")
        }
        guard accounts.count > 1 else { return accounts.first }
        throw CommandFailure(
            .usage, "it is not said for which account", hint: "say --account \(names.joined(separator: ", or "))")
    }
}

extension CensusText {
    /// Counts a rule for a command, with progress on a terminal: for every account whose photos go by it, or the chosen one.
    static func counting(
        _ definition: AlbumDefinition, showing limit: Int = 0, chosen: Bool = false, _ call: Call,
        _ files: ConfigurationFiles, _ configuration: Configuration
    ) async throws(CommandFailure) -> [(account: String?, text: CensusText)] {
        let wanted = call.arguments.value("progress").flatMap(Progress.Style.init)
        // The answer to a question comes at once; off a terminal a line a phase would only be in the way.
        let style = wanted ?? (call.console.messages.isTerminal ? .bar : .none)
        let progress = Progress(call.console.messages, style: style)
        defer { progress.finish() }
        let engines: [AccountEngine]
        if chosen {
            engines = [
                AccountEngine(engine: try await SyncEngine.open(call, files, configuration, progress: progress))
            ]
        } else {
            engines = try await SyncEngine.openAll(call, files, configuration, progress: progress)
        }
        var counted: [(account: String?, text: CensusText)] = []
        for account in engines {
            guard let part = account.part(in: definition), part.isFed else { continue }
            do {
                let census = try await account.engine.census(of: part, showing: limit)
                counted.append((account.account, CensusText(census, of: part, origin: account.engine.server)))
            } catch {
                throw CommandFailure(error, server: account.engine.server)
            }
        }
        return counted
    }
}
