import Testing

@testable import AlbumRules

/// What the criteria that the server answers say of themselves and of mistakes.
@Suite struct RuleGatheredTests {
    @Test(arguments: [
        ("{all: {tags: Party}, none: {people: Ex}}", "Photos tagged Party; leaving out anything with Ex."),
        ("{tags: {only: [Party, {exactly: Trips}]}}", "Photos tagged Party and exactly Trips and nothing else."),
        ("{tags: none, album: none}", "Photos without a tag in no album."),
        (
            "{album: {any: [Wedding, Best of]}, favorite: true}",
            "Photos in the album Wedding or Best of, that are favourites."
        ),
        ("{people: Mia, age: {Mia: 0}}", "Photos with Mia taken when Mia was 0 years old."),
        ("{faces: none, strangers: none}", "Photos without a face without strangers."),
        ("{text_in_photo: [invoice, receipt]}", "Photos with the text \"invoice\" or \"receipt\"."),
        (
            "{looks_like: {words: dog in snow, best: 20}}",
            "Photos that are among the 20 most like \"dog in snow\"."
        ),
        ("{in_stack: true, duplicate: false}", "Photos in a stack without a duplicate."),
        ("{owner: [me, Ben]}", "Photos that are mine or Ben's."),
    ])
    func `a rule reads back as a sentence`(_ yaml: String, _ sentence: String) throws {
        var diagnostics = Diagnostics()
        let parser = RuleParser(groups: RuleSupport.groups)
        let rule = try #require(parser.rule(fromText: try RuleSupport.node(yaml), &diagnostics))
        #expect(rule.sentence == sentence)
    }

    @Test(arguments: [
        (
            "{tags: [A, B]}",
            "1:8: [A, B] names 2 tags, which can mean all of them or any of them | write {any: [A, B]}, {all: [A, B]}, {only: [A, B]} or {nobody_but: [A, B]}"
        ),
        (
            "{album: [A, B]}",
            "1:9: [A, B] names 2 albums, which can mean all of them or any of them | write {any: [A, B]} or {all: [A, B]}"
        ),
        ("{album: {only: A}}", "1:10: \"only\" is not an operator of \"album\" | write any, all, none or at_least"),
        ("{tags: {any: [{path: A}]}}", "1:15: {path: A} is not a tag | write its path, or {exactly: path}"),
        ("{faces: 2}", "1:9: \"2\" is not a value of \"faces\" | write some or none"),
        ("{strangers: true}", "1:13: \"true\" is not a value of \"strangers\" | write some or none"),
        ("{age: 3}", "1:7: \"age\" needs a person and an age | write {Mia: 0} or {Mia: 0m..6m}"),
        (
            "{age: {Mia: young}}",
            "1:13: \"age\" needs an age, not \"young\" | write whole years (0, 3..5) or months (0m..6m)"
        ),
        ("{age: {Mia: 6..3}}", "1:13: the range \"6..3\" runs backwards | write the younger age first"),
        (
            "{age: {kids: 3}}",
            "1:8: the group \"kids\" has 2 people, who are not of one age | name each: {Mia: 0}, {Leo: 0}"
        ),
        ("{age: {M*: 3}}", "1:8: \"M*\" does not name one person | write a line for each person"),
        (
            "{text_in_photo: in*}",
            "1:17: the server searches texts by words, \"*\" stands for nothing there | write the words alone"
        ),
        (
            "{text_in_photo: none}",
            "1:17: the server cannot tell which photos have no text | name words that stand on the photos"
        ),
        (
            "{looks_like: dog}",
            "1:14: \"looks_like\" needs words and how many are meant | write {words: dog in the snow, best: 200}"
        ),
        (
            "{looks_like: {words: dog}}",
            "1:14: \"looks_like\" lacks \"best\" | write {words: dog in the snow, best: 200}"
        ),
        (
            "{looks_like: {words: dog, best: 0}}",
            "1:33: \"looks_like\" needs a number of photos, not \"0\" | write a whole number up to 10000"
        ),
        ("{raw: yes}", "1:7: \"yes\" is not a value of \"raw\" | write true"),
    ])
    func `a mistake is named with its fix`(_ yaml: String, _ message: String) throws {
        let problem = try RuleSupport.problems(yaml, parse: RuleParser(groups: RuleSupport.groups).rule(fromText:_:))
        #expect(problem == message)
    }

    private static func errors(_ albums: String) -> [String] {
        let text = "albums:\n" + albums
        return ConfigurationReader.read([SourceFile(name: "f", text: text)]).diagnostics.findings.map { finding in
            "\(finding.place?.line ?? 0): \(finding.message)"
        }
    }

    @Test func `albums that go by themselves are an error that shows the circle`() {
        #expect(Self.errors("- {name: A, all: {album: a}}") == ["2: \"A\" goes by itself"])
        #expect(Self.errors("- {name: Trip 1, all: {album: Trip*}}") == ["2: \"Trip 1\" goes by itself"])
        #expect(
            Self.errors(
                """
                - {name: A, all: {album: B}}
                - {name: B, none: [{album: {any: [C, X]}}]}
                - {name: C, any: {album: {none: A}, favorite: true}}
                - {name: D, all: {album: {all: [A, C]}}}
                """) == ["4: albums go by each other in a circle: \"A\" → \"B\" → \"C\" → \"A\""])
        #expect(
            Self.errors("- {name: A, all: {album: B}}\n- {name: B, all: {album: C}}\n- {name: C, all: {raw: true}}")
                == [])
        let id = "0b1c2d3e-4f50-4162-8374-8596a7b8c9d0"
        #expect(Self.errors("- {name: A, id: \(id), all: {album: {id: \(id)}}}") == ["2: \"A\" goes by itself"])
    }

    @Test func `a ranking needs an album that only adds, also behind another album`() {
        let ranked = "all: {looks_like: {words: dog, best: 5}}"
        #expect(Self.errors("- {name: A, \(ranked)}") == ["2: \"looks_like\" needs mode: add"])
        #expect(Self.errors("- {name: A, mode: add, \(ranked)}") == [])
        #expect(
            Self.errors("- {name: A, mode: add, \(ranked)}\n- {name: B, all: {album: A}}")
                == ["3: \"B\" goes by \"looks_like\" and needs mode: add"])
    }
}
