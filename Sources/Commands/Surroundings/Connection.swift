import AlbumRules
import ImmichClient
import WebClient

/// The server of a call and the key for it: the environment wins over the file.
struct Connection: Sendable {
    /// Where the server is.
    var address: ServerAddress
    /// The key.
    var key: Secret
    /// What the user should know about where the key lies.
    var warnings: [String]

    /// Finds address and key; the key of an account when the configuration has several.
    static func find(
        _ call: Call, files: ConfigurationFiles, configuration: Configuration, account: AccountSettings? = nil
    ) throws(CommandFailure) -> Connection {
        let environment = call.surroundings.variable
        let (source, warnings) =
            if let account {
                (try keySource(of: account, among: configuration.accounts, environment), [String]())
            } else {
                try keySource(environment, files: files, configuration: configuration)
            }
        guard let written = environment("IMMICH_URL") ?? configuration.server.url else {
            throw CommandFailure(
                .configuration, "no address of the server",
                hint: "write server: {url: https://photos.example.com} into the configuration, or set IMMICH_URL")
        }
        let address: ServerAddress
        do {
            address = try ServerAddress(parsing: written)
        } catch {
            throw CommandFailure(
                .configuration, "\(quoted(written)): \(visible(error.description))",
                hint: "write it as the browser shows it: https://photos.example.com")
        }
        let reader = SecretReader(surroundings: call.surroundings, folder: base(of: source, call, files))
        do {
            let key = try reader.secret(from: source, use: account.map { "API key of \($0.name)" } ?? "API key")
            let about = reader.warning(about: source, configuration: files.paths)
            return Connection(address: address, key: key, warnings: warnings + (about.map { [$0] } ?? []))
        } catch {
            throw CommandFailure(.configuration, "\(error)", hint: "the key comes from Account Settings → API Keys")
        }
    }

    /// The key of one of several accounts, which no variable can stand for.
    private static func keySource(
        of account: AccountSettings, among accounts: [AccountSettings], _ environment: (String) -> String?
    ) throws(CommandFailure) -> SecretSource {
        for name in ["IMMICH_API_KEY", "IMMICH_API_KEY_FILE"]
        where environment(name) != nil && !accounts.contains(where: { $0.apiKey == .environment(name) }) {
            throw CommandFailure(
                .configuration, "\(name) is set, and the configuration has accounts with keys of their own",
                hint: "unset it, or say whose it is: accounts: {\(account.name): {api_key: {env: IMMICH_API_KEY}}}")
        }
        return account.apiKey
    }

    private static func keySource(
        _ environment: (String) -> String?, files: ConfigurationFiles, configuration: Configuration
    ) throws(CommandFailure) -> (SecretSource, [String]) {
        if environment("IMMICH_API_KEY") != nil {
            let isDouble = environment("IMMICH_API_KEY_FILE") != nil
            return (
                .environment("IMMICH_API_KEY"),
                isDouble ? ["IMMICH_API_KEY and IMMICH_API_KEY_FILE are both set; the first one is used"] : []
            )
        }
        if let path = environment("IMMICH_API_KEY_FILE") { return (.file(path), []) }
        if let source = configuration.server.apiKey { return (source, []) }
        throw CommandFailure(
            .configuration, "no API key",
            hint: "write server: {api_key: {file: PATH}} into the configuration, or set IMMICH_API_KEY or "
                + "IMMICH_API_KEY_FILE")
    }

    private static func base(of source: SecretSource, _ call: Call, _ files: ConfigurationFiles) -> String {
        // A path of the environment starts where the user stands, one of the file where the file lies.
        call.surroundings.variable("IMMICH_API_KEY_FILE") != nil && source != .environment("IMMICH_API_KEY")
            ? call.surroundings.folder : files.folder
    }

    /// The connections of this process.
    static let transport = CurlTransport(userAgent: "\(Catalogue.program.name)/\(Catalogue.version)")

    /// Greets the server.
    func connect(_ settings: ServerSettings) async throws(CommandFailure) -> ImmichClient {
        do { return try await client(settings) } catch { throw CommandFailure(error, server: address.origin) }
    }

    /// The same, with the trouble of the server as it is; a known owner of the key is not asked for.
    func client(_ settings: ServerSettings, owner: User? = nil) async throws(ImmichError) -> ImmichClient {
        let options = ImmichClient.Options(concurrency: settings.concurrency, timeout: settings.timeout)
        return try await ImmichClient.connect(
            to: address, key: key, owner: owner, transport: Self.transport, options: options)
    }
}
