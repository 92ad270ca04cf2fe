import CCurl

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// HTTP over libcurl: one pool of connections, compressed answers, proxies from the environment.
///
/// Trusts the system's certificates. Never follows a redirect, keeps no cookies, reads no `.netrc`, sends nothing twice that has a body.
/// A connection that was idle for too long is not used again: an Immich server closes it after 5 s.
/// Cost: one thread; answers are held whole in memory, once.
public struct CurlTransport: HTTPTransport {
    private let thread = TransferThread()
    private let userAgent: String
    private let certificateFile: String?
    private let connectTimeout: Duration
    private let idleLimit: Duration
    private let bodyLimit: Int

    /// A transport with its own connections.
    ///
    /// - Parameters:
    ///   - userAgent: how requests introduce themselves.
    ///   - certificateFile: PEM file of authorities to trust beside the system's folder of them; by default what `SSL_CERT_FILE` names.
    ///   - connectTimeout: how long connecting and securing a connection may take.
    ///   - idleLimit: how long an idle connection may be used again, in whole seconds.
    ///   - bodyLimit: most bytes of a decompressed answer; more is an error.
    public init(
        userAgent: String = "immich-auto-album",
        certificateFile: String? = CurlTransport.certificateFileOfTheEnvironment,
        connectTimeout: Duration = .seconds(15),
        idleLimit: Duration = .seconds(4),
        bodyLimit: Int = 1 << 30
    ) {
        self.userAgent = userAgent
        self.certificateFile = certificateFile
        self.connectTimeout = connectTimeout
        self.idleLimit = idleLimit
        self.bodyLimit = bodyLimit
    }

    /// What `SSL_CERT_FILE` names; nil when it is unset or empty.
    public static var certificateFileOfTheEnvironment: String? {
        guard let value = getenv("SSL_CERT_FILE") else { return nil }
        let path = String(cString: value)
        return path.isEmpty ? nil : path
    }

    /// Sends a request; any answer with a status is a success. Cancelling the task breaks the connection.
    public func send(_ request: HTTPRequest) async throws(HTTPTransportError) -> HTTPResponse {
        try await send(request, sink: nil)
    }

    /// Sends a request and hands the body of a success on as it arrives, on the thread of the transfers.
    public func stream(
        _ request: HTTPRequest, into sink: @escaping @Sendable (UnsafeRawBufferPointer) -> Bool
    ) async throws(HTTPTransportError) -> HTTPResponse {
        try await send(request, sink: sink)
    }

    /// Connects to where a request would go, with the same certificates trusted, and sends nothing.
    public func connect(to url: String, timeout: Duration) async throws(HTTPTransportError) {
        let host = try host(of: url)
        var order = try order(for: HTTPRequest(.get, url, timeout: timeout))
        order.settings.append(.number(CURLOPT_CONNECT_ONLY, 1))
        if case .failure(let failure) = await thread.run(order) { throw HTTPTransportError(failure, host: host) }
    }

    private func send(
        _ request: HTTPRequest, sink: TransferOrder.Sink?
    ) async throws(HTTPTransportError) -> HTTPResponse {
        let host = try host(of: request.url)
        var order = try order(for: request)
        order.sink = sink
        switch await thread.run(order) {
        case .success(let outcome): return HTTPResponse(outcome)
        case .failure(let failure): throw HTTPTransportError(failure, host: host)
        }
    }

    /// The host of an http(s) address, after the library itself has read it.
    private func host(of url: String) throws(HTTPTransportError) -> String {
        let lowercase = url.lowercased()
        guard lowercase.hasPrefix("http://") || lowercase.hasPrefix("https://"), !url.utf8.contains(0) else {
            throw .badURL(url)
        }
        let parts = curl_url()
        defer { curl_url_cleanup(parts) }
        var host: UnsafeMutablePointer<CChar>?
        guard curl_url_set(parts, CURLUPART_URL, url, UInt32(CURLU_PATH_AS_IS)) == CURLUE_OK,
            curl_url_get(parts, CURLUPART_HOST, &host, 0) == CURLUE_OK, let host
        else { throw .badURL(url) }
        defer { curl_free(host) }
        return String(cString: host)
    }

    private func order(for request: HTTPRequest) throws(HTTPTransportError) -> TransferOrder {
        var settings: [TransferOrder.Setting] = [
            .text(CURLOPT_URL, request.url),
            .text(CURLOPT_PROTOCOLS_STR, "http,https"),
            .text(CURLOPT_USERAGENT, userAgent),
            .text(CURLOPT_ACCEPT_ENCODING, ""),
            .list(CURLOPT_HTTPHEADER, try headerLines(of: request)),
            .number(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1)),
            .number(CURLOPT_FOLLOWLOCATION, 0),
            .number(CURLOPT_PATH_AS_IS, 1),
            .number(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue)),
            .number(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1),
            .number(CURLOPT_NOSIGNAL, 1),
            .number(CURLOPT_TCP_KEEPALIVE, 1),
            .number(CURLOPT_MAXAGE_CONN, Int(idleLimit.components.seconds)),
            .number(CURLOPT_TIMEOUT_MS, request.timeout.wholeMilliseconds),
            .number(CURLOPT_CONNECTTIMEOUT_MS, min(connectTimeout, request.timeout).wholeMilliseconds),
        ]
        if let certificateFile { settings.append(.text(CURLOPT_CAINFO, certificateFile)) }
        if request.body != nil || request.method == .post {
            settings.append(.number(CURLOPT_POST, 1))
            settings.append(.number(CURLOPT_POSTFIELDSIZE, request.body?.count ?? 0))
        }
        settings.append(.text(CURLOPT_CUSTOMREQUEST, request.method.rawValue))
        return TransferOrder(settings: settings, upload: request.body, limit: bodyLimit)
    }

    private func headerLines(of request: HTTPRequest) throws(HTTPTransportError) -> [String] {
        // The library would invent these two.
        var lines = ["Expect:"]
        if request.headers.allSatisfy({ $0.name.lowercased() != "content-type" }) { lines.append("Content-Type:") }
        for header in request.headers {
            guard (header.name + header.value).utf8.allSatisfy({ $0 != 0x0A && $0 != 0x0D && $0 != 0 }) else {
                throw .other(detail: "the header \(header.name) holds a line break")
            }
            lines.append(header.value.isEmpty ? "\(header.name);" : "\(header.name): \(header.value)")
        }
        return lines
    }
}

extension HTTPResponse {
    fileprivate init(_ outcome: TransferOutcome) {
        let headers = outcome.headLines.dropFirst().compactMap { line -> HTTPHeader? in
            guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
            let value = line[line.utf8.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
            return HTTPHeader(name: String(line[..<colon]), value: String(value))
        }
        self.init(status: outcome.status, headers: headers, body: outcome.body)
    }
}

extension Duration {
    /// At least 1, because the library takes 0 for "for ever".
    var wholeMilliseconds: Int {
        let (seconds, attoseconds) = components
        return max(1, Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000))
    }
}
