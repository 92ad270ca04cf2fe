/// How far a client has come with one entity: `PersonV1|01a2…`, a backfill's with a third part.
///
/// The server keeps whatever text it is given and stumbles over it only when it is used.
struct SyncAck {
    /// The entity, as written.
    var type: String
    /// The id of the last change that came, or whatever stands in its place.
    var updateText: String
    /// Within a backfill, the last row that came, or `complete`.
    var extra: String?

    init(_ text: String) {
        let parts = text.split(separator: "|", omittingEmptySubsequences: false)
        type = String(parts[0])
        updateText = parts.count > 1 ? String(parts[1]) : ""
        extra = parts.count > 2 ? String(parts[2]) : nil
    }

    /// The id of the last change that came; nil when what was acknowledged is no id.
    var updateID: EntityID? { EntityID(updateText) }

    /// The milliseconds at the head of the id, as far as it can be read as hexadecimal digits.
    var milliseconds: Int64? {
        let digits = updateText.filter { $0 != "-" }.prefix(12).prefix { $0.isHexDigit && $0.isASCII }
        return Int64(digits, radix: 16)
    }

    /// The word in the third part of a backfill that is done.
    static let complete = "complete"
}
