import TestSupport
import Testing

@testable import Commands

@Suite struct ConvertCommandTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test func `the text goes to the results, notes to the messages, and check likes it`() async throws {
        try folder.write(
            "API_KEY = 's3cr3t'\nSYNC_CONFIGS = [{'name': 'A', 'filters': [{'key': 'people', 'val': ['Mia', 'Leo']}]}]\n",
            to: "local_settings.py")
        let outcome = await Outcome.of("convert", "local_settings.py", folder: folder.path)
        #expect(outcome.code == .done)
        #expect(outcome.results.contains("  - name: A\n    all: {people: {any: [Mia, Leo]}}\n"))
        #expect(outcome.messages.contains("local_settings.py:1:1: warning: the API key is not printed\n"))
        #expect(!(outcome.results + outcome.messages).contains("s3cr3t"))
        let file = try folder.write(outcome.results, to: "new/albums.yaml")
        let check = await Outcome.of("check", "--config", file, folder: folder.path)
        #expect(check.code == .done)
    }

    @Test func `a file with errors gives nothing but the errors`() async throws {
        try folder.write("SYNC_CONFIGS = [{'name': 'A', 'filters': []}]\n", to: "local_settings.py")
        let outcome = await Outcome.of("convert", "local_settings.py", folder: folder.path)
        #expect(outcome.code == .configuration)
        #expect(outcome.results.isEmpty)
        #expect(outcome.messages.contains("local_settings.py:1:42: error: \"filters\" is empty"))
        #expect(outcome.messages.contains("error: nothing was converted\n"))
    }

    @Test func `a missing file is said`() async {
        let outcome = await Outcome.of("convert", "none.py", folder: folder.path)
        #expect(outcome.code == .configuration)
        #expect(outcome.messages.contains("there is no file"))
    }
}
