/// Every criterion of the rule language; adding one is adding it here.
enum Criteria {
    /// All of them, in the order of the documentation.
    static let all: [Criterion] =
        PeopleCriteria.all + FlagCriteria.all + TakenCriteria.all + TextCriteria.all + PlaceCriteria.all
        + CameraCriteria.all + ShapeCriteria.all

    /// By key.
    static let byKey: [String: Criterion] = Dictionary(all.map { ($0.key, $0) }) { first, _ in first }

    /// Planned ones, refused by name.
    static let unsupported: Set<String> = [
        "faces", "strangers", "age", "tags", "text_in_photo", "looks_like", "owner", "in_stack", "duplicate",
        "panorama", "raw", "edited", "album",
    ]

    /// Keys that only the legacy form knows.
    static let legacyByKey: [String: Criterion] = Dictionary(LegacyCriteria.all.map { ($0.key, $0) }) { first, _ in
        first
    }
}
