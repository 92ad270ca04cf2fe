import CCurl

/// What libcurl shall do, as a value: made by the protocol (HTTP, SMTP), carried out on the transfer thread.
struct TransferOrder: Sendable {
    /// One option of the library.
    enum Setting: Sendable {
        case number(CURLoption, Int)
        case text(CURLoption, String)
        case list(CURLoption, [String])
    }

    /// Takes a piece of what comes; false breaks the transfer off.
    typealias Sink = @Sendable (UnsafeRawBufferPointer) -> Bool

    /// Options, set in order.
    var settings: [Setting]
    /// Bytes to send; nil when the transfer has none.
    var upload: [UInt8]?
    /// The most bytes that may be held.
    var limit: Int
    /// Takes the body of a success instead of it being held.
    var sink: Sink?
}

/// What came of a transfer that reached its end.
struct TransferOutcome: Sendable {
    /// The last status code of the protocol.
    var status: Int
    /// The lines of the last head, without their ends.
    var headLines: [String]
    /// What came, decompressed.
    var body: [UInt8]
}

/// Why a transfer did not reach its end.
enum TransferFailure: Error, Sendable {
    /// The library's code and words, and the protocol's last status code (0: none came).
    case code(CURLcode, detail: String, status: Int)
    /// More than the order's limit came.
    case tooLong(limit: Int)
    /// The caller gave up.
    case cancelled
    /// The library could not be set up.
    case unavailable
}
