import WebServer

/// One request on its way through the server.
struct Call {
    let library: Library
    let request: WebRequest
    let caller: Caller
    /// What the placeholders of the route's path stood for, checked.
    let path: [String: String]
    /// The checked query or body.
    let input: Input

    var dialect: Dialect { library.dialect }
    var userID: EntityID { caller.userID }

    /// The id in the path.
    var id: EntityID { path["id"].flatMap { EntityID($0) } ?? EntityID(high: 0, low: 0) }

    /// Another id in the path.
    func id(_ name: String) -> EntityID? { path[name].flatMap { EntityID($0) } }
}

/// Who calls.
struct Caller {
    /// Nobody for routes that ask for nobody.
    var userID = EntityID(high: 0, low: 0)
    var isAdmin = false
    /// The row of the key used.
    var key: APIKey?
    var sessionID: EntityID?
    var isElevated = false
}

/// What a route answers.
enum Reply {
    case json(JSONBytes, status: Int = 200, cookies: [String] = [])
    case empty(Int)
    case lines([UInt8])
    case bytes([UInt8], type: String)
}

/// Checked fields of a body or query: dates are still texts, numbers and truth values are what they should be.
struct Input {
    var fields: [String: JSON] = [:]

    subscript(name: String) -> JSON? { fields[name] }

    func has(_ name: String) -> Bool { fields[name] != nil }
    func isNull(_ name: String) -> Bool { fields[name] == .null }
    func text(_ name: String) -> String? { fields[name]?.text }
    func flag(_ name: String) -> Bool? { fields[name]?.isTrue }
    func integer(_ name: String) -> Int? { fields[name]?.integer }
    func number(_ name: String) -> Double? { fields[name]?.number }
    func id(_ name: String) -> EntityID? { fields[name]?.id }
    func time(_ name: String) -> Timestamp? { fields[name]?.time }
    func texts(_ name: String) -> [String]? { fields[name]?.list?.compactMap(\.text) }
    func ids(_ name: String) -> [EntityID] { (fields[name]?.list ?? []).compactMap(\.id) }
}
