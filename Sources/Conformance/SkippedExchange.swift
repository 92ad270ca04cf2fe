/// A recorded exchange that is not replayed, with the reason; at most 25 a release, none of a route that the tool calls.
struct SkippedExchange: Sendable {
    var name: String
    var reason: String

    static let all: [SkippedExchange] = []
}
