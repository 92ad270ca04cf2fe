/// An answer that says no.
struct Failure: Error {
    /// What is said.
    enum Message {
        case text(String)
        case list([String])
        case issues([JSON])
    }

    var status: Int
    var message: Message
    /// Whether the body tells the correlation id, where the release does so at all.
    var isCorrelated = true

    static func badRequest(_ text: String) -> Failure { Failure(status: 400, message: .text(text)) }
    static func unauthorized(_ text: String) -> Failure { Failure(status: 401, message: .text(text)) }
    static func forbidden(_ text: String) -> Failure { Failure(status: 403, message: .text(text)) }
    static func noAccess(_ permission: String) -> Failure {
        badRequest("Not found or no \(permission) access")
    }
    static let elevation = unauthorized("Elevated permission is required")
    static func broken(_ text: String) -> Failure { Failure(status: 500, message: .text(text)) }

    /// The body, in the release's way.
    func body(_ dialect: Dialect, correlation: String) -> [UInt8] {
        var out = JSONBytes()
        out.open()
        out.key("message")
        switch message {
        case .text(let text): out.string(text)
        case .list(let list):
            out.openList()
            for text in list { out.string(text) }
            out.closeList()
        case .issues(let issues):
            out.string("Validation failed")
            out.key("errors")
            out.value(.array(issues))
        }
        if dialect.errorsCarryStatus {
            out.key("error")
            out.string(Failure.reason(status))
            out.key("statusCode")
            out.int(status)
            if isCorrelated {
                out.key("correlationId")
                out.string(correlation)
            }
        }
        out.close()
        return out.bytes
    }

    private static func reason(_ status: Int) -> String {
        switch status {
        case 400: "Bad Request"
        case 401: "Unauthorized"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 409: "Conflict"
        default: "Internal Server Error"
        }
    }
}

extension JSONBytes {
    /// Writes a tree.
    mutating func value(_ value: JSON) {
        switch value {
        case .null: null()
        case .bool(let flag): bool(flag)
        case .number(let number): double(number)
        case .string(let text): string(text)
        case .array(let list):
            openList()
            for item in list { self.value(item) }
            closeList()
        case .object(let object):
            open()
            for field in object.fields {
                string(field.name)
                bytes.append(UInt8(ascii: ":"))
                self.value(field.value)
            }
            close()
        }
    }
}
