import YAML

/// JSON Schema of `albums.yaml` for editors, made from what the program reads.
public enum ConfigurationSchema {
    /// The schema (draft 2020-12) as JSON.
    public static var text: String { document.json() + "\n" }

    /// The schema as a value.
    static let document: SchemaValue = [
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "albums.yaml of immich-auto-album",
        "description": "Rules that keep albums on an Immich server true.",
        "anyOf": [
            SchemaValue.closed(SettingTable.file),
            ["type": "array", "description": "a bare list of albums", "items": ["$ref": "#/$defs/album"]],
            script,
        ],
        "$defs": [
            "album": album, "lines": lines, "logic": logic, "bundle": bundle, "person": .person, "filter": filter,
        ],
    ]

    private static let album: SchemaValue = {
        let logicKeys = LogicReader.words
        let filterKeys = ["filters", "match_all", "key", "val", "operator"]
        func without(_ keys: [String]) -> SchemaValue {
            .object(keys.map { .init(key: $0, value: false) })
        }
        let groups = [
            Setting("all", "every line holds", ["$ref": "#/$defs/logic"], "{people: Mia, taken: 2023}"),
            Setting("any", "at least one line holds", ["$ref": "#/$defs/logic"], "{favorite: true, rating: 4..}"),
            Setting("none", "each line keeps a photo out", ["$ref": "#/$defs/logic"], "{type: video}"),
        ]
        let name = Setting("name", "the name of the album", .line, "Family")
        let keys = [name] + groups + SettingTable.album
        let old: SchemaValue = [
            "filters": ["type": "array", "items": ["$ref": "#/$defs/filter"], "minItems": 1],
            "match_all": truthInAnyCase, "key": filterKey, "val": filterValue, "operator": filterOperator,
        ]
        let flat = filterKeys.filter { $0 != "filters" && $0 != "match_all" }
        return [
            "type": "object", "required": ["name"], "additionalProperties": false,
            "properties": SchemaValue.properties(keys).adding(old),
            "anyOf": [
                [
                    "anyOf": .list(logicKeys.map { ["required": [.text($0)]] }), "properties": without(filterKeys),
                ],
                ["required": ["filters"], "properties": without(logicKeys + flat)],
                ["required": ["key", "val"], "properties": without(logicKeys + ["filters"])],
            ],
        ]
    }()

    private static let lines: SchemaValue = {
        let properties = Criteria.all.map { criterion in
            var values: [SchemaValue] = []
            for text in criterion.examples.map(\.value) {
                if let value = SchemaValue(example: text), !values.contains(value), values.count < 3 {
                    values.append(value)
                }
            }
            let description = criterion.meaning + " (" + criterion.values.replacing("`", with: "") + ")"
            let schema: SchemaValue = criterion.schema == .anything ? [:] : criterion.schema
            return SchemaValue.Pair(
                key: criterion.key,
                value: (["description": .text(description)] as SchemaValue).adding(schema).adding([
                    "examples": .list(values)
                ]))
        }
        return [
            "type": "object", "minProperties": 1, "additionalProperties": false, "properties": .object(properties),
        ]
    }()

    private static let logic: SchemaValue = [
        "if": ["type": "array"], "then": ["items": ["$ref": "#/$defs/bundle"], "minItems": 1],
        "else": ["$ref": "#/$defs/lines"],
    ]

    private static let bundle: SchemaValue = [
        "if": ["anyOf": .list(LogicReader.words.map { ["required": [.text($0)]] })],
        "then": [
            "type": "object", "additionalProperties": false,
            "properties": .object(LogicReader.words.map { .init(key: $0, value: ["$ref": "#/$defs/logic"]) }),
        ],
        "else": ["$ref": "#/$defs/lines"],
    ]

    private static let truthInAnyCase: SchemaValue = [
        "type": ["boolean", "string"], "pattern": "^([tT][rR][uU][eE]|[fF][aA][lL][sS][eE])$",
    ]

    private static let filterKey: SchemaValue = .oneOf(LegacyFilterReader.keys)
    private static let filterOperator: SchemaValue = [
        "type": ["string", "null"], "pattern": SchemaValue.word(LegacyFilterReader.operators)["pattern"] ?? "",
    ]

    private static let filterValue: SchemaValue = [
        "type": ["string", "number", "boolean", "null", "array"], "minItems": 1,
        "items": ["type": ["string", "number", "boolean"]],
    ]

    private static let filter: SchemaValue = [
        "type": "object", "description": "a filter of the Python script", "required": ["key", "val"],
        "additionalProperties": false,
        "properties": [
            "key": filterKey, "val": filterValue, "operator": filterOperator, "match_all": truthInAnyCase,
        ],
    ]

    /// The names of the Python script in JSON; empty text and null say the same as leaving a name out.
    private static let script: SchemaValue = {
        let unset: SchemaValue = ["enum": [.null, ""]]
        func optional(_ schema: SchemaValue) -> SchemaValue { ["anyOf": [unset, schema]] }
        func server(_ key: String) -> SchemaValue {
            optional(SettingTable.server.first { $0.key == key }?.schema ?? .anything)
        }
        let known: [String: SchemaValue] = [
            "SYNC_CONFIGS": optional(["type": "array", "items": ["$ref": "#/$defs/album"]]),
            "ENABLE_EMAIL_ON_ERROR": optional(.plainTruth), "IMMICH_BASE_URL": server("url"),
            "API_KEY": server("api_key"), "MAX_CONCURRENT_REQUESTS": server("concurrency"),
        ]
        let names = LegacySettingsReader.names
        return [
            "type": "object", "description": "the settings of the Python script", "additionalProperties": unset,
            "anyOf": .list(names.map { ["required": [.text($0)]] }),
            "properties": .object(names.map { .init(key: $0, value: known[$0] ?? [:]) }),
        ]
    }()
}

extension SchemaValue {
    /// A value written as in a file; nil when the text is no YAML.
    init?(example text: String) {
        let (node, errors) = NodeReader.read(Array(text.utf8), file: "")
        guard let node, errors.isEmpty else { return nil }
        self.init(node)
    }
}
