import Foundation
import TestSupport
import Testing
import YAML

@testable import AlbumRules

@Suite struct ConfigurationSchemaTests {
    private let validator = SchemaValidator(ConfigurationSchema.document)

    private func accepts(_ text: String) throws -> Bool {
        let (node, errors) = NodeReader.read(Array(text.utf8), file: "albums.yaml")
        guard let node, errors.isEmpty else { throw UnexpectedText(text: "\(errors) \(text)") }
        return validator.accepts(SchemaValue(node))
    }

    private func isGood(_ text: String) -> Bool {
        ConfigurationReader.read([SourceFile(name: "albums.yaml", text: text)]).configuration != nil
    }

    @Test func `the printed schema is as it was looked at, and is JSON`() throws {
        let text = ConfigurationSchema.text
        let (node, errors) = NodeReader.read(Array(text.utf8), file: "schema.json")
        #expect(errors.isEmpty)
        #expect(node.map { SchemaValue($0) } == ConfigurationSchema.document)
        try Golden.check(text, against: "schema/albums.schema.json")
    }

    @Test(
        arguments: try ConfigurationExampleTests.files("examples", ["yaml", "json"])
            + ConfigurationExampleTests.files("Tests/Golden/convert", ["yaml"]))
    func `every example is valid`(file: URL) throws {
        #expect(try accepts(try String(contentsOf: file, encoding: .utf8)))
    }

    @Test(arguments: try ConfigurationExampleTests.files("", ["md"]) + ConfigurationExampleTests.files("docs", ["md"]))
    func `every YAML block of the pages is valid`(page: URL) throws {
        for (line, text) in ConfigurationExampleTests.blocks(try String(contentsOf: page, encoding: .utf8)) {
            #expect(try accepts(text), "\(page.lastPathComponent):\(line)")
        }
    }

    @Test func `every criterion says the form of its values, and its examples have it`() throws {
        for criterion in Criteria.all {
            #expect(criterion.schema != .anything, "\(criterion.key) has no schema")
            for example in criterion.examples {
                let text = "albums: [{name: A, all: {\(criterion.key): \(example.value)}}]\n"
                #expect(try accepts(text), "\(text)")
            }
        }
    }

    @Test func `the examples of settings are read without an error`() throws {
        let parts: [(String, [Setting])] = [
            ("KEY: VALUE", SettingTable.file), ("server: {KEY: VALUE}", SettingTable.server),
            ("limits: {KEY: VALUE}", SettingTable.limits),
            (
                "albums: [{name: A, all: {favorite: true}, KEY: VALUE}]",
                SettingTable.album.filter { setting in
                    !(SettingTable.values + SettingTable.ownership).contains { $0.key == setting.key }
                }
            ),
            (
                "accounts: {anna: {api_key: a}, paul: {api_key: b}}\ndefaults: {account: paul}\n"
                    + "albums: [{name: A, all: {favorite: true}, KEY: VALUE}]", SettingTable.ownership
            ), ("accounts: {anna: {KEY: VALUE}}", SettingTable.account),
            (
                "albums: [{name: \"A {country}\", all: {favorite: true}, for_each: country, KEY: VALUE}]",
                SettingTable.values.filter { $0.key != "for_each" }
            ), ("albums: [{name: \"A {year}\", all: {favorite: true}, KEY: VALUE}]", [SettingTable.values[0]]),
        ]
        for (frame, settings) in parts {
            for setting in settings {
                for example in setting.examples {
                    let text = frame.replacing("KEY", with: setting.key).replacing("VALUE", with: example)
                    #expect(isGood(text), "\(text)")
                    #expect(try accepts(text), "\(text)")
                }
            }
        }
    }

    @Test(
        "what editors must underline",
        arguments: [
            "albums: [{name: A, all: {peopl: Mia}}]", "albums: [{name: A}]", "albums: [{all: {people: Mia}}]",
            "albums: [{name: A, all: {people: [Mia, Leo]}}]", "albums: [{name: A, all: {rating: 9}}]",
            "albums: [{name: A, all: {taken: soon}}]", "albums: [{name: A, all: {}}]",
            "albums: [{name: A, all: {type: film}}]", "albums: [{name: A, all: {near: {lat: 99, lon: 0, km: 1}}}]",
            "albums: [{name: A, all: {favorite: yes}}]", "albums: [{name: A, mode: mirorr, all: {people: Mia}}]",
            "albums: [{name: A, settle: soon, all: {people: Mia}}]", "albums: [{name: A, filters: []}]",
            "albums: [{name: A, filters: [{key: people, val: Mia}], all: {favorite: true}}]", "album: []",
            "server: {url: photos.example.com}", "server: {api_key: {}}", "groups: {none: [Mia]}",
            "notify: {email: {server: x}}", "log: {level: info}", "clock: Paris",
            "albums: [{name: A, none: [{people: Mia, all: {favorite: true}}]}]",
            "albums: [{name: A, all: {people: {at_least: {count: 0, of: [Mia]}}}}]",
        ])
    func invalid(_ text: String) throws {
        #expect(try !accepts(text))
        #expect(!isGood(text))
    }

    @Test func `the validator knows every keyword that the schema uses`() throws {
        for file in try ConfigurationExampleTests.files("examples", ["yaml"]) {
            _ = try accepts(try String(contentsOf: file, encoding: .utf8))
        }
        _ = try accepts("[{name: A, key: people, val: Mia}]")
        #expect(validator.unknownKeywords == [])
    }
}
