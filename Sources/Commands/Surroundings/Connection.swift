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

    /// Finds address and key.
    static func find(
        _ call: Call, files: ConfigurationFiles, configuration: Configuration
    ) throws(CommandFailure) -> Connection {
        let environment = call.surroundings.variable
        let (source, warnings) = try keySource(environment, files: files, configuration: configuration)
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
            let key = try reader.secret(from: source, use: "API key")
            let about = reader.warning(about: source, configuration: files.paths)
            return Connection(address: address, key: key, warnings: warnings + (about.map { [$0] } ?? []))
        } catch {
            throw CommandFailure(.configuration, "\(error)", hint: "the key comes from Account Settings → API Keys")
        }
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
        let options = ImmichClient.Options(concurrency: settings.concurrency, timeout: settings.timeout)
        do {
            return try await ImmichClient.connect(to: address, key: key, transport: Self.transport, options: options)
        } catch {
            throw CommandFailure(error, server: address.origin)
        }
    }
}
