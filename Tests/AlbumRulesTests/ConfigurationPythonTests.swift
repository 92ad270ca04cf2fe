import Testing

@testable import AlbumRules

@Suite struct ConfigurationPythonTests {
    /// `names = tree` for each assignment, then the mistakes.
    private func reading(_ text: String) -> (tree: String, mistakes: [String]) {
        var diagnostics = Diagnostics()
        let entries = PythonSettings.read(SourceFile(name: "s.py", text: text), &diagnostics)
        let tree = entries.map { "\($0.key.text ?? "?") = \(sketch($0.value))" }.joined(separator: "\n")
        return (tree, diagnostics.findings.map(\.description))
    }

    @Test(arguments: [
        ("A = 1", "A = 1"), ("A=True;B=False ; C=None", "A = true\nB = false\nC = null"),
        ("A = \"x\"  # comment", "A = \"x\""), ("A = 'it\\'s' \"!\" '''\nyes'''", "A = \"it's!\nyes\""),
        ("A = r'C:\\photos\\'s'", "A = \"C:\\photos\\'s\""), ("A = b'\\x41' u'\\u00e9' rb'\\n'", "A = \"Aé\\n\""),
        ("A = '\\t\\101\\0\\U0001F600\\q'", "A = \"\tA\u{0}😀\\q\""), ("A = 'a\\\nb'", "A = \"ab\""),
        (
            "A = -3\nB = +2.5\nC = 1_000\nD = 0xFF\nE = .5\nF = 1e-3\nG = 00",
            "A = -3\nB = 2.5\nC = 1000\nD = 255\nE = .5\nF = 1e-3\nG = 00"
        ),
        ("A = [1,\n  2, # two\n\n 3,]\n", "A = [1, 2, 3]"),
        ("A = (1)\nB = (1,)\nC = ()\nD = 1, 2,\nE = ('a'\n 'b')", "A = 1\nB = [1]\nC = []\nD = [1, 2]\nE = \"ab\""),
        ("A = {'k': [None, {1: True}],}\nB = {}", "A = {k: [null, {1: true}]}\nB = {}"),
        ("A = \\\n  1\n", "A = 1"), ("A: int = 3\nB: dict[str, list] = {}", "A = 3\nB = {}"),
        ("\"\"\"About\nthis file.\"\"\"\nA = 1\n", "A = 1"), ("A = 1\r\nB = 2\r\n", "A = 1\nB = 2"),
        ("\u{FEFF}# -*- coding: utf-8 -*-\nA = 'é'", "A = \"é\""), ("", ""), ("pass\n", ""),
        ("A = 'null'\nB = ''", "A = \"null\"\nB = \"\""), ("naïve_1 = 1", "naïve_1 = 1"),
    ])
    func `literals are read as Python means them`(text: String, tree: String) {
        let result = reading(text)
        #expect(result.mistakes == [])
        #expect(result.tree == tree)
    }

    private static let readHint = "\n  hint: the file is read, never executed: only NAME = value is understood"
    private static let valueHint =
        "\n  hint: write the value itself; the key can also come from IMMICH_API_KEY in the environment"

    @Test(arguments: [
        ("import os", "s.py:1:1: error: an import cannot be read" + readHint),
        ("A = 1\nfrom os import path", "s.py:2:1: error: an import cannot be read" + readHint),
        ("if A:\n    B = 1\nC = 1", "s.py:1:1: error: a condition cannot be read" + readHint),
        ("for x in y: pass", "s.py:1:1: error: a loop cannot be read" + readHint),
        ("def f():\n  return 1\n", "s.py:1:1: error: a function cannot be read" + readHint),
        ("print('x')", "s.py:1:1: error: a call of \"print\" cannot be read" + readHint),
        ("run('x')", "s.py:1:1: error: a call of \"run\" cannot be read" + readHint),
        ("os.x = 1", "s.py:1:1: error: a part of \"os\" cannot be read or set" + readHint),
        ("A[0] = 1", "s.py:1:1: error: a part of \"A\" cannot be read or set" + readHint),
        ("A", "s.py:1:1: error: \"A\" alone means nothing here" + readHint),
        ("1", "s.py:1:1: error: a value alone means nothing here" + readHint),
        ("  A = 1", "s.py:1:3: error: this line is indented" + readHint),
        ("A += 1", "s.py:1:3: error: \"+=\" changes a value\n  hint: write the final value with \"=\""),
        ("A = os.environ['X']", "s.py:1:5: error: a part of \"os\" is not a value" + valueHint),
        ("A = getenv('X')", "s.py:1:5: error: a call of \"getenv\" is not a value" + valueHint),
        ("A = [B]", "s.py:1:6: error: the name \"B\" is not a value" + valueHint),
        ("A = lambda: 1", "s.py:1:5: error: a function is not a value" + valueHint),
        ("A = true", "s.py:1:5: error: \"true\" is not a word of Python\n  hint: write True"),
        ("A = null", "s.py:1:5: error: \"null\" is not a word of Python\n  hint: write None"),
        ("A = 1 + 1", "s.py:1:7: error: \"+\" computes a value" + valueHint),
        ("A = 'a' % 1", "s.py:1:9: error: \"%\" computes a value" + valueHint),
        ("A = [*B]", "s.py:1:6: error: \"*\" computes a value" + valueHint),
        ("A = {**B}", "s.py:1:6: error: \"**\" computes a value" + valueHint),
        ("A = -B", "s.py:1:5: error: \"-\" computes a value" + valueHint),
        ("A = 1 if B else 2", "s.py:1:7: error: a condition is not a value" + valueHint),
        ("A = 'a'.upper()", "s.py:1:8: error: a part of a value or a call is not a value" + valueHint),
        ("A = [1 for x in y]", "s.py:1:8: error: a comprehension computes a list\n  hint: write the list itself"),
        ("A = {1, 2}", "s.py:1:6: error: this is a set, which has no order\n  hint: write a list: [ … ]"),
        ("A = B = 1", "s.py:1:5: error: the name \"B\" is not a value" + valueHint),
        ("A = 1 = 2", "s.py:1:7: error: only one name can get a value at a time\n  hint: write a line for each name"),
        (
            "A = f'{x}'",
            "s.py:1:5: error: a string with \"f\" before it computes its text\n  hint: write the text itself"
        ),
        ("A = 'x\nB = 1", "s.py:1:5: error: this string is never closed\n  hint: add the same mark at its end"),
        ("A = '''x\nB = 1", "s.py:1:5: error: this string is never closed\n  hint: add three marks at its end"),
        ("A = '\\N{BULLET}'", "s.py:1:6: error: a character is given by its name\n  hint: write the character itself"),
        ("A = '\\ud83d'", "s.py:1:6: error: this is not the code of a character\n  hint: write the character itself"),
        ("A = [1, 2\nB = 3\nC = 4\n", "s.py:1:5: error: this \"[\" is never closed"),
        ("A = [1, 2}", "s.py:1:10: error: \"}\" does not belong here"),
        ("A = )", "s.py:1:5: error: \")\" does not belong here"),
        ("A = [1 2]", "s.py:1:8: error: a comma is missing before this"),
        ("A = {'a' 1}", "s.py:1:10: error: a comma is missing before this"),
        ("A =", "s.py:1:4: error: a value is missing here"),
        ("A: int", "s.py:1:1: error: \"A\" gets no value\n  hint: write A = …"),
        ("A = 0123", "s.py:1:5: error: \"0123\" is not a number"),
        ("A = 2j", "s.py:1:5: error: \"2j\" is not a number"),
        ("A = 1__0", "s.py:1:5: error: \"1__0\" is not a number"),
        ("A = ?", "s.py:1:5: error: \"?\" does not belong here"),
        ("A = 1\nA = 2", "s.py:2:1: error: \"A\" gets a value twice, first at s.py:1:1\n  hint: delete one of the two"),
        (
            "A = {'k': 1, 'k': 2}",
            "s.py:1:14: error: the key \"k\" stands here twice, first at s.py:1:6\n  hint: delete one of the two"
        ),
        ("A = {[]: 1}", "s.py:1:6: error: a key must be text"),
        ("True = 1", "s.py:1:1: error: \"True\" alone means nothing here" + readHint),
    ])
    func `anything else is named with its place`(text: String, mistake: String) {
        #expect(reading(text).mistakes == [mistake])
    }

    @Test func `reading goes on after a mistake`() {
        let result = reading("import os\nA = os.x\nif B:\n    C = [1,\n  2]\n\n    D = 1\nE = 5\n")
        #expect(result.mistakes.count == 3)
        #expect(result.tree == "E = 5")
    }

    @Test func `brackets have a greatest depth`() {
        let text = "A = " + String(repeating: "[", count: 20_000) + String(repeating: "]", count: 20_000)
        #expect(reading(text).mistakes == ["s.py:1:106: error: brackets stand more than 100 deep inside each other"])
    }

    @Test func `bytes that are not UTF-8 are refused`() {
        var diagnostics = Diagnostics()
        _ = PythonSettings.read(SourceFile(name: "s.py", bytes: [0x41, 0xFF]), &diagnostics)
        #expect(
            diagnostics.findings.map(\.description) == [
                "s.py:1:2: error: this is not UTF-8 text\n  hint: save the file as UTF-8"
            ])
    }
}
