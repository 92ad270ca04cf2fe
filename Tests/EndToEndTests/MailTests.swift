import Foundation
import ImmichSimulator
import TestSupport
import Testing

/// Mail on errors, as the script's settings file asks for it.
@Suite struct MailTests {
    private func stage(_ receiver: MailReceiver, albums: String) async throws -> Stage {
        let stage = try await Stage(release: "3.1.0")
        try stage.write(
            """
            IMMICH_BASE_URL = "\(stage.url)"
            API_KEY = "key-write"
            ENABLE_EMAIL_ON_ERROR = True
            EMAIL_SMTP_SERVER = "localhost"
            EMAIL_SMTP_PORT = \(receiver.port)
            EMAIL_USERNAME = "anna"
            EMAIL_PASSWORD = "right"
            EMAIL_FROM = "albums@example.org"
            EMAIL_TO = "anna@example.org"
            SYNC_CONFIGS = [\(albums)]

            """, to: "local_settings.py")
        return stage
    }

    private let good = "{\"name\": \"E\", \"filters\": [{\"key\": \"people\", \"val\": [\"Emma\"]}]},"
    private let unknown = "{\"name\": \"U\", \"filters\": [{\"key\": \"people\", \"val\": [\"Emmma\"]}]},"

    @Test func `a held album is written about once, a good run is not, trouble with the server is`() async throws {
        let receiver = try MailReceiver(.startTLS)
        let trust = ["SSL_CERT_FILE": receiver.certificateFile]
        let calm = try await stage(receiver, albums: good)
        #expect(try await calm.run("sync", variables: trust).code == 0)

        let held = try await stage(receiver, albums: good + unknown)
        #expect(try await held.run("plan", variables: trust).code == 4)
        let outcome = try await held.run("sync", variables: trust)
        #expect(outcome.code == 4, "\(outcome.all)")
        #expect(!outcome.all.contains("no mail was sent"), "\(outcome.all)")
        // The first message is that of the sync: neither the good run nor the plan wrote one.
        let message = try receiver.nextMessage()
        #expect(message.to == ["anna@example.org"])
        #expect(message.subject == "immich-auto-album: 1 album held")
        #expect(message.text.contains("nobody is called \"Emmma\""))
        #expect(!message.raw.contains("key-write"))

        let refused = try await held.run("sync", variables: trust.merging(["IMMICH_API_KEY": "wrong"]) { $1 })
        #expect(refused.code == 77)
        let second = try receiver.nextMessage()
        #expect(second.subject == "immich-auto-album: the run failed")
        #expect(second.text.contains("What to try: is the key copied whole?"))
    }

    @Test func `mail that cannot be sent is told and changes nothing else`() async throws {
        let receiver = try MailReceiver(.startTLS)
        let stage = try await stage(receiver, albums: unknown)
        let outcome = try await stage.run("sync")
        #expect(outcome.code == 4, "\(outcome.all)")
        #expect(outcome.messages.contains("warning: no mail was sent: "))
        #expect(!outcome.all.contains("right"))
    }
}
