import AlbumRules
import PhotoLibrary

/// What one run knows of the members of albums: as it read them, or as an earlier run did and nothing says otherwise.
actor MemberBook {
    /// The members of an album.
    struct Page: Sendable {
        /// The album as it was then; nil when it is as it is listed now.
        var album: Album?
        var members: [AlbumMember]
    }

    private var listed: [AlbumID: ListedAlbum] = [:]
    private var read: [AlbumID: (album: Album, members: [AlbumMember])] = [:]
    /// Albums of which the run goes by what an earlier one read.
    private(set) var believed: Set<AlbumID> = []

    /// Opens what earlier runs read.
    func open(_ listed: [AlbumID: ListedAlbum]) { self.listed = listed }

    /// What is known of the members of an album; nil when they have to be read.
    func page(of album: Album) -> Page? {
        if let (album, members) = read[album.id] { return Page(album: album, members: members) }
        guard let listing = listed[album.id], listing.agrees(with: album) else { return nil }
        believed.insert(album.id)
        return Page(members: listing.members)
    }

    /// Notes members as this run read them.
    func note(_ members: [AlbumMember], of album: Album) {
        read[album.id] = (album, members)
        believed.remove(album.id)
    }

    /// Has albums read before anything else is said of them.
    func doubt(_ albums: Set<AlbumID>) {
        for id in albums { listed[id] = nil }
        believed.subtract(albums)
    }

    /// What this run read.
    var listings: [ListedAlbum] { read.values.map { ListedAlbum($0.album, members: $0.members) } }
}
