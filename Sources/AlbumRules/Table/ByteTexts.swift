/// A text for each row in one run of bytes; what a replaced text took stays taken.
struct ByteTexts: Sendable {
    private var bytes: [UInt8] = []
    private var starts: [UInt32] = []
    private var lengths: [UInt16] = []

    /// The text of a row.
    subscript(row: Int) -> String {
        let start = Int(starts[row])
        return String(decoding: bytes[start..<(start + Int(lengths[row]))], as: UTF8.self)
    }

    /// Sets the text of a row, at most one beyond the last; beyond 65,535 bytes it is cut, beyond 4 GiB in all left out.
    mutating func set(_ row: Int, to text: String) {
        if row == starts.count {
            starts.append(0)
            lengths.append(0)
        }
        let fits = bytes.count <= Int(UInt32.max) - Int(UInt16.max)
        let text = fits ? text.utf8.prefix(Int(UInt16.max)) : text.utf8.prefix(0)
        starts[row] = UInt32(clamping: bytes.count)
        lengths[row] = UInt16(clamping: text.count)
        bytes += text
    }
}
