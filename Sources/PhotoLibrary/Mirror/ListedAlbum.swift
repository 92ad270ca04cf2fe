import AlbumRules

/// The members of an album as they were once read, and what told the album then.
public struct ListedAlbum: Hashable, Sendable {
    /// The album.
    public let id: AlbumID
    /// When it had last changed.
    public let updatedAt: Instant
    /// The members, completely read.
    public let members: [AlbumMember]

    /// The members of an album that were read together with it.
    public init(_ album: Album, members: [AlbumMember]) {
        self.init(id: album.id, updatedAt: album.updatedAt, members: members)
    }

    private init(id: AlbumID, updatedAt: Instant, members: [AlbumMember]) {
        self.id = id
        self.updatedAt = updatedAt
        self.members = members
    }

    /// Whether the album shows no sign that anything came or went: adding moves its time, removing its number.
    ///
    /// What goes while a photo comes back from the trash shows nothing.
    public func agrees(with album: Album) -> Bool {
        album.id == id && album.updatedAt == updatedAt && album.assetCount == members.count
    }

    /// The members as bytes: the owners, and for each member its owner's number.
    var bytes: [UInt8] {
        var out = ByteWriter()
        var numbers: [UserID: UInt64] = [:]
        var owners: [UserID] = []
        for member in members where numbers[member.owner] == nil {
            numbers[member.owner] = UInt64(owners.count)
            owners.append(member.owner)
        }
        out.put(UInt64(owners.count))
        for owner in owners { out.put(owner) }
        out.put(UInt64(members.count))
        for member in members {
            out.put(member.id)
            out.put(numbers[member.owner] ?? 0)
            out.put(UInt64(MirroredPhoto.number(of: member.visibility)))
        }
        return out.bytes
    }

    /// What was written as bytes; nil when it was not.
    init?(id: AlbumID, updatedAt: Instant, _ bytes: UnsafeRawBufferPointer) {
        var input = ByteReader(bytes)
        var owners: [UserID] = []
        let ownerCount = input.number()
        while owners.count < ownerCount, !input.isBroken { owners.append(input.id()) }
        let count = input.number()
        guard !input.isBroken, count <= UInt64(bytes.count / 16) else { return nil }
        var members: [AlbumMember] = []
        members.reserveCapacity(Int(count))
        for _ in 0..<count {
            let photo: AssetID = input.id()
            guard case let owner = Int(clamping: input.number()), owners.indices.contains(owner),
                let visibility = MirroredPhoto.visibility(Int64(clamping: input.number()))
            else { return nil }
            members.append(AlbumMember(id: photo, owner: owners[owner], visibility: visibility))
        }
        guard input.isAtEnd else { return nil }
        self.init(id: id, updatedAt: updatedAt, members: members)
    }
}
