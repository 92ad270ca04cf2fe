import AlbumRules
import AlbumSync
import ImmichClient

/// `init`: asks for address and key, looks at the library, writes a first configuration.
struct InitCommand: Sendable {
    private let call: Call
    private let path: String

    /// The command of a call.
    init(_ call: Call) {
        self.call = call
        path = Files.path(call.arguments.value("config") ?? "albums.yaml", from: call.surroundings.folder)
    }

    private var keyPath: String { Files.path("immich.key", from: Files.folder(of: path)) }

    /// Writes the file; nothing that is there already is touched.
    func run() async throws(CommandFailure) -> ExitCode {
        guard Files.kind(of: path) == .nothing else {
            throw CommandFailure(
                .cannotWrite, "\(quoted(path)) is there already, and init overwrites nothing",
                hint: "edit it, or name another by --config")
        }
        let address = try address()
        let (key, source) = try key()
        let connection = Connection(address: address, key: key, warnings: [])
        let progress = Progress(
            call.console.messages, style: call.arguments.value("progress").flatMap(Progress.Style.init) ?? .auto)
        defer { progress.finish() }
        progress.begin("connect", "Connecting to \(address)")
        let client = try await connection.connect(ServerSettings())
        var options = SyncOptions(now: { .now })
        options.onEvent = EventDisplay(progress).show
        let engine = SyncEngine(
            client: client, server: address.origin, stateFolder: "", configuration: Configuration(), options: options)
        let survey: LibrarySurvey
        do { survey = try await engine.survey() } catch { throw CommandFailure(error, server: address.origin) }
        progress.finish()
        let first = FirstConfiguration(
            survey, url: address.origin, key: source,
            heading: "Albums of \(quoted(client.user.name)) on \(address.origin), begun by immich-auto-album init.")
        try write(first, key: source == .file(Self.keyName) ? key : nil)
        show(first, survey, client, source)
        return .done
    }

    private static let keyName = "immich.key"

    private func address() throws(CommandFailure) -> ServerAddress {
        let given = call.arguments.value("url") ?? call.surroundings.variable("IMMICH_URL")
        guard let text = given ?? ask("Address of Immich, as the browser shows it: ", isHidden: false) else {
            throw CommandFailure(
                .usage, "no address of the server, and no terminal to ask on",
                hint: "give it by --url https://photos.example.com, or set IMMICH_URL")
        }
        do {
            return try ServerAddress(parsing: text)
        } catch {
            throw CommandFailure(
                .usage, "\(quoted(text)): \(visible(error.description))",
                hint: "write it as the browser shows it: https://photos.example.com")
        }
    }

    /// The key, and where the configuration says that it is.
    private func key() throws(CommandFailure) -> (Secret, SecretSource) {
        let reader = SecretReader(surroundings: call.surroundings, folder: call.surroundings.folder)
        let variable = call.surroundings.variable
        let source: SecretSource? =
            if variable("IMMICH_API_KEY") != nil {
                .environment("IMMICH_API_KEY")
            } else {
                variable("IMMICH_API_KEY_FILE").map { .file(Files.path($0, from: call.surroundings.folder)) }
            }
        if let source {
            do {
                return (try reader.secret(from: source, use: "API key"), source)
            } catch {
                throw CommandFailure(.configuration, "\(error)", hint: "the key comes from Account Settings → API Keys")
            }
        }
        guard call.surroundings.terminal != nil else {
            throw CommandFailure(
                .usage, "no API key, and no terminal to ask on",
                hint:
                    "set IMMICH_API_KEY, or IMMICH_API_KEY_FILE to a file that holds it; there is no option for it, because "
                    + "other users can see the options of a running program")
        }
        guard Files.kind(of: keyPath) == .nothing else {
            throw CommandFailure(
                .cannotWrite, "\(quoted(keyPath)) is there already, and init overwrites nothing",
                hint: "when the key is in it, run it again with IMMICH_API_KEY_FILE=\(shellWord(keyPath))")
        }
        let typed = ask("API key (Account Settings → API Keys; it is not shown): ", isHidden: true) ?? ""
        let key = typed.filter { !$0.isWhitespace }
        guard !Task.isCancelled else { throw CommandFailure(.interrupted, "nothing was written") }
        guard !key.isEmpty else { throw CommandFailure(.usage, "no API key was typed") }
        return (Secret(key), .file(Self.keyName))
    }

    private func ask(_ question: String, isHidden: Bool) -> String? {
        call.surroundings.terminal?.ask(question, isHidden)
    }

    private func write(_ first: FirstConfiguration, key: Secret?) throws(CommandFailure) {
        do {
            if let key { try Files.create(key.revealed + "\n", at: keyPath, mode: 0o600) }
        } catch {
            throw CommandFailure(.cannotWrite, "\(error)", hint: "check who owns the folder and its mode")
        }
        do {
            try Files.create(first.text, at: path, mode: 0o644)
        } catch {
            if key != nil { Files.remove(keyPath) }
            throw CommandFailure(.cannotWrite, "\(error)", hint: "check who owns the folder and its mode")
        }
    }

    private func show(
        _ first: FirstConfiguration, _ survey: LibrarySurvey, _ client: ImmichClient, _ source: SecretSource
    ) {
        let words = ReportWords(call: call)
        let people = words.count(survey.named.count, "person with a name", "people with a name")
        var lines = [
            "Immich \(client.version): \(words.count(survey.photos, "photo")), \(people)",
            "Wrote \(visible(path)) with \(words.count(first.albumCount, "album")).",
        ]
        switch source {
        case .file(Self.keyName): lines.append("The key is in \(visible(keyPath)), which only you can read.")
        case .file(let path): lines.append("The key stays in \(visible(path)).")
        case .environment(let name): lines.append("The key stays in the environment: \(name) must be set in each run.")
        case .text: break
        }
        lines += [
            "", "\(words.program) plan    shows what would happen, writes nothing", "\(words.program) sync    does it",
        ]
        call.console.results.lines(lines)
    }
}
