import WebClient

private struct WireLogin: Encodable {
    var email: String
    var password: String
}

private struct WireLoggedIn: Decodable {
    var accessToken: String
    var userId: UserID
}

private struct WireDevice: Encodable {
    var deviceType: String
    var deviceOS: String
}

private struct WireToken: Decodable {
    var token: String
}

private struct WireStreamRequest: Encodable {
    var types: [String]
    /// Forgets every checkpoint of the session first.
    var reset: Bool?
}

private struct WireAcks: Encodable {
    var acks: [String]
}

/// A logged-in session that is told what changed since a place in the server's order of changes; it writes nothing but
/// its own place in there.
public struct ImmichSession: Sendable {
    /// The release that is spoken to.
    public let version: ServerVersion
    private let tokens: SessionTokens
    private let address: ServerAddress
    private let transport: any HTTPTransport
    private let options: ImmichClient.Options
    private let sender: Sender

    /// A session by its tokens; nothing is sent.
    public init(
        _ tokens: SessionTokens, at address: ServerAddress, version: ServerVersion, transport: any HTTPTransport,
        options: ImmichClient.Options = ImmichClient.Options()
    ) {
        self.version = version
        self.tokens = tokens
        self.address = address
        self.transport = transport
        self.options = options
        sender = Sender(
            address: address, credential: .session(tokens.reading), transport: transport, options: options)
    }

    /// Whose session it is.
    public var user: UserID { tokens.user }
    /// How many requests were sent so far, retries included.
    public var requestCount: Int { sender.requestCount }
    /// Whether this release's way of listing changes is known.
    public var canListChanges: Bool { SyncVocabulary(version) != nil }

    /// Logs in and opens a session of its own name, shown so among the user's devices in Immich.
    ///
    /// Source: `POST /auth/login`, `POST /sessions`. Throws `.loginRefused` for a wrong password (401).
    public static func logIn(
        to address: ServerAddress, email: String, password: Secret, program: String, machine: String,
        transport: any HTTPTransport, options: ImmichClient.Options = ImmichClient.Options()
    ) async throws(SessionError) -> SessionTokens {
        let first: WireLoggedIn
        do {
            first = try await Sender(
                address: address, credential: .password(password), transport: transport, options: options
            ).post("/auth/login", WireLogin(email: email, password: password.revealed))
        } catch {
            switch error {
            case .unauthorized(let message), .refused(_, let message): throw .loginRefused(message: message)
            default: throw SessionError(error)
            }
        }
        let login = Secret(first.accessToken)
        let opener = Sender(address: address, credential: .session(login), transport: transport, options: options)
        do throws(ImmichError) {
            let second: WireToken = try await opener.post(
                "/sessions", WireDevice(deviceType: program, deviceOS: machine))
            return SessionTokens(user: first.userId, login: login, reading: Secret(second.token))
        } catch {
            // Nobody would ever end it.
            try? await opener.logOut()
            throw SessionError(error)
        }
    }

    /// Ends sessions on the server; one that has ended already is no error. Source: `POST /auth/logout`.
    public static func logOut(
        _ tokens: SessionTokens, at address: ServerAddress, transport: any HTTPTransport,
        options: ImmichClient.Options = ImmichClient.Options()
    ) async throws(SessionError) {
        do throws(ImmichError) {
            try await Sender(
                address: address, credential: .session(tokens.login), transport: transport, options: options
            ).logOut()
        } catch {
            if case .unauthorized = error { return }
            throw SessionError(error)
        }
    }

    /// Uses the login's session once: the server deletes sessions unused for 90 days, and those opened with them.
    ///
    /// Source: `GET /users/me`.
    public func keepAlive() async throws(SessionError) {
        do throws(ImmichError) {
            guard try await loginSender.user().id == user else {
                throw .malformed(route: "GET /users/me", detail: "it is the session of another user")
            }
        } catch {
            throw SessionError(error)
        }
    }

    /// The server's present place; forgets the session's checkpoints, also when the server waits for that. Source: `POST /sync/stream` for the shortest list. Cost: one request.
    public func cursor() async throws(SessionError) -> SyncCursor {
        guard let start = SyncCursor("00000000-0000-7000-8000-000000000000") else { throw .unfinished }
        return try await stream(WireStreamRequest(types: ["PartnersV1"], reset: true), from: start).cursor
    }

    /// Everything that changed since a place. Cost: two requests.
    ///
    /// The session's checkpoints are set to that place first, so that neither a crash nor another reader of the same
    /// session can hide changes. Changes of the last seconds before the place are told again. Source: `POST /sync/ack`,
    /// `POST /sync/stream`. Throws `.reset` when the place is too long ago.
    public func changes(since cursor: SyncCursor) async throws(SessionError) -> SyncDelta {
        guard let words = SyncVocabulary(version) else { throw .unknownStream(version) }
        let acks = words.acks(at: cursor.earlier(by: Self.overlap))
        do throws(ImmichError) {
            try await sender.acknowledge(acks)
        } catch {
            throw SessionError(error)
        }
        return try await stream(WireStreamRequest(types: words.requests), from: cursor)
    }

    /// How long a change may take from its statement to its commit.
    private static let overlap = Duration.seconds(10)

    private var loginSender: Sender {
        Sender(address: address, credential: .session(tokens.login), transport: transport, options: options)
    }

    private func stream(
        _ request: WireStreamRequest, from cursor: SyncCursor
    ) async throws(SessionError) -> SyncDelta {
        var isSecondTry = false
        while true {
            let gatherer = SyncGatherer(user: user, from: cursor)
            do throws(ImmichError) {
                let body = try WireReader.bytes(request, route: "POST /sync/stream")
                try await sender.stream(.search("/sync/stream", body: body)) { gatherer.take($0) }
            } catch {
                // A broken line breaks the transfer off, too.
                if case .misunderstood(let detail) = gatherer.finish() { throw .misunderstood(detail: detail) }
                guard case .unreachable = error, !isSecondTry else { throw SessionError(error) }
                isSecondTry = true
                continue
            }
            switch gatherer.finish() {
            case .complete(let delta): return delta
            case .reset: throw .reset
            case .misunderstood(let detail): throw .misunderstood(detail: detail)
            case .unfinished:
                guard !isSecondTry else { throw .unfinished }
                isSecondTry = true
            }
        }
    }
}

extension Sender {
    fileprivate func post<Answer: Decodable & Sendable>(
        _ route: String, _ body: some Encodable
    ) async throws(ImmichError) -> Answer {
        let call = Call.write(
            .post, route, path: route, body: try WireReader.bytes(body, route: "POST \(route)"), repetition: .never)
        return try await send(call) { (response, _) throws(ImmichError) in
            try WireReader.read(Answer.self, from: response, route: call.route)
        }
    }

    fileprivate func logOut() async throws(ImmichError) {
        let call = Call(
            method: .post, route: "POST /auth/logout", path: "/auth/logout", body: nil, repetition: .safe)
        try await send(call) { (_, _) throws(ImmichError) in }
    }

    fileprivate func acknowledge(_ acks: [String]) async throws(ImmichError) {
        let route = "/sync/ack"
        let body = try WireReader.bytes(WireAcks(acks: acks), route: "POST \(route)")
        try await send(.search(route, body: body)) { (_, _) throws(ImmichError) in }
    }
}
