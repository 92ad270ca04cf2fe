import Testing

@testable import Commands

@Suite struct ArgumentParserTests {
    private func parse(_ words: String...) throws(UsageError) -> Invocation {
        try ArgumentParser(Catalogue.program).parse(words)
    }

    private func arguments(_ words: String...) throws -> Arguments {
        guard case .command(_, let arguments) = try ArgumentParser(Catalogue.program).parse(words) else {
            throw UsageError.missingCommand
        }
        return arguments
    }

    @Test(
        "every way to write an option with a value means the same",
        arguments: [
            ["sync", "--only", "A", "--config", "f"], ["sync", "--only=A", "--config=f"], ["sync", "-oA", "-cf"],
            ["sync", "-o", "A", "-c", "f"], ["--config", "f", "sync", "--only", "A"], ["-c", "f", "sync", "-o=A"],
        ])
    func spellings(_ words: [String]) throws {
        guard case .command(let command, let found) = try ArgumentParser(Catalogue.program).parse(words) else {
            Issue.record("no command")
            return
        }
        #expect(command.name == "sync")
        #expect(found.value("only") == (words.contains("-o=A") ? "=A" : "A"))
        #expect(found.value("config") == "f")
    }

    @Test func `bundled flags, and a bundled option that takes the rest`() throws {
        let found = try arguments("sync", "-noFamily", "--json")
        #expect(found.has("dry-run"))
        #expect(found.has("json"))
        #expect(found.values("only") == ["Family"])
    }

    @Test func `repeated options keep their order`() throws {
        #expect(try arguments("sync", "--only", "B", "--only=A", "-o", "").values("only") == ["B", "A", ""])
    }

    @Test func `after two dashes everything is an operand, and one dash is one`() throws {
        #expect(try arguments("why", "--", "--json", "-").operands == ["--json", "-"])
        #expect(try arguments("why", "-", "--json", "x").operands == ["-", "x"])
    }

    @Test func `values may begin with a dash and may hold an equals sign`() throws {
        #expect(try arguments("sync", "--only", "--json").values("only") == ["--json"])
        #expect(try arguments("sync", "--only=a=b").values("only") == ["a=b"])
        #expect(try arguments("sync", "--only=").values("only") == [""])
    }

    @Test(
        "what is not understood is refused with the reason and what to try",
        arguments: [
            ([], "no command given", "see immich-auto-album --help"),
            (["snyc"], "unknown command \"snyc\"", "did you mean \"sync\"? see immich-auto-album --help"),
            (
                ["sync", "--onyl", "x"], "sync has no option --onyl",
                "did you mean --only? see immich-auto-album sync --help"
            ),
            (["sync", "--zzzzzz"], "sync has no option --zzzzzz", "see immich-auto-album sync --help"),
            (["sync", "-q"], "sync has no option -q", "see immich-auto-album sync --help"),
            (["sync", "--only"], "--only needs a value: --only ALBUM", "see immich-auto-album --help"),
            (["sync", "--json=yes"], "--json takes no value, got \"yes\"", "see immich-auto-album --help"),
            (["sync", "-c", "a", "-c", "b"], "-c is given more than once", "see immich-auto-album --help"),
            (["sync", "extra"], "sync does not take \"extra\"", "see immich-auto-album sync --help"),
            (["why", "A"], "why needs PHOTO", "see immich-auto-album why --help"),
            (
                ["sync", "--progress", "loud"],
                "--progress cannot be \"loud\": one of auto, line, bar, json, none", "see immich-auto-album --help"
            ),
            (["sync", "--\u{1B}[31m"], "sync has no option --\\u{1b}[31m", "see immich-auto-album sync --help"),
        ] as [([String], String, String)])
    func refusals(_ words: [String], _ message: String, _ hint: String) {
        let error = #expect(throws: UsageError.self) { try ArgumentParser(Catalogue.program).parse(words) }
        #expect(error?.description == message)
        #expect(error?.hint(program: "immich-auto-album") == hint)
    }

    @Test func `help and version win over everything else that is well formed`() throws {
        #expect(try parse("--version") == .version)
        #expect(try parse("-h") == .help(nil))
        #expect(try parse("help") == .help(nil))
        #expect(try parse("why", "--help") == .help(Catalogue.program.command(named: "why")))
        #expect(try parse("help", "why") == .help(Catalogue.program.command(named: "why")))
    }

    @Test func `no name of an option or command is used twice`() {
        for command in Catalogue.program.commands {
            let options = command.options + Catalogue.program.commonOptions
            #expect(Set(options.map(\.long)).count == options.count)
            let letters = options.compactMap(\.short)
            #expect(Set(letters).count == letters.count)
        }
        let names = Catalogue.program.commands.map(\.name)
        #expect(Set(names).count == names.count)
    }
}
