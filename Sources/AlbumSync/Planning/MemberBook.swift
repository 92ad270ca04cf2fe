import AlbumRules
import ImmichClient
import PhotoLibrary

/// What one run knows of the members of albums: as it read them, or as an earlier run did and nothing says otherwise.
actor MemberBook {
    private var listed: [AlbumID: ListedAlbum] = [:]
    private var read: [AlbumID: AlbumMembers] = [:]
    /// Albums of which the run goes by what an earlier one read.
    private(set) var believed: Set<AlbumID> = []

    /// Opens what earlier runs read.
    func open(_ listed: [AlbumID: ListedAlbum]) { self.listed = listed }

    /// The members of an album as it is listed now; nil when they have to be read.
    func members(of album: Album) -> AlbumMembers? {
        if let known = read[album.id] { return known }
        guard let listing = listed[album.id], listing.agrees(with: album) else { return nil }
        believed.insert(album.id)
        return AlbumMembers(album: album, members: listing.members)
    }

    /// Notes members as this run read them.
    func note(_ read: AlbumMembers) {
        self.read[read.album.id] = read
        believed.remove(read.album.id)
    }

    /// Has albums read before anything else is said of them.
    func doubt(_ albums: Set<AlbumID>) {
        for id in albums { listed[id] = nil }
        believed.subtract(albums)
    }

    /// What this run read.
    var listings: [ListedAlbum] { read.values.map { ListedAlbum($0.album, members: $0.members) } }
}
