/// Compares an answer with a recorded one and remembers which fresh identifier stands for which recorded one.
struct Comparison {
    private let world: RecordedWorld
    /// Recorded identifier → the one that the replayed server made in its place.
    private var replayed: [String: String] = [:]
    private var recorded: [String: String] = [:]

    init(world: RecordedWorld) {
        self.world = world
    }

    /// The text with every recorded identifier that the replay knows under another name.
    func translate(_ text: String) -> String {
        UUIDText.replace(in: text) { replayed[$0] ?? $0 }
    }

    /// Where the two differ, one line a difference; empty when they agree.
    mutating func differences(
        expected: JSONValue, got: JSONValue, at path: String = "", key: String? = nil, isFresh: Bool = false
    ) -> [String] {
        switch (expected, got) {
        case (.object(let left), .object(let right)):
            let isFresh = isMissingInWorld(left)
            return Set(left.keys).union(right.keys).sorted().flatMap { name -> [String] in
                let here = path + "." + name
                guard let one = left[name] else { return ["\(here): not in the recording"] }
                guard let other = right[name] else { return ["\(here): missing, recorded \(one)"] }
                let isUnordered = UnorderedList.all.contains { $0.key == name && left[$0.besides] != nil }
                if isUnordered, case .array(let rows) = one, case .array(let others) = other {
                    return differences(
                        expected: .array(UnorderedList.sorted(rows)), got: .array(UnorderedList.sorted(others)),
                        at: here,
                        key: name)
                }
                return differences(expected: one, got: other, at: here, key: name, isFresh: isFresh)
            }
        case (.array(let left), .array(let right)):
            var found = left.count == right.count ? [] : ["\(path): \(left.count) recorded, \(right.count) came"]
            for (index, pair) in zip(left, right).enumerated() {
                found += differences(expected: pair.0, got: pair.1, at: "\(path)[\(index)]", key: key)
            }
            return found
        case (.string(let left), .string(let right)):
            return agree(left, right, key: key, isFresh: isFresh)
                ? [] : ["\(path): recorded \"\(translate(left))\", came \"\(right)\""]
        default:
            return expected == got ? [] : ["\(path): recorded \(expected), came \(got)"]
        }
    }

    private mutating func agree(_ expected: String, _ got: String, key: String?, isFresh: Bool) -> Bool {
        if expected == got { return true }
        for field in VolatileField.all where field.key == nil || field.key == key {
            switch field.allowance {
            case .anyText: return true
            case .blanked: if expected == "REDACTED", !got.isEmpty { return true }
            case .timeOfWriting:
                if isFresh || expected > world.savedAt, let notation = TimeText.notation(of: expected),
                    notation == TimeText.notation(of: got)
                {
                    return true
                }
            case .microseconds: if TimeText.isSameMillisecond(expected, got) { return true }
            case .freshIdentifier: if bindIdentifiers(expected, got) { return true }
            }
        }
        return false
    }

    /// Whether this is a row that the world does not hold: the replay made its own, at another time.
    private func isMissingInWorld(_ row: [String: JSONValue]) -> Bool {
        guard case .string(let id)? = row["id"], UUIDText.all(in: id) == [id] else { return false }
        return !world.identifiers.contains(id)
    }

    /// Whether the texts are equal but for identifiers that are fresh on both sides and stand for each other.
    private mutating func bindIdentifiers(_ expected: String, _ got: String) -> Bool {
        let left = UUIDText.all(in: expected)
        let right = UUIDText.all(in: got)
        guard !left.isEmpty, left.count == right.count,
            UUIDText.replace(in: expected, { _ in "-" }) == UUIDText.replace(in: got, { _ in "-" })
        else { return false }
        for (one, other) in zip(left, right) where one != other {
            guard !world.identifiers.contains(one), !world.identifiers.contains(other),
                replayed[one] ?? other == other, recorded[other] ?? one == one
            else { return false }
            replayed[one] = other
            recorded[other] = one
        }
        return true
    }
}
