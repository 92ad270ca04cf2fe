/// One request that a simulated server has seen.
public struct RequestRecord: Hashable, Sendable {
    /// The verb.
    public var method: String
    /// Path and query as sent.
    public var target: String
    /// When it came, by the simulator's clock.
    public var time: Timestamp
    /// The name of the API key used.
    public var key: String?
    /// The status answered; nil when the connection was dropped.
    public var status: Int?
    /// Bytes of the request's body.
    public var bodyBytes: Int

    /// Whether it could have changed albums, photos, people or tags; searches, logins and the stream do not count.
    public var isWrite: Bool { Fault.isWrite(method: method, target: target) }
}
