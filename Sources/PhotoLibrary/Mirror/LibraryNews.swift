import ImmichClient

/// What a session told of the time since the last reading.
public enum LibraryNews: Hashable, Sendable {
    /// Everything that changed.
    case changes(SyncDelta)
    /// Nothing can be told: there is no session, no mirror yet, or one of them failed.
    case unknown

    /// Whether it is certain that nothing changed.
    public var isNothing: Bool {
        if case .changes(let delta) = self { delta.isEmpty } else { false }
    }
}
