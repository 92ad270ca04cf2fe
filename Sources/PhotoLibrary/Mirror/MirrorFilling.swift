import AlbumRules
import ImmichClient

/// Fills the mirror beside a reading; after its first trouble it takes nothing more.
actor MirrorFilling {
    /// From where on changes will be missing.
    enum Place: Hashable, Sendable {
        /// From where the server was before the reading began.
        case cursor(SyncCursor)
        /// From the latest change that the reading sees, less the time that it takes.
        case latestChange
    }

    private let mirror: LibraryMirror
    private var isBroken = false
    /// The latest change of a photo that came, by the server's clock.
    private var latest = Instant(milliseconds: 0)

    init(_ mirror: LibraryMirror) {
        self.mirror = mirror
    }

    /// Takes in what a reading hands on.
    func take(_ event: LibraryReadEvent) async -> MirrorError? {
        guard !isBroken else { return nil }
        if case .photos(let photos) = event { latest = photos.reduce(latest) { max($0, $1.updatedAt) } }
        do { try await mirror.take(event) } catch {
            isBroken = true
            return error
        }
        return nil
    }

    /// Declares the mirror whole after a reading that took so long; a change from the future counts as one of now.
    func finish(at place: Place, after duration: Duration, now: Instant) async -> MirrorError? {
        guard !isBroken else { return nil }
        let cursor =
            switch place {
            case .cursor(let cursor): cursor
            case .latestChange: SyncCursor(at: min(ChangedRows.place(latest: latest, after: duration), now))
            }
        do { try await mirror.finishFilling(at: cursor) } catch { return error }
        return nil
    }
}
