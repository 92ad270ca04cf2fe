import Foundation
import Secrets
import TestSupport
import Testing

@testable import WebClient

@Suite struct SMTPClientTests {
    private let message = MailMessage(
        from: "Jürgen's albums <albums@example.org>", to: ["anna@example.org", "Ben Novak <ben@example.org>"],
        subject:
            "Grüße: 3 albums held for approval, and a subject that goes on for longer than one line can hold – ünïcödé 🎉",
        text: "Held: Mia & Leo\n.a line that begins with a dot\n.\n"
            + String(repeating: "long = wide ", count: 20) + "\nKöln \n",
        sentAt: Date(timeIntervalSince1970: 1_795_556_045))

    @Test(arguments: [MailReceiver.Mode.tls, .startTLS])
    func `a message arrives as it was written`(mode: MailReceiver.Mode) async throws {
        let receiver = try MailReceiver(mode)
        let client = SMTPClient(certificateFile: receiver.certificateFile)
        try await client.send(message, via: server(receiver, mode))
        let arrived = try receiver.nextMessage()
        #expect(arrived.from == "albums@example.org")
        #expect(arrived.to == ["anna@example.org", "ben@example.org"])
        #expect(arrived.subject == message.subject)
        #expect(arrived.text.replacing("\r\n", with: "\n") == message.text)
        #expect(arrived.date == 1_795_556_045)
        #expect(arrived.raw.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 78 && !$0.contains("\n") })
        #expect(arrived.raw.contains("Message-ID: <"))
    }

    @Test(arguments: [MailReceiver.Mode.tls, .startTLS])
    func `a wrong password is told apart`(mode: MailReceiver.Mode) async throws {
        let receiver = try MailReceiver(mode)
        let error = await failure(receiver, mode, password: "wrong")
        guard case .loginRefused = error else {
            _ = Issue.record("got \(String(describing: error))")
            return
        }
        #expect(error?.description.hasPrefix("the mail server refused user or password: ") == true)
    }

    @Test(arguments: [MailReceiver.Mode.tls, .startTLS])
    func `logging in tells a good password from a wrong one and hands nothing over`(
        mode: MailReceiver.Mode
    ) async throws {
        let receiver = try MailReceiver(mode)
        let client = SMTPClient(certificateFile: receiver.certificateFile)
        try await client.logIn(to: server(receiver, mode))
        await #expect {
            try await client.logIn(to: server(receiver, mode, password: "wrong"))
        } throws: { error in
            if case .loginRefused = error as? MailError { true } else { false }
        }
        // The first message that arrives is the one that is sent now.
        try await client.send(message, via: server(receiver, mode))
        #expect(try receiver.nextMessage().subject == message.subject)
    }

    @Test(arguments: [MailReceiver.Mode.tls, .startTLS])
    func `a certificate that nobody vouches for is refused`(mode: MailReceiver.Mode) async throws {
        let receiver = try MailReceiver(mode)
        let error = await failure(receiver, mode, isTrusted: false)
        guard case .tls(let detail) = error else {
            _ = Issue.record("got \(String(describing: error))")
            return
        }
        #expect(detail.contains("certificate"))
    }

    @Test func `a server without TLS gets nothing`() async throws {
        let receiver = try MailReceiver(.plain)
        let error = await failure(receiver, .startTLS)
        guard case .tls = error else {
            _ = Issue.record("got \(String(describing: error))")
            return
        }
    }

    @Test func `an unknown mailbox is a refusal with the server's code`() async throws {
        let receiver = try MailReceiver(.tls)
        let error = await failure(receiver, .tls, to: "nobody@example.org")
        guard case .refused(550, _) = error else {
            _ = Issue.record("got \(String(describing: error))")
            return
        }
        #expect(error?.description.hasPrefix("the mail server refused the message (550): ") == true)
    }

    @Test func `nobody listening is a refused connection`() async throws {
        let port = try #require(Int(try deadAddress().split(separator: ":").last?.dropLast() ?? ""))
        let server = MailServer(host: "127.0.0.1", port: port)
        do throws(MailError) {
            try await SMTPClient().send(message, via: server)
            Issue.record("was sent")
        } catch {
            guard case .cannotConnect = error else {
                _ = Issue.record("got \(error)")
                return
            }
        }
    }

    private func server(_ receiver: MailReceiver, _ mode: MailReceiver.Mode, password: String = "right") -> MailServer {
        MailServer(
            host: "localhost", port: receiver.port, security: mode == .tls ? .tls : .startTLS, username: "anna",
            password: Secret(password))
    }

    private func failure(
        _ receiver: MailReceiver, _ mode: MailReceiver.Mode, password: String = "right", isTrusted: Bool = true,
        to recipient: String = "ben@example.org"
    ) async -> MailError? {
        var message = message
        message.to = [recipient]
        let client = SMTPClient(certificateFile: isTrusted ? receiver.certificateFile : nil)
        do {
            try await client.send(message, via: server(receiver, mode, password: password))
            Issue.record("was sent")
            return nil
        } catch {
            return error
        }
    }
}
