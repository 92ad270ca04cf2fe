/// A list of rows with ids whose order a replay cannot repeat, with the reason; it is compared by id.
struct UnorderedList: Sendable {
    /// The key of the list.
    var key: String
    /// Another key of the object that holds it, by which the kind of object is known.
    var besides: String
    /// Why the order is not the same.
    var reason: String

    static let all: [UnorderedList] = [
        UnorderedList(
            key: "people", besides: "checksum",
            reason: "faces come as they lie on the disk, which depends on the database connection that wrote them")
    ]

    /// The rows by their ids.
    static func sorted(_ rows: [JSONValue]) -> [JSONValue] {
        rows.sorted { ($0.member("id")?.description ?? "") < ($1.member("id")?.description ?? "") }
    }
}
