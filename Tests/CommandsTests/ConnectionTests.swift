import AlbumRules
import AlbumSync
import ImmichClient
import TestSupport
import Testing

@testable import Commands

@Suite struct ConnectionTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("from-file\n", to: "key")
    }

    private func find(_ variables: [String: String], _ server: ServerSettings) throws(CommandFailure) -> Connection {
        let surroundings = Surroundings(
            variable: { variables[$0] }, folder: folder.path, containerRoot: "/nowhere/", isContainer: false)
        let sink = Sink()
        let call = Call(
            arguments: Arguments(), surroundings: surroundings,
            console: Console(results: sink.channel(), messages: sink.channel()))
        let files = ConfigurationFiles(paths: [folder.path + "/albums.yaml"], folder: folder.path)
        return try Connection.find(call, files: files, configuration: Configuration(server: server))
    }

    @Test func `the environment wins over the file`() throws {
        let written = ServerSettings(url: "https://written", apiKey: .text(Secret("written")))
        let plain = try find([:], written)
        #expect((plain.address.origin, plain.key.revealed) == ("https://written", "written"))
        let variables = try find(["IMMICH_URL": "http://other/api/", "IMMICH_API_KEY": "k"], written)
        #expect((variables.address.origin, variables.key.revealed) == ("http://other", "k"))
        #expect(try find(["IMMICH_API_KEY_FILE": "key"], written).key.revealed == "from-file")
        let both = try find(["IMMICH_API_KEY": "k", "IMMICH_API_KEY_FILE": "key"], written)
        #expect(both.key.revealed == "k")
        #expect(both.warnings.count == 1)
    }

    @Test func `what is missing or wrong is said with what to write`() throws {
        for (variables, server, message) in [
            ([:], ServerSettings(url: "https://x"), "no API key"),
            (["IMMICH_API_KEY": "k"], ServerSettings(), "no address of the server"),
            (
                ["IMMICH_API_KEY": "k"], ServerSettings(url: "photos.example.com"),
                "\"photos.example.com\": write the address with its scheme: https://photos.example.com or "
                    + "http://photos.example.com"
            ),
        ] as [([String: String], ServerSettings, String)] {
            let failure = #expect(throws: CommandFailure.self) { try find(variables, server) }
            #expect(failure?.message == message)
            #expect(failure?.code == .configuration)
            #expect(failure?.hint != nil)
        }
    }

    @Test(
        "trouble with the server has its exit code and says what to try",
        arguments: [
            (ImmichError.unauthorized(message: "Invalid API key"), ExitCode.notPermitted, "API Keys"),
            (.forbidden(permission: "person.read", message: ""), .notPermitted, "person.read"),
            (.unreachable(.cannotConnect(detail: "refused")), .unavailable, "/api/server/ping"),
            (.notTheAPI(url: "https://x/api/server/version"), .unavailable, "login page"),
            (.redirected(to: "https://y"), .unavailable, "https://y"),
            (.serverTrouble(status: 502, route: "GET /albums"), .unavailable, "/api/server/ping"),
            (.unsupportedVersion(ServerVersion(major: 1, minor: 99, patch: 0)), .unavailable, "2.7"),
        ])
    func trouble(_ error: ImmichError, _ code: ExitCode, _ hint: String) {
        let failure = CommandFailure(error, server: "https://x")
        #expect(failure.code == code)
        #expect(failure.message.hasPrefix("https://x: "))
        #expect(failure.hint?.contains(hint) == true)
    }

    @Test(
        "a photo is named by id, link or file name",
        arguments: [
            ("172E064E-07e8-4bd2-ae6e-4afdf3484a33", true),
            ("https://photos.example.com/photos/172e064e-07e8-4bd2-ae6e-4afdf3484a33", true),
            (
                "https://x/albums/063f0e4b-fac8-47e5-9abc-3738a9aeec33/photos/172e064e-07e8-4bd2-ae6e-4afdf3484a33?at=1",
                true
            ),
            ("IMG_2041.jpg", false), ("", false),
        ])
    func references(_ text: String, _ isID: Bool) throws {
        let id = try #require(AssetID("172e064e-07e8-4bd2-ae6e-4afdf3484a33"))
        #expect(PhotoReference(text) == (isID ? .id(id) : .fileName(text)))
    }
}
