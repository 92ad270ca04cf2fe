import WebClient

/// One call of the API as it is sent.
struct Call: Sendable {
    /// What a failed try may have left behind.
    enum Repetition: Hashable, Sendable {
        /// Doing it twice is doing it once: reads, searches, adding and removing members.
        case safe
        /// Doing it twice may do it twice.
        case never
    }

    var method: HTTPRequest.Method
    /// The route as messages name it, with `{id}` instead of identifiers.
    var route: String
    /// The path below `/api`, with its query.
    var path: String
    var body: [UInt8]?
    var repetition: Repetition
    /// Whether the key goes along; not before it is known who answers.
    var needsKey = true

    /// A read.
    static func get(_ route: String, path: String? = nil) -> Call {
        Call(
            method: .get, route: "GET \(route)", path: path ?? route, body: nil, repetition: .safe)
    }

    /// A search; it changes nothing, whatever its verb.
    static func search(_ route: String, body: [UInt8]) -> Call {
        Call(
            method: .post, route: "POST \(route)", path: route, body: body, repetition: .safe)
    }

    /// A write.
    static func write(
        _ method: HTTPRequest.Method, _ route: String, path: String, body: [UInt8], repetition: Repetition
    ) -> Call {
        Call(
            method: method, route: "\(method.rawValue) \(route)", path: path, body: body, repetition: repetition)
    }

    /// A text as one part of a query: everything but letters, digits and `-._~` escaped.
    static func escaped(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                bytes.append(byte)
            default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
