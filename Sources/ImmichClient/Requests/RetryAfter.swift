import WebClient

/// Reads how long a server asks to be left alone.
enum RetryAfter {
    /// The pause that a `Retry-After` header asks for; nil when there is none that can be read.
    ///
    /// A date counts from the answer's own `Date`, so that clocks which disagree do no harm.
    static func pause(of response: HTTPResponse, now: () -> Instant) -> Duration? {
        guard let text = response[header: "Retry-After"] else { return nil }
        let words = text.split(separator: " ")
        if words.count == 1, let seconds = Int64(words[0]), seconds >= 0 { return .seconds(min(seconds, 86_400)) }
        guard let then = HTTPDate.milliseconds(text) else { return nil }
        let from = response[header: "Date"].flatMap(HTTPDate.milliseconds) ?? now().milliseconds
        return .milliseconds(min(max(0, then - from), 86_400_000))
    }
}
