import AlbumRules
import TestSupport
import Testing

@testable import Commands

@Suite struct CheckCommandTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func check(_ text: String, as name: String = "albums.yaml") async throws -> Outcome {
        try folder.write(text, to: name)
        return await Outcome.of("check", folder: folder.path)
    }

    @Test func `a good file is said to be good`() async throws {
        let outcome = try await check("albums:\n- {name: A, all: {favorite: true}}\n")
        #expect(outcome.code == .done)
        #expect(outcome.results == "\(folder.path)/albums.yaml: no mistakes, 1 album\n")
        #expect(outcome.messages.isEmpty)
    }

    @Test func `every mistake comes with its place and what to try`() async throws {
        let outcome = try await check("albums:\n- {name: A, all: {peopl: X}}\n- name: B\n")
        let file = folder.path + "/albums.yaml"
        #expect(outcome.code == .configuration)
        #expect(
            outcome.results == """
                \(file):2:19: error: "peopl" is not a criterion
                  hint: did you mean "people"?
                \(file):3:9: error: an album needs all, any or none
                  hint: everything is all: {type: any}
                \(file): 2 errors

                """)
    }

    @Test(
        "what cannot be read ends with the configuration code and says where",
        arguments: [
            ("albums.yaml", "albums: [\n- {name: A\n", "albums.yaml:"),
            ("local_settings.py", "SYNC_CONFIGS = load(\"x\")\n", "local_settings.py:1:"),
        ])
    func unreadable(_ name: String, _ text: String, _ place: String) async throws {
        let outcome = try await check(text, as: name)
        #expect(outcome.code == .configuration)
        #expect(outcome.results.contains("\(folder.path)/\(place)"))
        #expect(outcome.results.contains(": error: "))
    }

    @Test func `without any file it says where it looked`() async {
        let outcome = await Outcome.of("check", folder: folder.path)
        #expect(outcome.code == .configuration)
        #expect(
            outcome.messages == """
                error: no configuration found
                  hint: name one by --config, or make one of \(folder.path)/albums.yaml, \(folder.path)/local_settings.py

                """)
    }

    @Test func `machines get the findings, also when there is no file`() async throws {
        let missing = await Outcome.of("check", "--json", folder: folder.path)
        #expect(missing.results.contains("\"exitCode\": 78"))
        #expect(missing.results.contains("\"message\": \"no configuration found\""))
        try folder.write("albums:\n- name: B\n", to: "albums.yaml")
        let wrong = await Outcome.of("check", "--json", folder: folder.path)
        #expect(wrong.code == .configuration)
        #expect(wrong.results.contains("\"line\": 2"))
        #expect(wrong.messages.isEmpty)
    }

    @Test func `a key in the file is in no output`() async throws {
        let key = "s3cr3t-k3y-0123456789"
        let outcome = try await check(
            "server: {url: 'http://x', api_key: \(key), nonsense: 1}\nalbums:\n- {name: A, all: {type: any}}\n")
        #expect(outcome.code == .configuration)
        #expect(!(outcome.results + outcome.messages).contains(key))
    }
}
