import AlbumRules

/// What a run knows of its quick passes, so that it need not pass twice.
actor PassMemory {
    /// A pass, and whom it counted.
    private var latest: (outcome: QuickPass.Outcome, watched: Set<PersonID>)?
    /// What tells what the mirror held when it was handed on or filled; nil when that changed since.
    private(set) var mark: String?

    /// Remembers a pass.
    func take(_ outcome: QuickPass.Outcome, watching people: Set<PersonID>) { latest = (outcome, people) }

    /// Remembers what was handed on.
    func take(mark: String?) { self.mark = mark }

    /// A pass that counted these people and after which the mirror is still there.
    func pass(watching people: Set<PersonID>, at standing: LibraryMirror.Standing) -> QuickPass.Outcome? {
        guard let latest, latest.outcome.cursor == standing.cursor, people.isSubset(of: latest.watched) else {
            return nil
        }
        return latest.outcome
    }
}
