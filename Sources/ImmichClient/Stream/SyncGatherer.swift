import Synchronization

/// Takes the stream's bytes as they arrive, cuts them into lines and gathers what they tell.
final class SyncGatherer: Sendable {
    /// How a stream came out.
    enum Outcome: Hashable, Sendable {
        /// Its last line came.
        case complete(SyncDelta)
        /// Everything known is void.
        case reset
        /// It ended before its last line.
        case unfinished
        /// A line is not understood.
        case misunderstood(String)
    }

    fileprivate struct State {
        var rest: [UInt8] = []
        var delta: SyncDelta
        var cursor: SyncCursor?
        var isReset = false
        var trouble: String?
    }

    private let user: UserID
    private let reader = SyncLineReader()
    private let state: Mutex<State>

    init(user: UserID, from cursor: SyncCursor) {
        self.user = user
        state = Mutex(State(delta: SyncDelta(cursor: cursor)))
    }

    /// Takes a piece; false when there is no use in reading on.
    func take(_ piece: UnsafeRawBufferPointer) -> Bool {
        state.withLock { state in
            var bytes = UnsafeBufferPointer(
                start: piece.baseAddress?.assumingMemoryBound(to: UInt8.self), count: piece.count)[...]
            while state.trouble == nil, let end = bytes.firstIndex(of: UInt8(ascii: "\n")) {
                if state.rest.isEmpty {
                    take(line: UnsafeBufferPointer(rebasing: bytes[..<end]), &state)
                } else {
                    state.rest += bytes[..<end]
                    let line = state.rest
                    state.rest = []
                    line.withUnsafeBufferPointer { take(line: $0, &state) }
                }
                bytes = bytes[(end + 1)...]
            }
            state.rest += bytes
            return state.trouble == nil
        }
    }

    /// How it came out, once the answer ended.
    func finish() -> Outcome {
        state.withLock { state in
            if state.trouble == nil, !state.rest.isEmpty {
                let line = state.rest
                state.rest = []
                // An answer that was cut ends with half a line.
                guard line.withUnsafeBufferPointer({ reader.read($0) }) != nil else { return .unfinished }
                line.withUnsafeBufferPointer { take(line: $0, &state) }
            }
            if let trouble = state.trouble { return .misunderstood(trouble) }
            if state.isReset { return .reset }
            guard let cursor = state.cursor else { return .unfinished }
            state.delta.cursor = cursor
            return .complete(state.delta)
        }
    }

    private func take(line bytes: UnsafeBufferPointer<UInt8>, _ state: inout State) {
        guard bytes.contains(where: { $0 != 0x20 && $0 != 0x0D }) else { return }
        guard let line = reader.read(bytes) else {
            state.trouble = "not a line of the stream: \(String(decoding: bytes.prefix(60), as: UTF8.self))"
            return
        }
        if state.cursor != nil || state.isReset {
            state.trouble = "\(line.type) follows the end"
        } else if !state.take(line, user: user) {
            state.trouble = "\(line.type) does not say what it is about"
        }
    }
}

extension SyncGatherer.State {
    /// Adds what a line tells; false when something is missing in it.
    fileprivate mutating func take(_ line: SyncLine, user: UserID) -> Bool {
        switch line.type {
        case "SyncCompleteV1":
            cursor = line.ack.split(separator: "|").dropFirst().first.flatMap { SyncCursor(String($0)) }
            return cursor != nil
        case "SyncResetV1":
            isReset = true
            return true
        // Only says that something which came into view is whole now.
        case "SyncAckV1": return true
        default:
            delta.lineCount += 1
            return takeChange(line, user: user)
        }
    }

    private mutating func takeChange(_ line: SyncLine, user: UserID) -> Bool {
        switch line.type {
        case "AssetV1", "AssetV2": return takePhoto(line, user: user)
        case "AssetDeleteV1": return insert(line.asset, into: \.deletedPhotos)
        case "AssetExifV1": return insert(line.asset, into: \.describedPhotos)
        case "AssetFaceV2":
            guard let id = line.id.flatMap({ FaceID($0) }), let photo = line.asset.flatMap({ AssetID($0) }) else {
                return false
            }
            delta.faces[id] = photo
        case "AssetFaceDeleteV1": return insert(line.face, into: \.deletedFaces)
        case "PersonV1", "PersonDeleteV1": delta.changesPeople = true
        case "PartnerV1", "PartnerDeleteV1": delta.changesPartners = true
        case "AlbumV1", "AlbumV2":
            delta.changesAlbumList = true
            return insert(line.id, into: \.albums)
        case "AlbumDeleteV1":
            delta.changesAlbumList = true
            return insert(line.album, into: \.albums) && insert(line.album, into: \.unclearAlbums)
        case "AlbumUserV1", "AlbumUserDeleteV1", "AlbumUserBackfillV1":
            return insert(line.album, into: \.albums)
        case "AlbumToAssetBackfillV1":
            return insert(line.album, into: \.albums) && insert(line.album, into: \.unclearAlbums)
        case "AlbumToAssetV1": return takeMembership(line, isMember: true)
        case "AlbumToAssetDeleteV1": return takeMembership(line, isMember: false)
        // Nobody asked for it, but something changed.
        default: return true
        }
        return true
    }

    /// The latest line of a photo counts.
    private mutating func takePhoto(_ line: SyncLine, user: UserID) -> Bool {
        guard let id = line.id.flatMap({ AssetID($0) }), let owner = line.owner.flatMap({ UserID($0) }),
            let visibility = line.visibility.flatMap({ Photo.Visibility(rawValue: $0) })
        else { return false }
        guard owner == user else { return true }
        if visibility == .timeline, line.deletedAt == nil {
            delta.photos.insert(id)
            delta.photosOutOfSight.remove(id)
            delta.archivedPhotos.remove(id)
        } else {
            delta.photos.remove(id)
            delta.photosOutOfSight.insert(id)
            if visibility == .archive, line.deletedAt == nil {
                delta.archivedPhotos.insert(id)
            } else {
                delta.archivedPhotos.remove(id)
            }
        }
        return true
    }

    private mutating func takeMembership(_ line: SyncLine, isMember: Bool) -> Bool {
        guard let album = line.album.flatMap({ AlbumID($0) }), let photo = line.asset.flatMap({ AssetID($0) }) else {
            return false
        }
        delta.albums.insert(album)
        if delta.memberships.count < SyncDelta.mostMemberships {
            delta.memberships.append(SyncDelta.Membership(album: album, photo: photo, isMember: isMember))
        } else {
            delta.unclearAlbums.insert(album)
        }
        return true
    }

    private mutating func insert<Entity>(
        _ text: String?, into set: WritableKeyPath<SyncDelta, Set<Identifier<Entity>>>
    ) -> Bool {
        guard let id = text.flatMap({ Identifier<Entity>($0) }) else { return false }
        delta[keyPath: set].insert(id)
        return true
    }
}
