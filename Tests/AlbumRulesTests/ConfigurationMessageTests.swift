import Testing

@testable import AlbumRules

/// The exact text of every finding; the texts are the user's only guide.
@Suite struct ConfigurationMessageTests {
    @Test(arguments: [
        (
            "servr: {url: https://x}",
            "f:1:1: error: the configuration has no key \"servr\"\n  hint: did you mean \"server\"?"
        ),
        ("api_key: x", "f:1:1: error: the configuration has no key \"api_key\"\n  hint: put it under server:"),
        ("schedule: 6h", "f:1:1: error: \"schedule\" is not supported yet"),
        ("version: 2", "f:1:10: error: this program reads version 1, not \"2\""),
        ("groups:", "f:1:8: error: \"groups\" has no value\n  hint: give it one, or delete the line"),
        ("server: x", "f:1:9: error: \"server\" must be a mapping of keys to values, not text"),
        ("server: {uri: x}", "f:1:10: error: \"server\" has no key \"uri\"\n  hint: did you mean \"url\"?"),
        (
            "server: {qqqqqq: x}",
            "f:1:10: error: \"server\" has no key \"qqqqqq\"\n  hint: it has api_key, concurrency, timeout or url"
        ),
        (
            "server: {accounts: x}",
            "f:1:10: error: \"server\" has no key \"accounts\"\n  hint: accounts stand at the top of the file, beside server:"
        ),
        (
            "server: {url: photos.example.com}",
            "f:1:15: error: \"url\" must be a web address, not \"photos.example.com\"\n  hint: write it with its beginning: https://photos.example.com"
        ),
        (
            "server: {url: \"https://me:pw@x\"}",
            "f:1:15: error: \"url\" must be a plain web address: a host, a port and a path, nothing else"
        ),
        ("server: {url: [x]}", "f:1:15: error: \"url\" must be text, not a list"),
        ("server: {url: \" \"}", "f:1:15: error: \"url\" is empty"),
        ("server: {url: \"a\\nb\"}", "f:1:15: error: \"url\" has a line break or control character"),
        ("server: {api_key: {fille: x}}", "f:1:20: error: \"api_key\" must be text, {file: …} or {env: …}"),
        ("server: {api_key: [x]}", "f:1:19: error: \"api_key\" must be text, {file: …} or {env: …}"),
        ("server: {api_key: \"\"}", "f:1:19: error: \"api_key\" is empty or has several lines"),
        (
            "server: {api_key: \"${KEY}\"}",
            "f:1:19: error: \"api_key\" is taken as it stands; variables are not filled in\n  hint: write {env: NAME}"
        ),
        ("server: {api_key: {env: A=B}}", "f:1:25: error: \"A=B\" is not the name of an environment variable"),
        ("server: {concurrency: 0}", "f:1:23: error: \"concurrency\" must be a whole number from 1 to 256, not \"0\""),
        (
            "server: {concurrency: many}",
            "f:1:23: error: \"concurrency\" must be a whole number from 1 to 256, not \"many\""
        ),
        (
            "server: {timeout: soon}",
            "f:1:19: error: \"timeout\" must be a length of time, not \"soon\"\n  hint: write a number and a unit: 500ms, 30s, 15m, 6h or 2d"
        ),
        ("server: {timeout: 0}", "f:1:19: error: \"timeout\" must be longer than nothing"),
        (
            "server: {timeout: 99999999999999d}",
            "f:1:19: error: \"timeout\" must be a length of time, not \"99999999999999d\"\n  hint: write a number and a unit: 500ms, 30s, 15m, 6h or 2d"
        ),
        (
            "limits: {remove: 0.1}",
            "f:1:18: error: \"remove\" must be a percentage from 0% to 100%, not \"0.1\"\n  hint: write the sign too: 10%"
        ),
        ("limits: {remove: 101%}", "f:1:18: error: \"remove\" must be a percentage from 0% to 100%, not \"101%\""),
        ("limits: {remov: 1%}", "f:1:10: error: \"limits\" has no key \"remov\"\n  hint: did you mean \"remove\"?"),
        (
            "defaults: {id: x}",
            "f:1:12: error: \"defaults\" has no key \"id\"\n  hint: pin each album by an id of its own"
        ),
        ("state: [x]", "f:1:8: error: \"state\" must be text, not a list"),
        (
            "clock: noon",
            "f:1:8: error: \"clock\" must be the name of a time zone, not \"noon\"\n  hint: write a name such as Europe/Paris, or UTC"
        ),
        ("log: {level: info}", "f:1:1: error: \"log\" needs \"file\"\n  hint: write log: {file: sync.log}"),
        ("log: {file: x, level: loud}", "f:1:23: error: \"level\" must be error, warning, info or debug, not \"loud\""),
        (
            "notify: {webhook: x}",
            "f:1:19: error: \"webhook\" must be a mapping, not text\n  hint: write webhook: {url: {file: webhook.url}}"
        ),
        ("notify: {webhook: {when: always}}", "f:1:10: error: \"webhook\" needs \"url\""),
        (
            "notify: {webhook: {url: hooks.example/t0ken}}",
            "f:1:25: error: \"url\" must be a web address\n  hint: write it with its beginning: https://example.com/…"
        ),
        (
            "notify: {webhook: {url: https://x, when: never}}",
            "f:1:42: error: \"when\" must be errors, changes or always, not \"never\""
        ),
        (
            "notify: {ping: \"https:// x\"}",
            "f:1:16: error: \"ping\" must be a web address\n  hint: write it with its beginning: https://example.com/…"
        ),
        ("notify: {ntfy: x}", "f:1:10: error: \"ntfy\" is not supported yet"),
        ("notify: {mail: x}", "f:1:10: error: \"notify\" has no key \"mail\"\n  hint: did you mean \"email\"?"),
    ])
    func `parts beside the albums`(text: String, finding: String) {
        #expect(configure(text + "\n" + goodAlbum).findings == [finding])
    }

    @Test(arguments: [
        (
            "",
            "f:1:10: error: \"email\" needs \"server\"\nf:1:10: error: \"email\" needs \"from\"\nf:1:10: error: \"email\" needs \"to\""
        ),
        (
            "server: \"smtp://x\", from: a@b, to: a@b",
            "f:1:26: error: \"server\" must be the name of a host, not \"smtp://x\"\n  hint: write it without a beginning: smtp.example.com"
        ),
        (
            "server: x, from: Anna, to: a@b",
            "f:1:35: error: \"from\" must be a mail address, not \"Anna\"\n  hint: write only the address: anna@example.org"
        ),
        ("server: x, from: Anna <a@b>, to: a@b", "f:1:35: warning: of \"from\" only the address \"a@b\" is used"),
        ("server: x, from: a@b, to: []", "f:1:44: error: \"to\" is an empty list"),
        ("server: x, from: a@b, to: \",\"", "f:1:44: error: \"to\" is empty"),
        (
            "server: x, from: a@b, to: a@b, port: 70000",
            "f:1:55: error: \"port\" must be a whole number from 1 to 65535, not \"70000\""
        ),
        ("server: x, from: a@b, to: a@b, password: x", "f:1:10: error: \"email\" has a password but no \"username\""),
        (
            "server: x, from: a@b, to: a@b, when: erors",
            "f:1:55: error: \"when\" must be errors, changes or always, not \"erors\"\n  hint: did you mean \"errors\"?"
        ),
    ])
    func `mail`(settings: String, finding: String) {
        #expect(configure("notify: {email: {\(settings)}}\n" + goodAlbum).findings.joined(separator: "\n") == finding)
    }

    @Test(arguments: [
        ("albums: x", "f:1:9: error: \"albums\" must be a list, not text\n  hint: write - name: … for each album"),
        (
            "albums: {A: {all: {favorite: true}}}",
            "f:1:9: error: \"albums\" must be a list, not a mapping\n  hint: write - name: … for each album"
        ),
        ("just text", "f:1:1: error: the file must hold keys such as \"albums\", or a list of albums, not just text"),
        (
            "- Mia",
            "f:1:3: error: an album must be a mapping, not text\n  hint: write - {name: Mia, all: {people: Mia}}"
        ),
        ("- {all: {favorite: true}}", "f:1:3: error: an album needs a name\n  hint: write - name: Mia"),
        (
            "- {name: , all: {favorite: true}}",
            "f:1:10: error: \"name\" has no value\n  hint: give it one, or delete the line"
        ),
        ("- {name: A}", "f:1:10: error: an album needs all, any or none\n  hint: everything is all: {type: any}"),
        (
            "- {name: A, people: Mia, all: {favorite: true}}",
            "f:1:13: error: an album has no key \"people\"\n  hint: put it under all: {people: …}"
        ),
        (
            "- {name: A, account: anna, all: {favorite: true}}",
            "f:1:22: error: \"account\" names \"anna\", and the configuration has no accounts\n  hint: write accounts: {anna: {api_key: {file: anna.key}}, paul: {api_key: {env: PAUL_KEY}}}"
        ),
        (
            "- {name: A, same_name: both, all: {favorite: true}}",
            "f:1:24: error: \"same_name\" must be hold or combine, not \"both\""
        ),
        (
            "- {name: A, setle: 1, all: {favorite: true}}",
            "f:1:13: error: an album has no key \"setle\"\n  hint: did you mean \"settle\"?"
        ),
        (
            "- {name: A, mode: mirorr, all: {favorite: true}}",
            "f:1:19: error: \"mode\" must be sync, add or mirror, not \"mirorr\"\n  hint: did you mean \"mirror\"?"
        ),
        (
            "- {name: A, when_empty: vanish, all: {favorite: true}}",
            "f:1:25: error: \"when_empty\" must be hold, clear or delete, not \"vanish\""
        ),
        (
            "- {name: A, hand_removed: x, all: {favorite: true}}",
            "f:1:27: error: \"hand_removed\" must be respect or restore, not \"x\""
        ),
        (
            "- {name: A, enabled: yes, all: {favorite: true}}",
            "f:1:22: error: \"enabled\" must be true or false, not \"yes\"\n  hint: write true"
        ),
        (
            "- {name: A, enabled: off, all: {favorite: true}}",
            "f:1:22: error: \"enabled\" must be true or false, not \"off\"\n  hint: write false"
        ),
        (
            "- {name: A, protect: \"false\", all: {favorite: true}}",
            "f:1:22: error: \"protect\" must be true or false, not \"false\"\n  hint: write false"
        ),
        (
            "- {name: A, id: 12, all: {favorite: true}}",
            "f:1:17: error: \"id\" must be an id, not \"12\"\n  hint: an id looks like 6f1c2a34-1b2c-4d5e-8f90-a1b2c3d4e5f6; it stands in the address of the album's page"
        ),
        (
            "- {name: A, match_all: true, all: {favorite: true}}",
            "f:1:13: error: \"match_all\" belongs to \"filters\"\n  hint: use all: or any:"
        ),
        (
            "- {name: A, filters: [], all: {favorite: true}}",
            "f:1:26: error: \"all\" cannot stand next to \"filters\"\n  hint: write the whole album in one of the two forms"
        ),
        (
            "- {name: A, filters: [], key: people}",
            "f:1:26: error: \"key\" cannot stand next to \"filters\"\n  hint: put it into the list of filters"
        ),
        (
            "- {name: A, all: {favorite: true}}\n- {name: A, all: {favorite: true}}",
            "f:2:10: error: two albums are called \"A\", the first at f:1:10\n  hint: merge the two rules with any:, or pin each album by its id"
        ),
        (
            "- {name: \"é\", all: {favorite: true}}\n- {name: \"e\u{301}\", all: {favorite: true}}",
            "f:2:10: error: two albums are called \"e\u{301}\", the first at f:1:10\n  hint: merge the two rules with any:, or pin each album by its id"
        ),
        (
            "- {name: A, all: {favorite: true}, id: 6f1c2a34-1b2c-4d5e-8f90-a1b2c3d4e5f6}\n- {name: B, all: {favorite: true}, id: 6F1c2a34-1b2c-4d5e-8f90-a1b2c3d4e5f6}",
            "f:2:40: error: two rules for the album 6f1c2a34-1b2c-4d5e-8f90-a1b2c3d4e5f6, the first at f:1:40\n  hint: merge the two rules with any:"
        ),
        (
            "a: [",
            "f:2:1: error: a value is missing here\n  hint: check for a comma or bracket that is missing or too many"
        ),
    ])
    func `albums`(text: String, finding: String) {
        #expect(configure(text).findings == [finding])
    }

    @Test(arguments: [
        ("{kids: []}", "f:1:16: error: the group \"kids\" has no members\n  hint: name at least one person"),
        (
            "[kids]",
            "f:1:9: error: \"groups\" must give each group its members\n  hint: write groups: {kids: [Mia, Leo]}"
        ),
        (
            "{none: [Mia]}",
            "f:1:10: error: \"none\" cannot be the name of a group\n  hint: the word has a meaning of its own in rules"
        ),
        ("{\"\": [Mia]}", "f:1:10: error: \"\" cannot be the name of a group\n  hint: give the group a name"),
        ("{kids: [Mia, ~]}", "f:1:22: error: a member of the group \"kids\" must be a name, a group or {id: …}"),
        (
            "{kids: [{id: x}]}",
            "f:1:22: error: \"x\" is not an id of a person\n  hint: an id looks like 6f1c2a34-1b2c-4d5e-8f90-a1b2c3d4e5f6"
        ),
        (
            "{a: [b], b: [c], c: [a]}",
            "f:1:30: error: the group \"a\" contains itself: \"a\" → \"b\" → \"c\" → \"a\"\n  hint: if a person has the name of a group, give the group another name"
        ),
        (
            "{a: [a]}",
            "f:1:14: error: the group \"a\" contains itself: \"a\" → \"a\"\n  hint: if a person has the name of a group, give the group another name"
        ),
    ])
    func `groups`(groups: String, finding: String) {
        #expect(configure("groups: \(groups)\n" + goodAlbum).findings == [finding])
    }
}
