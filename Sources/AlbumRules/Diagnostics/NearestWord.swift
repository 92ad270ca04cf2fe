/// Finds the known word that a misspelt one most likely meant.
public enum NearestWord {
    /// The nearest candidate by optimal string alignment distance, letter case ignored; nil when none is near.
    public static func suggestion(for word: String, among candidates: some Sequence<String>) -> String? {
        // Longer words are no misspelling, and comparing them would take time.
        guard word.utf8.count <= 200 else { return nil }
        let lowered = Array(word.lowercased())
        let limit = max(1, lowered.count / 3)
        return
            candidates
            .map { (candidate: $0, distance: distance(lowered, Array($0.lowercased()))) }
            .filter { $0.distance <= limit }
            .min { ($0.distance, $0.candidate) < ($1.distance, $1.candidate) }?
            .candidate
    }

    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for row in left.indices {
            var current = [row + 1]
            for column in right.indices {
                let substitution = last[column] + (left[row] == right[column] ? 0 : 1)
                var best = min(substitution, last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    best = min(best, beforeLast[column - 1] + 1)
                }
                current.append(best)
            }
            beforeLast = last
            last = current
        }
        return last[right.count]
    }
}
