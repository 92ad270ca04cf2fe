/// Something that goes wrong on purpose.
///
/// As text: an effect and, parted by commas, what it is limited to. Effects: `status=500` (any status; 429 and 503 are
/// told to come back with `after=SECONDS`), `delay=MILLISECONDS`, `drop` (no answer), `truncate` or `truncate=BYTES`
/// (the answer breaks off), `html` (a page of a proxy with status 200), `short` or `short=COUNT` (a search page ends
/// early and claims to be the last), `repeat` (a search page is the first page again), `redirect=ADDRESS`,
/// `readonly` (writes are refused with 403). Limits: `method=PUT`, `route=/search/metadata` (a part of the path),
/// `from=N` and `to=N` (numbers of matching requests, from 1, both included), `every=N` (each n-th of them).
/// Example: `status=500,every=3,route=/search/metadata`.
public struct Fault: Hashable, Sendable {
    /// What happens.
    public enum Effect: Hashable, Sendable {
        /// The answer comes late.
        case delay(milliseconds: Int)
        /// The connection is closed without an answer.
        case drop
        /// This status instead of an answer; the header `Retry-After` in seconds where given.
        case status(Int, retryAfterSeconds: Int?)
        /// The answer breaks off after so many bytes; nil means in the middle.
        case truncate(bytes: Int?)
        /// A web page with status 200.
        case html
        /// A search page holds at most so many photos and names no next page.
        case shortPage(count: Int)
        /// A search answers its first page whatever page was asked for.
        case repeatedPage
        /// 302 to another address.
        case redirect(String)
        /// Everything but reading is refused.
        case refuseWrites
    }

    /// What happens.
    public var effect: Effect
    /// The only verb meant.
    public var method: String?
    /// A part of the path that must be there.
    public var route: String?
    /// The first matching request meant, counted from 1.
    public var from = 1
    /// The last matching request meant.
    public var to: Int?
    /// Only each n-th of them.
    public var every = 1

    /// A fault of every request.
    public init(_ effect: Effect) { self.effect = effect }

    /// Whether a request is of the kind meant, its number left aside.
    func concerns(method: String, target: String) -> Bool {
        if let wanted = self.method, wanted != method { return false }
        if let route, !target.prefix(while: { $0 != "?" }).contains(route) { return false }
        if case .refuseWrites = effect { return Fault.isWrite(method: method, target: target) }
        return true
    }

    /// Whether the n-th request of the kind meant is hit.
    func strikes(_ number: Int) -> Bool {
        number >= from && number <= to ?? Int.max && (number - from + 1) % max(1, every) == 0
    }

    /// Whether a request changes the library.
    static func isWrite(method: String, target: String) -> Bool {
        guard method != "GET", method != "HEAD", method != "OPTIONS" else { return false }
        let isRead = ["/search/", "/sync/", "/auth/", "/download/"].contains { target.contains($0) }
        return !isRead
    }
}
