import AlbumRules
import AlbumSync
import ImmichClient
import PhotoLibrary

/// `doctor`: looks at everything a run relies on and says what to do about what is wrong; writes nothing.
struct DoctorCommand: Sendable {
    private let call: Call

    /// The command of a call.
    init(_ call: Call) {
        self.call = call
    }

    /// Looks, tells, and ends with the code of the worst finding.
    func run() async throws(CommandFailure) -> ExitCode {
        let findings = try await findings()
        let code = ExitCode(worstOf: findings)
        if call.arguments.has("json") {
            call.console.results.line(DoctorText(findings).json(exitCode: code).pretty)
        } else {
            call.console.results.lines(DoctorText(findings).lines(for: call.console.results))
        }
        return code
    }

    private func findings() async throws(CommandFailure) -> [Finding] {
        let loaded: LoadedConfiguration
        do {
            loaded = try LoadedConfiguration.load(call)
        } catch {
            return [Self.finding(error, .configuration, .configurationMissing)]
        }
        var findings = LocalFindings(call, loaded.files).configuration(loaded)
        let configuration = loaded.configuration ?? Configuration()
        findings += try await server(loaded.files, configuration, examines: loaded.configuration != nil)
        findings += await TellingFindings(call, loaded.files, configuration.notify).findings()
        return findings
    }

    /// The server, the keys and what the rules rely on, for every account; what is the same for all is said once.
    private func server(
        _ files: ConfigurationFiles, _ configuration: Configuration, examines: Bool
    ) async throws(CommandFailure) -> [Finding] {
        guard !configuration.accounts.isEmpty else {
            return try await server(files, configuration, account: nil, examines: examines)
        }
        var findings: [Finding] = []
        for account in configuration.accounts {
            let found = try await server(files, configuration, account: account, examines: examines)
            findings += found.map { finding in
                var finding = finding
                if [.key, .names, .albums, .photos].contains(finding.area) {
                    finding.text = "\(account.name): \(finding.text)"
                }
                return finding
            }.filter { !findings.contains($0) }
        }
        return findings
    }

    private func server(
        _ files: ConfigurationFiles, _ configuration: Configuration, account: AccountSettings?, examines: Bool
    ) async throws(CommandFailure) -> [Finding] {
        let local = LocalFindings(call, files)
        let connection: Connection
        do {
            connection = try Connection.find(call, files: files, configuration: configuration, account: account)
        } catch {
            let isKey = error.message.contains("API key") || error.message.contains("IMMICH_API_KEY")
            return [Self.finding(error, isKey ? .key : .server, isKey ? .keyMissing : .addressMissing)]
                + local.state(configuration)
        }
        var findings = connection.warnings.map { warning in
            Finding(.key, .warning, .keyReadable, warning, step: "chmod 600 keeps others out")
        }
        let probe = await ImmichClient.probe(
            connection.address, key: connection.key, transport: Connection.transport,
            options: Self.options(configuration.server))
        let told = ServerFindings.findings(
            of: probe, at: connection.address, needs: PermissionNeed.needs(of: configuration))
        findings += told
        findings += local.state(configuration)
        // Names and albums can be looked at only with a key that may read.
        let mayRead = !told.contains { $0.code == .unavailable && $0.kind != .serverUnsupported }
        guard examines, mayRead, case .success = probe.key else { return findings }
        let isKeyLacking = told.contains { $0.kind == .permissionMissing && $0.code == .notPermitted }
        return findings
            + (try await examination(files, configuration, account, connection)).filter {
                !isKeyLacking || $0.code != .notPermitted
            }
    }

    /// What an account's part of the rules relies on.
    private func examination(
        _ files: ConfigurationFiles, _ configuration: Configuration, _ account: AccountSettings?,
        _ connection: Connection
    ) async throws(CommandFailure) -> [Finding] {
        try ZoneClock.choose(configuration.timeZoneName, in: call.surroundings)
        do {
            let client = try await ImmichClient.connect(
                to: connection.address, key: connection.key, transport: Connection.transport,
                options: Self.options(configuration.server))
            let root = try StateFolder.find(call, files: files, configuration: configuration)
            let folder = account.map { AccountFolder.find(account: $0.name, of: client.user.id, in: root) } ?? root
            let kept = KeptSession.find(in: folder, connection, client, configuration.server)
            let engine = SyncEngine(
                client: client, server: connection.address.origin, stateFolder: folder,
                configuration: account.map { configuration.part(of: $0.name) } ?? configuration,
                options: SyncOptions(now: { .now }, zoneOffset: ZoneClock.offset))
            return LocalFindings(call, files).login(kept) + (await engine.examine())
        } catch is ImmichError {
            // The permission that is missing, or the release, stands among the findings already.
            return []
        } catch let error as CommandFailure {
            return [Self.finding(error, .state, .stateFolderMissing)]
        } catch {
            throw CommandFailure(.internalError, "\(error)")
        }
    }

    /// One more try is enough to tell: nobody wants to wait for the whole patience of a run.
    private static func options(_ settings: ServerSettings) -> ImmichClient.Options {
        ImmichClient.Options(
            concurrency: settings.concurrency, timeout: min(settings.timeout, .seconds(20)),
            retry: RetryPolicy(tries: 2, lightTries: 2))
    }

    private static func finding(_ failure: CommandFailure, _ area: Finding.Area, _ kind: FindingKind) -> Finding {
        Finding(area, .error, kind, failure.message, step: failure.hint ?? "see help doctor", code: failure.code)
    }
}
