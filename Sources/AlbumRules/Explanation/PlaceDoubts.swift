/// Notices names of places in a rule that no photo has; the server spells them as its gazetteer does, in English.
///
/// Only a reading of the whole library can tell.
public struct PlaceDoubts: Sendable {
    private static let keys = ["country", "state", "city"]

    private let wanted: [(key: String, name: String)]
    private var seen: [String: Set<String>] = [:]

    /// Nil when the rule names no place.
    public init?(_ rule: Rule) {
        wanted = rule.lines.filter { Self.keys.contains($0.key) }.flatMap { line in
            // What stands alone means no name; patterns and {is: …} are said on purpose.
            let texts = (line.value.items ?? [line.value]).compactMap(\.text)
            return texts.filter { !$0.contains("*") && $0 != "some" && $0 != "none" }.map { (line.key, $0) }
        }
        guard !wanted.isEmpty else { return nil }
    }

    /// The kinds of place that the rule names: `city`.
    public var kinds: Set<String> { Set(wanted.map(\.key)) }

    /// Notes places of a kind that photos have.
    public mutating func take(_ names: [String], of kind: String) { seen[kind, default: []].formUnion(names) }

    /// Notes the places of a photo.
    public mutating func take(_ photo: Photo) {
        guard let exif = photo.exif else { return }
        note("country", exif.country)
        note("state", exif.state)
        note("city", exif.city)
    }

    /// Notes that some photo has a place of that kind (`country`, `state`, `city`) and name.
    public mutating func note(_ key: String, _ name: String?) {
        guard let name else { return }
        seen[key, default: []].insert(name)
    }

    /// One sentence for each name that no photo has: `no photo has the country "Grece"; did you mean "Greece"?`.
    public var notes: [String] {
        var notes: [String] = []
        for (key, name) in wanted {
            let known = seen[key] ?? []
            let folded = FoldedText(name)
            guard !known.contains(where: { FoldedText($0) == folded }) else { continue }
            let near = NearestWord.suggestion(for: name, among: known.sorted())
            let note = "no photo has the \(key) \(name.quoted)" + (near.map { "; did you mean \($0.quoted)?" } ?? "")
            if !notes.contains(note) { notes.append(note) }
        }
        return notes
    }
}
