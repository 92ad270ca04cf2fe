import Testing

@testable import ImmichSimulator

@Suite struct ValidationTests {
    @Test(
        "2.x complains in lists of texts",
        arguments: [
            (#"{"size":"1001"}"#, ["size must not be greater than 1000"]),
            (
                #"{"size":"many"}"#,
                [
                    "size must not be greater than 1000", "size must not be less than 1",
                    "size must be an integer number",
                ]
            ),
            (#"{"isFavorite":"maybe"}"#, ["isFavorite must be a boolean value"]),
            (#"{"albumIds":["x","y"]}"#, ["each value in albumIds must be a UUID"]),
            (#"{"albumIds":"x"}"#, ["each value in albumIds must be a UUID", "albumIds must be an array"]),
            (#"{"isFavorite":null,"city":null,"takenAfter":null}"#, ["isFavorite must be a boolean value"]),
            (
                #"{"rating":"5","size":"5"}"#,
                [
                    "rating must not be greater than 5", "rating must not be less than -1",
                    "rating must be an integer number",
                ]
            ),
            (#"{"order":"up"}"#, ["order must be one of the following values: asc, desc"]),
            (#"{"city":5,"page":0}"#, ["city must be a string", "page must not be less than 1"]),
        ])
    func classValidator(body: String, messages: [String]) throws {
        let answer = try SmallHouse(release: "2.7.5").send("POST", "/search/metadata", body, key: "all")
        #expect(answer.status == 400)
        #expect(answer.json["message"]?.list?.compactMap(\.text) == messages)
        #expect(answer.json["error"] == .string("Bad Request"))
    }

    @Test(
        "3.x tells issues",
        arguments: [
            (#"{"size":1.5}"#, "invalid_type", "Invalid input: expected int, received number"),
            (#"{"size":"5"}"#, "invalid_type", "Invalid input: expected number, received string"),
            (#"{"isFavorite":null}"#, "invalid_type", "Invalid input: expected boolean, received null"),
            (#"{"personIds":{}}"#, "invalid_type", "Invalid input: expected array, received object"),
            (#"{"order":"up"}"#, "invalid_value", #"Invalid option: expected one of "asc"|"desc""#),
            (
                #"{"takenAfter":"2024-01-01T00:00:00"}"#, "invalid_format",
                "Invalid input: expected ISO 8601 datetime string, received string"
            ),
        ])
    func zod(body: String, code: String, message: String) throws {
        let answer = try SmallHouse(release: "3.1.0").send("POST", "/search/metadata", body, key: "all")
        #expect(answer.status == 400)
        #expect(answer.message == "Validation failed")
        #expect(answer.json["errors"]?.list?.count == 1)
        #expect(answer.json["errors"]?.list?.first?["code"]?.text == code)
        #expect(answer.json["errors"]?.list?.first?["message"]?.text == message)
    }

    @Test(
        "broken JSON is told in the words of the engine",
        arguments: [
            ("{", "Expected property name or '}' in JSON at position 1 (line 1 column 2)"),
            (#"{"a":1"#, "Expected ',' or '}' after property value in JSON at position 6 (line 1 column 7)"),
            (#"{"a" 1}"#, "Expected ':' after property name in JSON at position 5 (line 1 column 6)"),
            (#"{"a":"#, "Unexpected end of JSON input"),
            (#"{"a":[1 2]}"#, "Expected ',' or ']' after array element in JSON at position 8 (line 1 column 9)"),
            ("true", #"Unexpected token 't', "true" is not valid JSON"#),
            (#"{"a":x}"#, #"Unexpected token 'x', "{"a":x}" is not valid JSON"#),
        ])
    func brokenJSON(body: String, message: String) throws {
        let answer = try SmallHouse(release: "2.7.5").send("POST", "/search/metadata", body, key: "all")
        #expect(answer.status == 400)
        #expect(answer.message == message)
    }

    @Test("an id in the path must be a version 4 UUID", arguments: ["2.7.5", "3.1.0"])
    func pathID(release: String) throws {
        let house = try SmallHouse(release: release)
        let answer = house.send("GET", "/albums/00000000-0000-0000-0000-000000000001", key: "all")
        #expect(answer.status == 400)
        if release == "2.7.5" {
            #expect(answer.json["message"]?.list == [.string("id must be a UUID")])
        } else {
            #expect(answer.json["errors"]?.list?.first?["path"]?.list == [.string("id")])
        }
    }
}
