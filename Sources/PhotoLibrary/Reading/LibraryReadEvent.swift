import AlbumRules

/// What a reading of the library hands on while it goes.
public enum LibraryReadEvent: Sendable {
    /// Everything handed on before is void; the reading begins anew.
    case restarted
    /// The user's own photos, in no firm order. One that came before takes the place of what came before.
    case photos([Photo])
    /// Photos that were handed on and are no longer there.
    case vanished([AssetID])
}
