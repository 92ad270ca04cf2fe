import CCurl

/// Hands messages to a mail server, over a secured connection only.
public struct SMTPClient: Sendable {
    private let thread = TransferThread()
    private let certificateFile: String?
    private let timeout: Duration

    /// A client.
    ///
    /// - Parameters:
    ///   - certificateFile: PEM file of authorities to trust beside the system's; by default what `SSL_CERT_FILE` names.
    ///   - timeout: how long one message may take.
    public init(
        certificateFile: String? = CurlTransport.certificateFileOfTheEnvironment, timeout: Duration = .seconds(30)
    ) {
        self.certificateFile = certificateFile
        self.timeout = timeout
    }

    /// Hands a message over to the server; returns once the server has taken it for every recipient.
    public func send(_ message: MailMessage, via server: MailServer) async throws(MailError) {
        var numbers = SystemRandomNumberGenerator()
        let id = String(numbers.next(), radix: 36) + "." + String(numbers.next(), radix: 36)
        let text = try message.wireText(id: id)
        let envelope: [TransferOrder.Setting] = [
            .text(CURLOPT_MAIL_FROM, "<\(try MailAddress(message.from).address)>"),
            .list(CURLOPT_MAIL_RCPT, try message.recipients().map { "<\($0.address)>" }),
            .number(CURLOPT_UPLOAD, 1),
        ]
        try await run(envelope, upload: Array(text.utf8), server)
    }

    /// Connects, secures the connection and logs in where a user is named; hands nothing over.
    public func logIn(to server: MailServer) async throws(MailError) {
        try await run([.number(CURLOPT_CONNECT_ONLY, 1)], upload: nil, server)
    }

    private func run(
        _ settings: [TransferOrder.Setting], upload: [UInt8]?, _ server: MailServer
    ) async throws(MailError) {
        let order = TransferOrder(settings: connection(to: server) + settings, upload: upload, limit: 1 << 20)
        if case .failure(let failure) = await thread.run(order) {
            throw MailError(failure, host: server.host)
        }
    }

    private func connection(to server: MailServer) -> [TransferOrder.Setting] {
        let scheme = server.security == .tls ? "smtps" : "smtp"
        var settings: [TransferOrder.Setting] = [
            .text(CURLOPT_URL, "\(scheme)://\(server.host):\(server.port)"),
            .text(CURLOPT_PROTOCOLS_STR, "smtp,smtps"),
            .number(CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue)),
            .number(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue)),
            .number(CURLOPT_FORBID_REUSE, 1),
            .number(CURLOPT_NOSIGNAL, 1),
            .number(CURLOPT_TIMEOUT_MS, timeout.wholeMilliseconds),
        ]
        if let username = server.username {
            settings.append(.text(CURLOPT_USERNAME, username))
            settings.append(.text(CURLOPT_PASSWORD, server.password?.revealed ?? ""))
        }
        if let certificateFile { settings.append(.text(CURLOPT_CAINFO, certificateFile)) }
        return settings
    }
}
