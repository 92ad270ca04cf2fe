/// A value as written with or without two dots: `A`, `A..B`, `A..`, `..B`.
enum RangeText: Hashable, Sendable {
    /// One value.
    case single(String)
    /// A range with at least one end.
    case range(low: String?, high: String?)

    /// Cuts a text at its two dots; nil after noting an error.
    init?(_ text: String, at place: Place, _ reader: inout ValueReader) {
        let text = String(text.trimmed)
        guard let dots = text.firstTwoDots else {
            self = .single(text)
            return
        }
        let low = String(text[..<dots.lowerBound].trimmed)
        let high = String(text[dots.upperBound...].trimmed)
        guard !high.hasPrefix("."), high.firstTwoDots == nil else {
            reader.error(
                "\(text.quoted) is not a range", at: place,
                hint: "write two dots between two values, such as \(reader.rangeHint)")
            return nil
        }
        guard !(low.isEmpty && high.isEmpty) else {
            reader.error("\(text.quoted) has no end", at: place, hint: "write a range such as \(reader.rangeHint)")
            return nil
        }
        self = .range(low: low.isEmpty ? nil : low, high: high.isEmpty ? nil : high)
    }
}

extension String {
    fileprivate var firstTwoDots: Range<Index>? {
        var index = startIndex
        while index < endIndex {
            let next = self.index(after: index)
            guard next < endIndex else { return nil }
            if self[index] == ".", self[next] == "." { return index..<self.index(after: next) }
            index = next
        }
        return nil
    }
}
