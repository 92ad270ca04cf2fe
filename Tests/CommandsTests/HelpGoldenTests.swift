import TestSupport
import Testing

@testable import Commands

@Suite struct HelpGoldenTests {
    @Test func `the overview`() async throws {
        let outcome = await Outcome.of("--help")
        #expect(outcome.code == .done)
        try Golden.check(outcome.results, against: "help/overview.txt")
    }

    @Test("the help of each command", arguments: Catalogue.program.commands.map(\.name))
    func command(_ name: String) async throws {
        let outcome = await Outcome.of(name, "--help")
        #expect(outcome.code == .done)
        #expect(outcome.messages.isEmpty)
        try Golden.check(outcome.results, against: "help/\(name).txt")
        let same = await Outcome.of("help", name)
        #expect(same.results == outcome.results)
    }

    @Test("completion scripts", arguments: ["bash", "zsh", "fish"])
    func completion(_ shell: String) async throws {
        let outcome = await Outcome.of("completions", shell)
        #expect(outcome.code == .done)
        try Golden.check(outcome.results, against: "completions/\(shell).txt")
    }

    @Test func `no line of a help text is wider than a terminal`() async {
        for command in Catalogue.program.commands {
            let outcome = await Outcome.of(command.name, "--help")
            for line in outcome.results.split(separator: "\n") {
                #expect(DisplayWidth.of(String(line)) <= 100, "\(line)")
            }
        }
    }

    @Test func `without a command the overview goes to the messages and the code says usage`() async {
        let outcome = await Outcome.of()
        #expect(outcome.code == .usage)
        #expect(outcome.results.isEmpty)
        #expect(outcome.messages.contains("Commands:"))
        #expect(outcome.messages.hasSuffix("error: no command given\n  hint: see immich-auto-album --help\n"))
    }

    @Test func `the version goes to the results`() async {
        let outcome = await Outcome.of("--version")
        #expect(outcome.results == "immich-auto-album \(Catalogue.version)\n")
    }
}
