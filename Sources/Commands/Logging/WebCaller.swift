import AlbumRules
import WebClient

/// Posts the outcome of a run and asks for the address of a health check; what goes wrong is told and fails nothing.
///
/// Addresses may hold tokens: only their hosts are ever shown. Sends once, follows no redirect.
struct WebCaller: Sendable {
    /// Whom to call.
    enum Receiver: String, CaseIterable, Sendable {
        /// Who takes the outcome as JSON.
        case webhook
        /// Who counts the pings.
        case ping

        /// Where it stands in the configuration.
        var setting: String { "notify: \(rawValue):" }
    }

    /// Why a call came to nothing: one sentence without a full stop, without the address.
    struct Trouble: Error, Hashable, Sendable, CustomStringConvertible {
        var description: String
    }

    /// What the configuration says.
    let settings: NotifySettings
    /// Where addresses come from.
    let secrets: SecretReader
    /// Where trouble is told.
    let console: Console
    /// Where calls are noted.
    let log: LogFile?
    /// What carries the calls.
    var transport = CurlTransport(userAgent: "\(Catalogue.program.name)/\(Catalogue.version)", bodyLimit: 1 << 20)
    /// How long one call may take.
    var timeout = Duration.seconds(15)

    /// Calls everybody who wants to hear of a run.
    func tell(of outcome: RunOutcome) async {
        if let webhook = settings.webhook, outcome.isWanted(webhook.occasion) {
            await say(.webhook) { () async throws(Trouble) in try await post(outcome.json) }
        }
        if settings.ping != nil {
            await say(.ping) { () async throws(Trouble) in try await ping(isGood: outcome.code == .done) }
        }
    }

    private func say(_ receiver: Receiver, _ call: () async throws(Trouble) -> String) async {
        do {
            let host = try await call()
            log?.note(.info, "\(receiver.rawValue) sent to \(host)")
        } catch {
            console.warn(
                "no \(receiver.rawValue) was sent: \(error)", hint: "check \(receiver.setting) in the configuration")
            log?.note(.error, "no \(receiver.rawValue) was sent: \(error)")
        }
    }

    /// Posts an object; gives the host that took it.
    func post(_ object: JSONText) async throws(Trouble) -> String {
        let body = Array((object.pretty + "\n").utf8)
        return try await send(.webhook) { url in
            HTTPRequest(
                .post, url, headers: [HTTPHeader(name: "Content-Type", value: "application/json")], body: body,
                timeout: timeout)
        }
    }

    /// Tells the health check how it went; gives its host.
    func ping(isGood: Bool) async throws(Trouble) -> String {
        try await send(.ping) { HTTPRequest(.get, isGood ? $0 : Self.failing($0), timeout: timeout) }
    }

    /// Connects, says nothing, and gives the host.
    func reach(_ receiver: Receiver) async throws(Trouble) -> String {
        let url = try address(of: receiver)
        do {
            try await transport.connect(to: url.revealed, timeout: timeout)
            return Self.host(of: url)
        } catch {
            throw Self.trouble(error, url)
        }
    }

    private func send(_ receiver: Receiver, _ request: (String) -> HTTPRequest) async throws(Trouble) -> String {
        let url = try address(of: receiver)
        let response: HTTPResponse
        do { response = try await transport.send(request(url.revealed)) } catch { throw Self.trouble(error, url) }
        switch response.status {
        case 200...299: return Self.host(of: url)
        case 300...399:
            throw Trouble(description: "\(Self.host(of: url)) redirects to another address, which is not followed")
        default: throw Trouble(description: "\(Self.host(of: url)) answered with status \(response.status)")
        }
    }

    private func address(of receiver: Receiver) throws(Trouble) -> Secret {
        guard let source = receiver == .webhook ? settings.webhook?.url : settings.ping else {
            throw Trouble(description: "there is no address")
        }
        let url: Secret
        do {
            url = try secrets.secret(from: source, use: "address of the \(receiver.rawValue)")
        } catch {
            throw Trouble(description: "\(error)")
        }
        log?.hide(url)
        guard url.isWebAddress else { throw Trouble(description: "what is given is not a web address") }
        return url
    }

    private static func trouble(_ error: HTTPTransportError, _ url: Secret) -> Trouble {
        if case .badURL = error { return Trouble(description: "its address cannot be used") }
        return Trouble(description: visible("\(host(of: url)): \(error)".replacing(url.revealed, with: "•••")))
    }

    /// Host and port, without what may be secret.
    private static func host(of url: Secret) -> String {
        let rest = url.revealed.drop { $0 != "/" }.dropFirst(2).prefix { !"/?#".contains($0) }
        return shortened(String(rest.split(separator: "@").last ?? ""), to: 80)
    }

    /// The address with `/fail` at the end of its path.
    private static func failing(_ url: String) -> String {
        var path = url.prefix { $0 != "?" && $0 != "#" }
        let query = url.dropFirst(path.count).prefix { $0 != "#" }
        while path.last == "/" { path.removeLast() }
        return path + "/fail" + query
    }
}
