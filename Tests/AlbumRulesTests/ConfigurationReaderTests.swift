import Testing

@testable import AlbumRules

@Suite struct ConfigurationReaderTests {
    @Test func `every part arrives typed`() throws {
        let (read, findings) = configure(
            """
            version: 1
            server: {url: https://photos.example.com/api, api_key: {env: KEY}, concurrency: 8, timeout: 1500ms}
            groups: {kids: [Mia, Leo]}
            defaults: {settle: 30, mode: add}
            limits: {remove: 12.5%, add_when_shared: 100%}
            state: /var/lib/albums
            clock: Europe/Paris
            log: {file: sync.log, level: debug}
            notify:
              email: {server: smtp.example.com, port: 587, username: me, password: {file: pw}, from: a@b.c, to: [x@y.z, u@v.w], when: always}
            albums:
            - {name: 2023, all: {favorite: true}}
            - name: Pinned
              mode: sync
              settle: 2d
              when_empty: clear
              hand_removed: restore
              enabled: false
              protect: true
              id: 6F1C2A34-1B2C-4D5E-8F90-A1B2C3D4E5F6
              limits: {remove: 0%}
              any: {favorite: true}
            """)
        #expect(findings == [])
        let configuration = try #require(read)
        #expect(
            configuration.server
                == ServerSettings(
                    url: "https://photos.example.com/api", apiKey: .environment("KEY"), concurrency: 8,
                    timeout: .milliseconds(1500)))
        #expect(configuration.stateFolder == "/var/lib/albums")
        #expect(configuration.timeZoneName == "Europe/Paris")
        #expect(configuration.log == LogSettings(file: "sync.log", level: .debug))
        #expect(
            configuration.notify.email
                == EmailSettings(
                    server: "smtp.example.com", port: 587, username: "me", password: .file("pw"), from: "a@b.c",
                    to: ["x@y.z", "u@v.w"], occasion: .always))
        #expect(configuration.albums.map(\.name) == ["2023", "Pinned"])
        #expect(configuration.albums.map(\.place.line) == [12, 13])
        let limits = AlbumSettings.Limits(remove: 0.125, addWhenShared: 1)
        #expect(configuration.albums[0].settings == AlbumSettings(mode: .add, limits: limits, settle: .seconds(30)))
        let pinned = configuration.albums[1].settings
        #expect(pinned.mode == .sync && pinned.settle == .seconds(2 * 86_400) && pinned.whenEmpty == .clear)
        #expect(pinned.handRemoved == .restore && !pinned.isEnabled && pinned.isProtected)
        #expect(pinned.pinnedAlbum == AlbumID("6f1c2a34-1b2c-4d5e-8f90-a1b2c3d4e5f6"))
        #expect(pinned.limits == AlbumSettings.Limits(remove: 0, addWhenShared: 1))
    }

    @Test(arguments: [
        ("mode: mirror", AlbumSettings(mode: .mirror, handRemoved: .restore)),
        ("mode: mirror, hand_removed: respect", AlbumSettings(mode: .mirror, handRemoved: .respect)),
        ("archived: leave_out, partner: leave_out, stacks: as_matched", AlbumSettings()),
        ("enabled: True", AlbumSettings()),
    ])
    func `settings follow from each other`(settings: String, expected: AlbumSettings) {
        let (read, findings) = configure("[{name: A, all: {favorite: true}, \(settings)}]")
        #expect(findings == [])
        #expect(read?.albums.map(\.settings) == [expected])
    }

    @Test(arguments: [
        ("", AlbumSettings.legacy),
        (", mode: sync", AlbumSettings(mode: .sync, handRemoved: .restore, settle: .zero)),
        (", settle: 6h", AlbumSettings(mode: .mirror, handRemoved: .restore)),
    ])
    func `legacy albums keep what the script did unless they say otherwise`(settings: String, expected: AlbumSettings) {
        let (read, findings) = configure(
            "- {name: A, filters: [{key: people, val: [Mia]}]\(settings)}\n- {name: B, key: people, val: Mia\(settings)}"
        )
        #expect(findings == [])
        #expect(read?.albums.map(\.settings) == [expected, expected])
        #expect(read?.albums.map(\.isLegacy) == [true, true])
    }

    @Test func `written defaults are stronger than the script's`() {
        let text = "defaults: {mode: add}\nalbums: [{name: A, filters: [{key: people, val: [Mia]}]}]"
        #expect(
            configure(text).configuration?.albums.map(\.settings)
                == [AlbumSettings(mode: .add, handRemoved: .restore, settle: .zero)])
    }

    @Test func `several files make one configuration`() {
        let files = [
            SourceFile(name: "a.yaml", text: "groups: {kids: [Mia]}\nversion: 1"),
            SourceFile(
                name: "b.json",
                text: "{\"version\": 1, \"albums\": [{\"name\": \"A\", \"all\": {\"people\": \"kids\"}}]}"),
            SourceFile(
                name: "c.py", text: "SYNC_CONFIGS = [{'name': 'B', 'key': 'people', 'val': None}]\nAPI_KEY = 'k'"),
        ]
        let (configuration, diagnostics) = ConfigurationReader.read(files)
        #expect(diagnostics.findings == [])
        #expect(configuration?.albums.map(\.name) == ["A", "B"])
        #expect(configuration?.server.apiKey == .text(Secret("k")))
    }

    @Test func `a part in two files is an error that names both`() {
        let files = [
            SourceFile(name: "a", text: "server: {url: http://a}\ngroups: {x: [Mia]}\n" + goodAlbum),
            SourceFile(name: "b", text: "server: {url: http://b}"),
            SourceFile(name: "c.py", text: "API_KEY = 'k'\nMAX_CONCURRENT_REQUESTS = 4"),
            SourceFile(name: "d.py", text: "API_KEY = 'k'"),
        ]
        let (configuration, diagnostics) = ConfigurationReader.read(files)
        #expect(configuration == nil)
        #expect(
            diagnostics.findings.map(\.description) == [
                "b:1:1: error: \"server\" stands here a second time, first at a:1:1\n  hint: keep it in one of the files",
                "c.py:1:1: error: \"API_KEY\" says again what \"server\" says at a:1:1\n  hint: keep it in one of the files",
                "c.py:2:1: error: \"MAX_CONCURRENT_REQUESTS\" says again what \"server\" says at a:1:1\n  hint: keep it in one of the files",
                "d.py:1:1: error: \"API_KEY\" stands here a second time, first at c.py:1:1\n  hint: keep it in one of the files",
            ])
    }

    @Test func `all mistakes come at once in the order of the file`() {
        let (configuration, findings) = configure(
            "albums:\n- {name: A, all: {favorite: true}, mode: sink}\n- {all: {favorite: true}}\nserver: {url: ftp://x}\nnonsense: 1\n"
        )
        #expect(configuration == nil)
        #expect(findings.map { $0.split(separator: ": ").first } == ["f:2:42", "f:3:3", "f:4:15", "f:5:1"])
    }

    @Test(arguments: ["", "# nothing\n", "null\n", "~"])
    func `an empty file is a warning`(text: String) {
        let (configuration, findings) = configure(text)
        #expect(configuration == Configuration())
        #expect(
            findings == [
                "warning: no albums are defined, so there is nothing to do", "f:1:1: warning: the file is empty",
            ])
    }

    @Test func `a zone that the machine lacks is an error`() {
        let file = SourceFile(name: "f", text: "clock: Europe/Pariss\n" + goodAlbum)
        let findings = ConfigurationReader.read([file], knowsTimeZone: { $0 == "Europe/Paris" }).diagnostics.findings
        #expect(
            findings.map(\.description) == [
                "f:1:8: error: this machine knows no time zone \"Europe/Pariss\"\n  hint: write a name such as Europe/Paris, or UTC"
            ])
    }

    @Test func `one name for two pinned albums is fine`() {
        let text = """
            - {name: A, id: 6f1c2a34-1b2c-4d5e-8f90-a1b2c3d4e5f6, all: {favorite: true}}
            - {name: A, id: 6f1c2a34-1b2c-4d5e-8f90-a1b2c3d4e5f7, all: {favorite: true}}
            """
        #expect(configure(text).findings == [])
    }

    @Test func `secrets never stand in a message`() {
        let secret = "s3cr3t"
        for value in [
            "[\(secret)]", "{\(secret): 1}", "\"${\(secret)}\"", "\"\(secret)\\n\(secret)\"", "{file: [\(secret)]}",
        ] {
            let findings = configure("server: {api_key: \(value)}\n" + goodAlbum).findings
            #expect(findings.count == 1)
            #expect(!findings.contains { $0.contains(secret) })
        }
        #expect(!"\(configure("server: {api_key: \(secret)}\n" + goodAlbum))".contains(secret))
    }
}
