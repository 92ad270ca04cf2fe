/// Tells in short clauses why a photo does not belong any more.
public enum RemovalReason {
    /// What is said of a photo that moved to the archive.
    public static let archived = "moved to the archive"
    /// What is said of a photo that left the archive when only archived ones belong.
    public static let unarchived = "no longer in the archive"
    /// What is said of a photo for which `newest` has no room.
    public static let pushedOut = "older than the newest ones that stay"
    /// What is said of a photo that `best_of` does not choose.
    public static let outdone = "not among the best any more"
    /// What is said of a photo for which the top photo of its stack stands.
    public static let covered = "the top photo of its stack stands for it"

    /// One clause for each line of the rule that decides against the photo, each clause once.
    public static func reasons(for photo: Photo, _ rule: ResolvedRule) -> [String] {
        reasons(of: rule.verdict(on: photo), people: photo.people, rule)
    }

    /// The same from a verdict and the people on the photo.
    static func reasons(of verdict: Verdict, people: [PersonID], _ rule: ResolvedRule) -> [String] {
        var told: Set<String> = []
        return verdict.decisive
            .flatMap { clauses(for: $0, people, rule) }
            .filter { told.insert($0).inserted }
    }

    private static func clauses(for line: Verdict, _ people: [PersonID], _ rule: ResolvedRule) -> [String] {
        let named = namedPeople(line, rule)
        if line.holds {
            let present = named.filter { people.contains($0.id) }.map(\.name)
            return present.isEmpty ? ["left out by \(line.text)"] : present.map { "\($0) is on it" }
        }
        let missing = named.filter { !people.contains($0.id) }.map(\.name)
        if !missing.isEmpty { return missing.map { "\($0) is no longer on it" } }
        return ["no longer \(line.text)" + (line.actual.map { " (it has \($0))" } ?? "")]
    }

    /// The people whom a line names, in the order of their names.
    private static func namedPeople(_ line: Verdict, _ rule: ResolvedRule) -> [(name: String, id: PersonID)] {
        guard line.text.hasPrefix("people:") else { return [] }
        let words = Set(line.text.split { ",[]{}:".contains($0) }.map { $0.trimmingPrefix(" ") }.map(unquoted))
        return rule.identities.filter { words.contains($0.key) }
            .map { (name: $0.key, id: $0.value) }
            .sorted { $0.name < $1.name }
    }

    private static func unquoted(_ word: Substring) -> String {
        guard word.count > 1, let mark = word.first, mark == word.last, mark == "\"" || mark == "'" else {
            return String(word)
        }
        return String(word.dropFirst().dropLast())
    }
}
