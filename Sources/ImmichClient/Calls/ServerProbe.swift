import WebClient

/// What a server and a key say of themselves, asked step by step, so that each trouble is told by itself.
public struct ServerProbe: Hashable, Sendable {
    /// The release; or why it was not told.
    public var version: Result<ServerVersion, ImmichError>
    /// How far the server's clock is ahead of the one here; nil when it does not tell the time.
    public var clockLead: Duration?
    /// What the key may do; nil when the server was not reached.
    public var key: Result<KeyInfo, ImmichError>?

    /// What was found out.
    public init(
        version: Result<ServerVersion, ImmichError>, clockLead: Duration? = nil,
        key: Result<KeyInfo, ImmichError>? = nil
    ) {
        self.version = version
        self.clockLead = clockLead
        self.key = key
    }
}

extension ImmichClient {
    /// Asks a server for its release and time, and then, with the key, what that may do.
    ///
    /// Source: `GET /server/version` (without the key), `GET /api-keys/me` (no permission needed). The time is that of the
    /// `Date` header, in whole seconds.
    public static func probe(
        _ address: ServerAddress, key: Secret, transport: any HTTPTransport, options: Options = Options()
    ) async -> ServerProbe {
        let sender = Sender(address: address, credential: .key(key), transport: transport, options: options)
        let before = options.wallClock()
        do {
            let (version, serverTime) = try await sender.versionAndTime()
            let after = options.wallClock()
            var probe = ServerProbe(version: .success(version))
            if let serverTime {
                let here = (before.milliseconds + after.milliseconds) / 2
                probe.clockLead = .milliseconds(serverTime.milliseconds - here)
            }
            do {
                probe.key = .success(try await sender.keyInfo())
            } catch {
                probe.key = .failure(error)
            }
            return probe
        } catch {
            return ServerProbe(version: .failure(error))
        }
    }
}
