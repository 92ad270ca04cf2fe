/// How often and after which pauses a request that failed is tried again.
public struct RetryPolicy: Hashable, Sendable {
    /// The most tries of one request, the first one included.
    public var tries: Int
    /// The most tries when nobody listens, or when something other than the API answers.
    public var lightTries: Int
    /// The pause after the first failure; it doubles with each further one.
    public var firstPause: Duration
    /// The longest pause of our own choosing.
    public var longestPause: Duration
    /// The longest pause that a `Retry-After` may ask for.
    public var longestRetryAfter: Duration
    /// Where the jitter comes from; nil draws a new one for each request.
    public var seed: UInt64?

    /// Five tries within about eight seconds.
    public init(
        tries: Int = 5, lightTries: Int = 3, firstPause: Duration = .milliseconds(500),
        longestPause: Duration = .seconds(30), longestRetryAfter: Duration = .seconds(120), seed: UInt64? = nil
    ) {
        self.tries = tries
        self.lightTries = lightTries
        self.firstPause = firstPause
        self.longestPause = longestPause
        self.longestRetryAfter = longestRetryAfter
        self.seed = seed
    }
}
