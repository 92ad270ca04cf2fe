import AlbumRules
import Foundation
import ImmichClient
import PhotoLibrary
import TestSupport
import Testing
import WebClient

@testable import Commands

/// Whatever holds a secret can be printed, dumped and reflected without telling it.
@Suite struct SecretReflectionTests {
    private static let text = "recognisable-4711"
    private static let secret = Secret(text)

    /// A value of every type that holds a secret, directly or in one of its parts.
    private static var holders: [(name: String, value: Any)] {
        let source = SecretSource.text(secret)
        let email = EmailSettings(server: "s", password: source, from: "a@b", to: ["c@d"])
        let webhook = WebhookSettings(url: source)
        let notify = NotifySettings(email: email, webhook: webhook, ping: source)
        let server = ServerSettings(apiKey: source)
        let tokens = SessionTokens(user: Identifier(high: 1, low: 2), login: secret, reading: secret)
        let surroundings = Surroundings(
            variable: { _ in text }, folder: "", containerRoot: "/nowhere/", isContainer: false)
        return [
            ("Secret", secret), ("SecretSource", source), ("EmailSettings", email), ("WebhookSettings", webhook),
            ("NotifySettings", notify), ("ServerSettings", server),
            ("Configuration", Configuration(server: server, notify: notify)),
            ("MailServer", MailServer(host: "h", port: 465, username: "u", password: secret)),
            ("SessionTokens", tokens),
            (
                "SessionFile",
                SessionFile(server: "s", tokens: tokens, email: "a@b", since: Instant(milliseconds: 0))
            ),
            (
                "WebCaller",
                WebCaller(
                    settings: notify, secrets: SecretReader(surroundings: surroundings, folder: ""),
                    console: Console(results: Sink().channel(), messages: Sink().channel()), log: nil)
            ),
            (
                "HTTPRequest",
                HTTPRequest(
                    .get, "https://h/",
                    headers: [
                        HTTPHeader(name: "x-api-key", value: text), HTTPHeader(name: "Authorization", value: text),
                    ])
            ),
        ]
    }

    @Test("neither descriptions nor dumps of configurations and connections show a secret")
    func reflection() {
        for (name, value) in Self.holders {
            var dumped = ""
            dump(value, to: &dumped)
            for shown in [dumped, "\(value)", String(describing: value), String(reflecting: value)] {
                #expect(!shown.contains(Self.text), "\(name): \(shown)")
                #expect(!shown.isEmpty)
            }
        }
        #expect(Self.secret.revealed == Self.text)
    }

    @Test("no field of that meaning is plain text, but for what goes over the wire or into its own file")
    func plainFields() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources").standardized
        let files = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
        let pattern = /(var|let) \w*([pP]assword|[tT]oken|[aA]piKey|[sS]ecret)s?\w*: \[?String/
        var found: Set<String> = []
        for case let file as URL in files
        where file.pathExtension == "swift" && !file.path.contains("/ImmichSimulator/")
            && !file.path.contains("/Conformance/")
        {
            guard try String(contentsOf: file, encoding: .utf8).contains(pattern) else { continue }
            found.insert(file.lastPathComponent)
        }
        #expect(found == Self.onTheWire)
    }

    /// `ImmichSession.swift` has the bodies of requests and answers; in `LoginCommand.swift` it is what was just typed.
    private static let onTheWire: Set = ["ImmichSession.swift", "LoginCommand.swift"]
}
