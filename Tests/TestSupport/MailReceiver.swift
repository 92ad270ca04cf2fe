import Foundation

/// A real SMTP server in a process of its own (`python3-aiosmtpd`), with a certificate made for it.
///
/// Lets `anna` in with the password `right`; knows no mailbox that begins with `nobody`.
public final class MailReceiver {
    /// How it speaks.
    public enum Mode: String, Sendable, CaseIterable {
        /// TLS from the first byte.
        case tls
        /// TLS after a greeting.
        case startTLS
        /// No TLS at all.
        case plain
    }

    /// One message as it arrived.
    public struct Message: Decodable {
        /// The sender of the envelope.
        public var from: String
        /// The recipients of the envelope.
        public var to: [String]
        /// Everything that was sent.
        public var raw: String
        /// The subject, decoded.
        public var subject: String
        /// The text, decoded.
        public var text: String
        /// The moment of the Date field, seconds since 1970.
        public var date: Int
    }

    /// The port on localhost.
    public private(set) var port = 0
    /// PEM file of the certificate.
    public var certificateFile: String { folder.appendingPathComponent("cert.pem").path }

    private let place: TemporaryFolder
    private var folder: URL { place.url }
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private var pending: [UInt8] = []

    /// Makes a certificate and starts the server; returns when it listens.
    public init(_ mode: Mode) throws {
        place = try TemporaryFolder()
        let certificate = Process()
        certificate.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        certificate.arguments =
            "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost"
            .split(separator: " ").map(String.init) + [
                "-addext", "subjectAltName=DNS:localhost", "-keyout", folder.appendingPathComponent("key.pem").path,
                "-out", folder.appendingPathComponent("cert.pem").path,
            ]
        certificate.standardError = FileHandle.nullDevice
        try certificate.run()
        certificate.waitUntilExit()

        // The system's own Python is the one that the system's packages are for.
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = ["-c", Self.program, mode.rawValue, folder.path]
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        guard let line = nextLine(), let number = Int(line) else { throw Loopback.Failure(call: "aiosmtpd", number: 0) }
        port = number
    }

    deinit {
        // Not the polite signal: a child of a dispatch thread inherits that it is blocked.
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }

    /// The next message; waits for it.
    public func nextMessage() throws -> Message {
        try JSONDecoder().decode(Message.self, from: Data((nextLine() ?? "").utf8))
    }

    private func nextLine() -> String? {
        while true {
            if let end = pending.firstIndex(of: 0x0A) {
                defer { pending.removeFirst(end + 1) }
                return String(decoding: pending[..<end], as: UTF8.self)
            }
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else { return nil }
            pending += more
        }
    }

    private static let program = #"""
        import asyncio, email, email.policy, email.utils, json, ssl, sys
        from aiosmtpd.smtp import SMTP, AuthResult

        mode, folder = sys.argv[1:3]
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(folder + "/cert.pem", folder + "/key.pem")

        class Handler:
            async def handle_RCPT(self, server, session, envelope, address, options):
                if address.startswith("nobody"):
                    return "550 5.1.1 no such mailbox"
                envelope.rcpt_tos.append(address)
                return "250 OK"

            async def handle_DATA(self, server, session, envelope):
                message = email.message_from_bytes(envelope.original_content, policy=email.policy.default)
                print(json.dumps({
                    "from": envelope.mail_from, "to": envelope.rcpt_tos,
                    "raw": envelope.original_content.decode("ascii"),
                    "subject": message["Subject"], "text": message.get_content(),
                    "date": int(email.utils.parsedate_to_datetime(message["Date"]).timestamp()),
                }), flush=True)
                return "250 OK"

        def authenticate(server, session, envelope, mechanism, data):
            return AuthResult(success=data.login == b"anna" and data.password == b"right", handled=False)

        def smtp():
            return SMTP(
                Handler(), tls_context=context if mode == "startTLS" else None, require_starttls=mode == "startTLS",
                auth_required=mode != "plain", auth_require_tls=mode == "startTLS", authenticator=authenticate)

        async def main():
            server = await asyncio.get_running_loop().create_server(
                smtp, "127.0.0.1", 0, ssl=context if mode == "tls" else None)
            print(server.sockets[0].getsockname()[1], flush=True)
            # Ends with the program that started it, even if that crashes.
            await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)

        asyncio.run(main())
        """#
}
