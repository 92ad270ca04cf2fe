@_exported import AlbumRules
import WebClient

/// Speaks to one Immich server with one credential, in the dialect of its release.
///
/// Every call retries what is safe to repeat (safety page, section 5) and throws `ImmichError` when that did not help.
public struct ImmichClient: Sendable {
    /// The server's release, detected when the client was made.
    public let version: ServerVersion
    /// Whose key it is.
    public let user: User

    let sender: Sender
    let sieves = SieveStanding()

    /// Finds out which release answers and whose key it is.
    ///
    /// A release before 2.7 is refused at once; of one after 3.x everything can be read and nothing written.
    /// Source: `GET /server/version` (without the key), `GET /users/me` (permission `user.read`), which is not asked where the
    /// key's owner is known.
    public static func connect(
        to address: ServerAddress, key: Secret, owner: User? = nil, transport: any HTTPTransport,
        options: Options = Options()
    ) async throws(ImmichError) -> ImmichClient {
        let sender = Sender(address: address, credential: .key(key), transport: transport, options: options)
        let version = try await sender.serverVersion()
        guard version >= ServerVersion(major: 2, minor: 7, patch: 0) else { throw .unsupportedVersion(version) }
        let user = if let owner { owner } else { try await sender.user() }
        return ImmichClient(version: version, user: user, sender: sender)
    }

    /// How requests are made.
    public struct Options: Sendable {
        /// The most requests at once.
        public var concurrency: Int
        /// How long one request may take.
        public var timeout: Duration
        /// When a failed request is tried again.
        public var retry: RetryPolicy
        /// What waiting between tries goes by.
        public var clock: any Clock<Duration>
        /// The time of day, for a `Retry-After` that names one.
        public var wallClock: @Sendable () -> Instant

        /// The defaults: four at once, 60 seconds each.
        public init(
            concurrency: Int = 4, timeout: Duration = .seconds(60), retry: RetryPolicy = RetryPolicy(),
            clock: any Clock<Duration> = ContinuousClock(), wallClock: @escaping @Sendable () -> Instant = Self.now
        ) {
            self.concurrency = concurrency
            self.timeout = timeout
            self.retry = retry
            self.clock = clock
            self.wallClock = wallClock
        }
    }

    /// How many requests were sent so far, retries included.
    public var requestCount: Int { sender.requestCount }

    /// How many bytes of answers came so far, after decompression.
    public var receivedBytes: Int64 { sender.receivedBytes }

    /// What the key may do; `.forbidden` when the credential is no key. Source: `GET /api-keys/me` (no permission).
    public func keyInfo() async throws(ImmichError) -> KeyInfo { try await sender.keyInfo() }

    var dialect: Dialect { Dialect(version) }

    /// Refuses to write to a release of which nothing is known.
    func requireWritable() throws(ImmichError) {
        guard version.support != .unsupported else { throw .unsupportedVersion(version) }
    }
}
