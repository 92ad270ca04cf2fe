import Foundation
import TestSupport
import Testing

@testable import AlbumRules

@Suite struct ConversionTests {
    private func convert(_ text: String, as name: String = "local_settings.py") -> (text: String?, notes: [String]) {
        let (text, diagnostics) = ConfigurationConverter.convert(SourceFile(name: name, text: text))
        return (text, diagnostics.findings.map(\.description))
    }

    private func read(_ text: String) throws -> Configuration {
        let (configuration, diagnostics) = ConfigurationReader.read([SourceFile(name: "albums.yaml", text: text)])
        guard let configuration, diagnostics.findings.isEmpty else {
            throw UnexpectedText(text: diagnostics.findings.map(\.description).joined(separator: "\n") + "\n" + text)
        }
        return configuration
    }

    @Test func `the script's sample becomes a file that people read`() throws {
        let file = ConfigurationExampleTests.root.appending(path: "Tests/Fixtures/legacy/local_settings.py")
        let (text, _) = convert(try String(contentsOf: file, encoding: .utf8))
        try Golden.check(try #require(text), against: "convert/local_settings.yaml")
    }

    @Test(arguments: 0..<150)
    func `the new form selects what the old one selected and keeps albums the same way`(seed: Int) throws {
        var sketch = ConversionSketch(random: Dice(seed: UInt64(seed)))
        for round in 0..<4 {
            let isPython = round % 2 == 0
            let name = isPython ? "local_settings.py" : "settings.json"
            let source = sketch.settings(isPython: isPython)
            let before = ConfigurationReader.read([SourceFile(name: name, text: source)])
            guard let old = before.configuration else {
                #expect(convert(source, as: name).text == nil)
                continue
            }
            let text = try #require(convert(source, as: name).text)
            #expect(!text.contains("s3cr3t"))
            let new = try read(text)
            #expect(new.albums.map(\.name) == old.albums.map(\.name))
            #expect(new.albums.map(\.settings) == old.albums.map(\.settings))
            let photos = (0..<60).map { _ in sketch.photo() }
            for (new, old) in zip(new.albums, old.albums) {
                let newRule = try RuleSupport.resolved(new.rule, in: ConversionSketch.context)
                let oldRule = try RuleSupport.resolved(old.rule, in: ConversionSketch.context)
                #expect(photos.map(newRule.matches) == photos.map(oldRule.matches), "\(source)\n\(text)")
            }
        }
    }

    @Test func `random settings are mostly good ones, else the law above says little`() {
        let good = (0..<150).count { seed in
            var sketch = ConversionSketch(random: Dice(seed: UInt64(seed)))
            let file = SourceFile(name: "a.py", text: sketch.settings(isPython: true))
            return ConfigurationReader.read([file]).configuration != nil
        }
        #expect(good > 120)
    }

    @Test(
        "what cannot be carried over is said with its place",
        arguments: [
            (
                "SYNC_CONFIGS = [{'name': 'A', 'key': 'isOffline', 'val': False}]\n",
                "local_settings.py:1:58: warning: the album \"A\" stays in the old form: \"isOffline\" has no line in the new one"
            ),
            (
                "EMAIL_FROM = 'a@b.c'\nSYNC_CONFIGS = [{'name': 'A', 'key': 'people', 'val': 'Mia'}]\n",
                "local_settings.py:1:1: warning: mail is switched off, so the EMAIL_ settings are not carried over"
            ),
            (
                "API_KEY = 'k'\nSYNC_CONFIGS = [{'name': 'A', 'key': 'people', 'val': 'Mia'}]\n",
                "local_settings.py:1:1: warning: the API key is not printed"
            ),
            (
                "EXTRA = 3\nSYNC_CONFIGS = [{'name': 'A', 'key': 'people', 'val': 'Mia'}]\n",
                "local_settings.py:1:1: warning: the setting \"EXTRA\" is not used"
            ),
        ])
    func notes(_ source: String, _ note: String) throws {
        let (text, notes) = convert(source)
        #expect(text != nil)
        #expect(notes.contains { $0.hasPrefix(note) }, "\(notes)")
    }

    @Test func `a broken file gives no text but its errors`() {
        let (text, notes) = convert("SYNC_CONFIGS = [{'name': 'A', 'filters': []}]\n")
        #expect(text == nil)
        #expect(notes.first?.contains("error: \"filters\" is empty") == true)
    }

    @Test func `mail that is on comes along without its password`() throws {
        let (text, _) = convert(
            """
            ENABLE_EMAIL_ON_ERROR = True
            EMAIL_SMTP_SERVER = "smtp.example.com"
            EMAIL_SMTP_PORT = 587
            EMAIL_USERNAME = "me"
            EMAIL_PASSWORD = "hunter2"
            EMAIL_FROM = "a@example.com"
            EMAIL_TO = "b@example.com, c@example.com"
            SYNC_CONFIGS = [{"name": "A", "key": "people", "val": "Mia"}]
            """)
        let converted = try #require(text)
        #expect(!converted.contains("hunter2"))
        let email = try #require(try read(converted).notify.email)
        #expect(
            email
                == EmailSettings(
                    server: "smtp.example.com", port: 587, username: "me", password: .file("mail.password"),
                    from: "a@example.com", to: ["b@example.com", "c@example.com"]))
    }

    @Test func `a file of both forms keeps its new parts, hides its key and marks names that are groups too`() throws {
        let source = """
            server: {url: "https://x", api_key: s3cr3t}
            groups: {kids: [Mia, Leo]}
            defaults: {settle: 12h}
            albums:
              - {name: New, all: {people: {any: kids}}, protect: true}
              - {name: Old, filters: [{key: people, val: [kids, Mia]}], when_empty: clear}
            """
        let (text, notes) = convert(source, as: "albums.yaml")
        let converted = try #require(text)
        #expect(!converted.contains("s3cr3t"))
        #expect(notes.contains { $0.hasPrefix("albums.yaml:1:37: warning: the API key is not printed") })
        let (old, new) = (try read(source), try read(converted))
        #expect(new.albums.map(\.settings) == old.albums.map(\.settings))
        #expect(new.albums[0].rule == old.albums[0].rule)
        #expect(new.albums[1].rule.people == [.exactName("kids"), .name("Mia")])
        #expect(new.server.apiKey == .file("immich.key"))
    }

    @Test(arguments: [
        ("2023-01-01", "2023-12-31", "2023"), ("2019-01-01", "2021-12-31", "2019..2021"),
        ("2023-06-01", "2023-08-31", "2023-06-01..2023-08-31"), ("2023-06-01", "2023-06-01", "2023-06-01"),
        ("", "2018-12-31", "..2018"), ("2015-01-01", "", "2015.."), ("2015-01-02", "", "2015-01-02.."),
    ])
    func `days are written as short as they read`(_ first: String, _ last: String, _ text: String) {
        #expect(DaySpanText.of(first: first.isEmpty ? nil : first, last: last.isEmpty ? nil : last) == text)
    }
}
