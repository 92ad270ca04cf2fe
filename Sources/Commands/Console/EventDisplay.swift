import AlbumSync
import Synchronization

/// Turns the events of a run into progress: each phase is begun once, then goes forward.
final class EventDisplay: Sendable {
    private let progress: Progress
    private let phase = Mutex("")

    /// A display of one run.
    init(_ progress: Progress) {
        self.progress = progress
    }

    /// Shows an event.
    @Sendable func show(_ event: SyncEvent) {
        switch event {
        case .readingPeople:
            enter("people", "Reading people")
        case .readingAlbums(let done, let total):
            enter("albums", "Reading albums")
            progress.advance("albums", "Reading albums", done: done, total: total)
        case .readingLibrary(let photos, let total):
            enter("library", "Reading the library")
            progress.advance("library", "Reading the library", done: photos, total: total)
        case .askingAboutPhotos(let done, let total):
            enter("asking", "Asking about faces")
            progress.advance("asking", "Asking about faces", done: done, total: total)
        case .applying(let album, let done, let total):
            let text = "Changing \(quoted(album))"
            enter("apply " + album, text)
            progress.advance("apply", text, done: done, total: total)
        }
    }

    private func enter(_ name: String, _ text: String) {
        let isNew = phase.withLock { current in
            defer { current = name }
            return current != name
        }
        if isNew { progress.begin(name, text) }
    }
}
