import TestSupport
import Testing

@testable import WebClient

/// Against a TLS server that speaks no HTTP: whoever is told so has got through the handshake.
@Suite struct CurlTransportTLSTests {
    @Test func `a certificate that nobody vouches for is refused`() async throws {
        let receiver = try MailReceiver(.tls)
        let error = await failure(CurlTransport(certificateFile: nil), "https://localhost:\(receiver.port)/")
        guard case .tls(let detail) = error else {
            _ = Issue.record("got \(String(describing: error))")
            return
        }
        #expect(detail.contains("certificate"))
        #expect(error?.description.hasPrefix("no secure connection: ") == true)
    }

    @Test func `a certificate for another host is refused`() async throws {
        let receiver = try MailReceiver(.tls)
        let transport = CurlTransport(certificateFile: receiver.certificateFile)
        let error = await failure(transport, "https://127.0.0.1:\(receiver.port)/")
        guard case .tls = error else {
            _ = Issue.record("got \(String(describing: error))")
            return
        }
    }

    @Test func `an authority of one's own is trusted`() async throws {
        let receiver = try MailReceiver(.tls)
        let transport = CurlTransport(certificateFile: receiver.certificateFile)
        let error = await failure(transport, "https://localhost:\(receiver.port)/")
        guard case .other(let detail) = error else {
            _ = Issue.record("got \(String(describing: error))")
            return
        }
        #expect(detail.contains("HTTP/0.9"))
    }

    @Test func `connecting goes as far as the certificate and sends nothing`() async throws {
        let receiver = try MailReceiver(.tls)
        let url = "https://localhost:\(receiver.port)/?token=4711"
        try await CurlTransport(certificateFile: receiver.certificateFile).connect(to: url, timeout: .seconds(10))
        await #expect {
            try await CurlTransport(certificateFile: nil).connect(to: url, timeout: .seconds(10))
        } throws: { error in
            if case .tls = error as? HTTPTransportError { !"\(error)".contains("4711") } else { false }
        }
    }

    @Test func `a file of authorities that is not there is no reason to trust everybody`() async throws {
        let receiver = try MailReceiver(.tls)
        let transport = CurlTransport(certificateFile: "/does/not/exist.pem")
        let error = await failure(transport, "https://localhost:\(receiver.port)/")
        guard case .tls(let detail) = error else {
            _ = Issue.record("got \(String(describing: error))")
            return
        }
        #expect(detail.contains("/does/not/exist.pem"))
    }

    private func failure(_ transport: CurlTransport, _ url: String) async -> HTTPTransportError? {
        do {
            let response = try await transport.send(HTTPRequest(.get, url))
            Issue.record("answered \(response.status)")
            return nil
        } catch {
            return error
        }
    }
}
