import AlbumRules
import PhotoLibrary

extension SyncEngine {
    /// The album that the tool keeps under a name: that of the configuration, or for an album of a `for_each` rule the
    /// name that it is shown by; nil when there is none, or more than one.
    func kept(_ name: String, in managed: [String: ManagedAlbum]) -> ManagedAlbum? {
        if let known = managed[name] { return known }
        let shown = managed.values.filter { $0.shownName == name }
        return shown.count == 1 ? shown.first : nil
    }

    /// The rule that keeps an album; nil when the configuration has none any more.
    func definition(keeping album: ManagedAlbum) -> AlbumDefinition? {
        configuration.albums.first { $0.name == album.name || $0.owns(key: album.name) }
    }
}
