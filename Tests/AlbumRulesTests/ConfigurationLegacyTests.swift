import Testing

@testable import AlbumRules

@Suite struct ConfigurationLegacyTests {
    private static let python = """
        IMMICH_BASE_URL = "https://immich.example.com"
        API_KEY = "k"
        MAX_CONCURRENT_REQUESTS = 7
        ENABLE_EMAIL_ON_ERROR = True
        EMAIL_SMTP_SERVER = "smtp.example.com"
        EMAIL_SMTP_PORT = 587
        EMAIL_USERNAME = "me"
        EMAIL_PASSWORD = "pw"
        EMAIL_FROM = "a@example.com"
        EMAIL_TO = "b@example.com, c@example.com"
        SYNC_CONFIGS = [{"name": "A", "filters": [{"key": "people", "val": ["Mia"], "operator": "OR"}]}]
        """

    private static let json = """
        {"IMMICH_BASE_URL": "https://immich.example.com", "API_KEY": "k", "MAX_CONCURRENT_REQUESTS": 7,
        "ENABLE_EMAIL_ON_ERROR": true, "EMAIL_SMTP_SERVER": "smtp.example.com", "EMAIL_SMTP_PORT": 587,
        "EMAIL_USERNAME": "me", "EMAIL_PASSWORD": "pw", "EMAIL_FROM": "a@example.com",
        "EMAIL_TO": ["b@example.com", "c@example.com"],
        "SYNC_CONFIGS": [{"name": "A", "filters": [{"key": "people", "val": ["Mia"], "operator": "OR"}]}]}
        """

    @Test(arguments: [("s.py", python), ("s.json", json)])
    func `the script's settings arrive`(file: String, text: String) throws {
        let (read, findings) = configure(text, file: file)
        #expect(findings == [])
        let configuration = try #require(read)
        #expect(
            configuration.server
                == ServerSettings(url: "https://immich.example.com", apiKey: .text(Secret("k")), concurrency: 7))
        #expect(
            configuration.notify.email
                == EmailSettings(
                    server: "smtp.example.com", port: 587, username: "me", password: .text(Secret("pw")),
                    from: "a@example.com", to: ["b@example.com", "c@example.com"]))
        #expect(configuration.albums.map(\.name) == ["A"])
        #expect(configuration.albums.map(\.settings) == [.legacy])
    }

    @Test func `names without a value are as good as absent`() {
        let text = "IMMICH_BASE_URL = ''\nAPI_KEY = None\nENABLE_EMAIL_ON_ERROR = False\nEMAIL_TO = 'nobody'\n"
        let (configuration, findings) = configure(text, file: "s.py")
        #expect(configuration == Configuration())
        #expect(findings == ["warning: no albums are defined, so there is nothing to do"])
    }

    private static let oneAlbum = "\nSYNC_CONFIGS = [{'name': 'A', 'key': 'people', 'val': 'Mia'}]\n"

    @Test(arguments: [
        ("LOG_LEVEL = 'x'", "s.py:1:1: warning: the setting \"LOG_LEVEL\" is not used"),
        ("API_KEYS = 'x'", "s.py:1:1: error: no setting is called \"API_KEYS\"\n  hint: did you mean \"API_KEY\"?"),
        (
            "MAX_CONCURRENT_REQUESTS = 'many'",
            "s.py:1:27: error: \"MAX_CONCURRENT_REQUESTS\" must be a whole number from 1 to 256, not \"many\""
        ),
        (
            "IMMICH_BASE_URL = 'x'",
            "s.py:1:19: error: \"IMMICH_BASE_URL\" must be a web address, not \"x\"\n  hint: write it with its beginning: https://photos.example.com"
        ),
        (
            "ENABLE_EMAIL_ON_ERROR = 'False'",
            "s.py:1:25: error: \"ENABLE_EMAIL_ON_ERROR\" must be true or false, not \"False\"\n  hint: write false"
        ),
        (
            "ENABLE_EMAIL_ON_ERROR = True; EMAIL_SMTP_SERVER = 'x'; EMAIL_FROM = 'a@b'",
            "s.py:1:1: error: \"ENABLE_EMAIL_ON_ERROR\" needs \"EMAIL_TO\""
        ),
    ])
    func `what is wrong with the script's settings`(text: String, finding: String) {
        #expect(configure(text + Self.oneAlbum, file: "s.py").findings == [finding])
    }

    @Test func `an album of the script without filters is told what it lacks`() {
        #expect(
            configure("SYNC_CONFIGS = [{'name': 'A'}]", file: "s.py").findings == [
                "s.py:1:26: error: an album needs all, any or none\n  hint: write \"filters\": [{\"key\": \"people\", \"val\": [\"Mia\"]}]"
            ])
    }

    @Test func `two vocabularies in one file are refused`() {
        let (_, findings) = configure("{\"API_KEY\": \"k\", \"albums\": []}")
        #expect(
            findings == [
                "f:1:18: error: no setting is called \"albums\"\n  hint: names of the script and keys of albums.yaml cannot be mixed in one file"
            ])
    }

    @Test func `mail settings in two files are refused`() {
        let files = [
            SourceFile(name: "a", text: "notify: {email: {server: x, from: a@b, to: a@b}}\n" + goodAlbum),
            SourceFile(name: "b.py", text: "ENABLE_EMAIL_ON_ERROR = True"),
        ]
        #expect(
            ConfigurationReader.read(files).diagnostics.findings.map(\.description) == [
                "b.py:1:1: error: \"ENABLE_EMAIL_ON_ERROR\" says again what \"notify\" says at a:1:1\n  hint: keep it in one of the files"
            ])
    }
}
