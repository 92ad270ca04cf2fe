/// Every criterion of the rule language; adding one is adding it here.
enum Criteria {
    /// All of them, in the order of the documentation.
    static let all: [Criterion] =
        PeopleCriteria.all + FaceCriteria.all + FlagCriteria.all + FileCriteria.all + TakenCriteria.all
        + TextCriteria.all + PlaceCriteria.all
        + CameraCriteria.all + ShapeCriteria.all + CollectionCriteria.all + [OwnerCriterion.owner]

    /// By key.
    static let byKey: [String: Criterion] = Dictionary(all.map { ($0.key, $0) }) { first, _ in first }

    /// Keys that only the legacy form knows.
    static let legacyByKey: [String: Criterion] = Dictionary(LegacyCriteria.all.map { ($0.key, $0) }) { first, _ in
        first
    }
}
