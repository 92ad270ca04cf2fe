import AlbumRules
import Testing

@Suite struct `Accounts in a configuration` {
    private func read(_ text: String) -> (Configuration?, [String]) {
        let (configuration, diagnostics) = ConfigurationReader.read([SourceFile(name: "f", text: text)])
        return (configuration, diagnostics.findings.map(\.description))
    }

    @Test func `own albums and feed those of others`() throws {
        let (configuration, findings) = read(
            """
            accounts: {anna: {api_key: {file: anna.key}}, paul: {api_key: {env: PAUL_KEY}}}
            defaults: {account: anna}
            albums:
            - {name: Kids, contribute: [paul, anna], share: {rosa@example.org: viewer}, all: {people: Mia}, none: {tags: Private}}
            - {name: Left, contribute: paul, all: {people: Mia}}
            - {name: Mine, account: paul, when_empty: delete, all: {favorite: true}}
            """)
        #expect(findings == [])
        let whole = try #require(configuration)
        #expect(whole.accounts.map(\.name) == ["anna", "paul"])
        #expect(whole.accounts.map(\.apiKey) == [.file("anna.key"), .environment("PAUL_KEY")])
        #expect(whole.albums.map(\.settings.contribute) == [["anna", "paul"], ["paul"], ["paul"]])
        let anna = whole.part(of: "anna").albums
        #expect(anna.map(\.name) == ["Kids", "Left"])
        #expect(anna.map(\.contributors) == [["paul"], ["paul"]])
        #expect(anna.map(\.isFed) == [true, false])
        #expect(anna[1].settings.isProtected && !anna[0].settings.isProtected)
        let paul = whole.part(of: "paul").albums
        #expect(paul.map(\.name) == ["Kids · paul", "Left · paul", "Mine"])
        #expect(paul[0].contribution == Contribution(album: "Kids", account: "paul", owner: "anna"))
        #expect(paul[0].rule == whole.albums[0].rule)
        #expect(paul[0].settings.shares == nil && whole.albums[0].settings.shares?.count == 1)
        #expect(paul[0].covers("Kids") && paul[0].covers("Kids · paul") && !paul[0].covers("Left"))
        #expect(anna[0].covers("Kids · paul") && !anna[0].covers("Left · paul"))
    }

    @Test func `belong to the only one when none is named`() throws {
        let (configuration, findings) = read(
            "accounts: {anna: {api_key: k}}\nalbums: [{name: A, all: {favorite: true}}]")
        #expect(findings == [])
        #expect(configuration?.albums[0].settings.account == "anna")
        #expect(configuration?.albums[0].contributors == [])
    }

    private static let two = "accounts: {anna: {api_key: a}, paul: {api_key: b}}\nalbums:\n"

    @Test(arguments: [
        ("accounts: {}", "f:1:11: error: \"accounts\" must be a mapping of names to keys"),
        ("accounts: {anna: {}}", "f:1:12: error: the account \"anna\" has no key"),
        ("accounts: {anna: {key: x}}", "f:1:19: error: an account has no key \"key\""),
        ("accounts: {../x: {api_key: k}}", "f:1:12: error: an account cannot be called \"../x\""),
        (
            "accounts: {anna: {api_key: a}, Anna: {api_key: b}}",
            "f:1:32: error: two accounts are called \"Anna\", the first at f:1:12"
        ),
        (
            "server: {api_key: k}\naccounts: {anna: {api_key: a}}",
            "f:2:1: error: there is one key under \"server\" and \"accounts\" besides"
        ),
        (two + "- {name: A, all: {favorite: true}}", "f:3:10: error: it is not said whose album \"A\" is"),
        (
            two + "- {name: A, account: anne, all: {favorite: true}}",
            "f:3:22: error: no account is called \"anne\"\n  hint: did you mean \"anna\"?"
        ),
        (
            two + "- {name: A, account: anna, contribute: [anna, paula], all: {favorite: true}}",
            "f:3:47: error: no account is called \"paula\""
        ),
        (
            two + "- {name: A, account: anna, contribute: [paul, paul], all: {favorite: true}}",
            "f:3:47: error: \"paul\" stands here twice"
        ),
        (
            two + "- {name: \"A {year}\", for_each: year, account: anna, contribute: [paul], all: {favorite: true}}",
            "f:3:66: error: \"contribute\" with \"for_each\" is not supported yet"
        ),
        (
            two + "- {name: A, account: anna, contribute: [paul], partner: include, all: {favorite: true}}",
            "f:3:41: error: \"partner: include\" and \"contribute\" exclude each other in \"A\""
        ),
        (
            two
                + "- {name: A, account: anna, contribute: [paul], all: {album: B}}\n- {name: B, account: anna, all: {favorite: true}}",
            "f:3:61: error: \"B\" is an album of \"anna\", and photos of \"paul\" go by this rule"
        ),
        (
            two
                + "- {name: A, account: anna, contribute: [paul], all: {favorite: true}}\n- {name: A · paul, account: anna, all: {favorite: true}}",
            "f:3:10: error: the share of \"paul\" in \"A\" would be shown as another album is called"
        ),
    ])
    func `are refused where they say two things, or none`(text: String, expected: String) {
        let whole = text.contains("albums:") ? text : text + "\nalbums: [{name: A, all: {favorite: true}}]"
        let (configuration, findings) = read(whole)
        #expect(configuration == nil)
        #expect(findings.contains { $0.hasPrefix(expected) }, "\(findings)")
    }
}
