import Testing
import YAML

@Suite struct NodeReaderTests {
    @Test(arguments: [
        ("a: NO\nb: 22:00\nc: 0123\nd: yes\n", "{a: NO, b: 22:00, c: 0123, d: yes}"),
        ("a: \"none\"\nb: none\nc: 'it''s'\n", "{a: \"none\", b: none, c: \"it's\"}"),
        ("- 1\n- [a, b]\n- {c: d}\n", "[1, [a, b], {c: d}]"),
        ("a:\nb: ~\n", "{a: , b: ~}"),
        ("a: |\n  one\n  two\nb: >-\n  three\n  four\n", "{a: \"one\ntwo\n\", b: \"three four\"}"),
        ("\u{FEFF}a: 1\r\nb: 2\r\n", "{a: 1, b: 2}"),
        ("---\na: 1\n...\n", "{a: 1}"),
        ("# only a comment\n", "nothing"),
        ("", "nothing"),
        ("a: &x [1, 2]\nb: *x\n", "{a: [1, 2], b: [1, 2]}"),
        ("server: {url: https://photos.example.com, t: 60s}", "{server: {url: https://photos.example.com, t: 60s}}"),
        ("r: ..2018\ns: 4..\nk: Screenshot*\n", "{r: ..2018, s: 4.., k: Screenshot*}"),
        ("\"<<\": 1", "{\"<<\": 1}"),
        ("{\"a\": [true, null, -1.5e3, \"x\"]}", "{\"a\": [true, null, -1.5e3, \"x\"]}"),
        ("{\"a\":\"\\ud83d\\ude00 \\/ \\u00e9 \\n\"}", "{\"a\": \"😀 / é \n\"}"),
        ("\t{\t\"a\"\n:\t1\t}\n", "{\"a\": 1}"),
        ("{\"a\": 1, \"b\": [2,],}", "{\"a\": 1, \"b\": [2]}"),
        ("{a: 0123}", "{a: 0123}"),
        ("[]", "[]"), ("{}", "{}"),
    ])
    func `scalars stay the text of the file`(text: String, tree: String) {
        let result = read(text)
        #expect(result.errors == [])
        #expect(sketch(result.node) == tree)
    }

    @Test func `places count lines and characters from one`() throws {
        for text in ["{\"ä😀\": [1,\r\n  \"é\", x]}", "{\"ä😀\": [1,\r\n  \"é\", 2]}"] {
            let entries = try #require(read(text).node?.entries)
            #expect(entries[0].key.place == Place(file: "f", line: 1, column: 2))
            let items = try #require(entries[0].value.items)
            #expect(items.map(\.place.line) == [1, 2, 2])
            #expect(items.map(\.place.column) == [9, 3, 8])
        }
    }

    @Test(arguments: [
        ("a: 1\n\tb: 2\n", "f:2:1: a tab cannot indent a line", "use spaces"),
        ("a: @home", "f:1:4: text cannot begin with \"@\"", "put the text into quotation marks"),
        ("a: `x`", "f:1:4: text cannot begin with \"`\"", "put the text into quotation marks"),
        ("a: *.jpg", "f:1:5: text cannot begin with \"*\"", "put the text into quotation marks"),
        ("a: *kids", "f:1:4: the alias \"*kids\" stands for nothing", "text that begins with * needs quotation marks"),
        ("a: &b&", "f:1:6: text cannot begin with \"&\"", "put the text into quotation marks"),
        (
            "a: b: c", "f:1:5: a \":\" does not belong here",
            "check the indentation; text with a colon needs quotation marks"
        ),
        ("a:\n  b: 1\n c: 2\n", "f:3:2: this does not fit the lines above", "check the indentation"),
        ("a: [1, 2\nb: 3\n", "f:2:2: a list opened at 1:4 is not closed", "put a comma or \"]\" before this"),
        ("a: {b: 1\nc: 3\n", "f:2:2: a mapping opened at 1:4 is not closed", "put a comma or \"}\" before this"),
        ("a: 1\nb\nc: 2\n", "f:3:1: a key without its \":\"", "write key: value"),
        (
            "a: \"x\nb: 2\n", "f:3:1: a quotation mark opened at 1:4 is never closed",
            "add the same mark at the end of the text"
        ),
        (
            "a: \"C:\\photos\"", "f:1:7: a backslash in double quotation marks has a meaning",
            "write \\\\, or use single quotation marks"
        ),
        (
            "a: \"\\ud83d\\ude00\"", "f:1:7: this is not the code of a character", "write the character itself"
        ),
        ("a: - b\n", "f:1:4: a list item does not belong here", "put the list on lines of its own below the key"),
        (
            "a: 1\na: 2\n", "f:2:1: the key \"a\" stands here twice, first at f:1:1",
            "delete one of the two, or put both values into one list"
        ),
        (
            "a: &x {b: 1}\nc: {<<: *x}\n", "f:2:5: the merge key \"<<\" is not supported",
            "repeat the lines, or write them under \"defaults\""
        ),
        (
            "a: !!str 5", "f:1:4: the tag \"!!str\" is not supported",
            "leave the tag out; values are read by what they are for"
        ),
        (
            "a: !env X", "f:1:4: the tag \"!env\" is not supported",
            "leave the tag out; values are read by what they are for"
        ),
        ("a: 1\n---\nb: 2\n", "f:2:1: a second document begins here", "put the second part into a file of its own"),
        ("? [a]\n: 1\n", "f:1:3: a key must be text", nil),
        ("a: &x [*x]", "f:1:8: the alias \"*x\" stands for nothing", "text that begins with * needs quotation marks"),
        ("a: \u{1}", "f:1:4: the file has a control character (1) here", "delete it"),
        ("a: 1\n- b\n", "f:2:1: this does not fit the lines above", "check the indentation"),
    ])
    func `a mistake is named with its place and a hint`(text: String, message: String, hint: String?) throws {
        let errors = read(text).errors
        let error = try #require(errors.first)
        #expect(errors.count == 1)
        #expect(error.description == message)
        #expect(error.hint == hint)
    }

    @Test(arguments: [
        ("{\"a\": @}", "f.json:1:7: a value is missing or lacks its quotation marks here"),
        ("{\"a\" 1}", "f.json:1:6: a \":\" is missing here"),
        ("{\"a\": \"x}", "f.json:1:10: a quotation mark is never closed"),
        ("{\"a\": \"\\x\"}", "f.json:1:8: a backslash has no meaning here"),
        ("{\"a\": \"\\ud83d\"}", "f.json:1:8: this is not the code of a character"),
        ("{\"a\": [1", "f.json:1:9: a comma or \"]\" is missing here"),
        ("{\"a\": [", "f.json:1:8: the text ends too early"),
        ("{\"a\": 1", "f.json:1:8: a comma or \"}\" is missing here"),
        ("{\"a\": 1} }", "f.json:1:10: the text goes on after its end"),
        ("{\"a\": 1, \"a\": 2}", "f.json:1:10: the key \"a\" stands here twice, first at f.json:1:2"),
        ("{\"a\": \"\\", "f.json:1:8: a backslash has no meaning here"),
        ("{{", "f.json:1:2: a key in quotation marks is missing here"),
        ("[\"\u{1}\"]", "f.json:1:3: a line break or control character inside a text"),
    ])
    func `a mistake in a JSON file is said in the words of JSON`(text: String, message: String) {
        #expect(read(text, file: "f.json").errors.map(\.description) == [message])
    }

    @Test func `all keys that stand twice are found at once`() {
        let result = read("a: 1\na: 2\nb: {c: 1, c: 2}\n")
        #expect(result.errors.count == 2)
        #expect(sketch(result.node) == "{a: 1, b: {c: 1}}")
    }

    @Test func `bytes that are not UTF-8 are named with their place`() {
        let latin = Array("a: 1\nb: caf".utf8) + [0xE9, 0x0A]
        #expect(NodeReader.read(latin, file: "f").errors == [.notUTF8(Place(file: "f", line: 2, column: 7))])
        let wide: [UInt8] = [0xFF, 0xFE, 0x61, 0x00]
        #expect(NodeReader.read(wide, file: "f").errors == [.looksLikeUTF16(Place(file: "f", line: 1, column: 1))])
        #expect(YAMLError.notUTF8(Place(file: "f", line: 1, column: 1)).message == "this is not UTF-8 text")
        #expect(
            YAMLError.looksLikeUTF16(Place(file: "f", line: 1, column: 1)).message
                == "the file looks like UTF-16, not UTF-8")
        #expect(YAMLError.notUTF8(Place(file: "f", line: 1, column: 1)).hint == "save the file as UTF-8")
    }
}
