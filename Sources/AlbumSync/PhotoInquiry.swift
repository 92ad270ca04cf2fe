import AlbumRules
import ImmichClient
import PhotoLibrary

/// Why one photo is in an album or not.
public struct PhotoInquiry: Sendable {
    /// The photo, as rules see it.
    public var photo: Photo
    /// Whether it is the user's own.
    public var isOwn: Bool
    /// Line by line what the rule says of it; nil when a name cannot be told.
    public var verdict: Verdict?
    /// Whether a photo that matches has waited long enough for recognition.
    public var isSettled: Bool
    /// Why the album waits for the user.
    public var holds: [Hold]
    /// The album on the server; nil when there is none.
    public var album: Album?
    /// Whether the photo is a member.
    public var isMember: Bool
    /// What the tool remembers of the photo in this album.
    public var entry: Ledger.Entry?
    /// What happened to it in this album, oldest first.
    public var history: [MemberEvent]
    /// The names of the people on it; unnamed ones are left out.
    public var people: [String]
}

/// A photo as the user names one.
public enum PhotoReference: Hashable, Sendable {
    /// By identifier.
    case id(AssetID)
    /// By the original file name, letter case ignored.
    case fileName(String)
}

extension SyncEngine {
    /// Photos that a reference means, the trash and the archive included, with all that rules can ask about.
    ///
    /// Source: `POST /search/metadata` by `id` or `originalFileName`, once per visibility that a key can see.
    public func photos(_ reference: PhotoReference) async throws(SyncError) -> [Photo] {
        var found: [Photo] = []
        for visibility in [Photo.Visibility.timeline, .archive, .hidden] {
            var filter = SearchFilter(visibility: visibility, withTrashed: true)
            switch reference {
            case .id(let id): filter.photo = id
            case .fileName(let name): filter.fileName = name
            }
            do {
                let page = try await client.search(SearchQuery(filter, needs: ReadNeeds(people: true, exif: true)))
                found += page.photos
            } catch {
                throw .server(error)
            }
        }
        guard case .fileName(let name) = reference else { return found }
        // The server finds parts of names; the whole name is meant where there is one.
        let whole = found.filter { $0.fileName.lowercased() == name.lowercased() }
        return whole.isEmpty ? found : whole
    }

    /// Answers for one photo and one album of the configuration; reads only.
    public func inquire(about photo: Photo, in definition: AlbumDefinition) async throws(SyncError) -> PhotoInquiry {
        let now = options.now()
        let state = try openState(.planning).state
        let planner = planner(state, at: now)
        let managed: [String: ManagedAlbum]
        do { managed = try await state.albums() } catch { throw .state(error) }
        let people = try await planner.resolve([definition], managed, visibilities: [photo.visibility])
        if let error = people.failures[0] { throw .server(error) }
        var inquiry = PhotoInquiry(
            photo: photo, isOwn: photo.owner == client.user.id, isSettled: true, holds: [], isMember: false,
            history: [], people: photo.people.compactMap { people.directory.alive[$0]?.name }.filter { !$0.isEmpty })
        switch people.resolutions.first {
        case .held(let reasons): inquiry.holds = reasons.map { .name($0) }
        case .resolved(let resolved, _):
            let rule = try await asked(about: photo, resolved, planner, people.context)
            inquiry.verdict = rule.verdict(on: photo)
            inquiry.isSettled =
                !rule.matches(photo) || rule.isSettledMatch(photo, now: now, settle: definition.settings.settle)
        case nil: break
        }
        try await addAlbum(to: &inquiry, definition, planner, managed)
        return inquiry
    }

    /// The rule with what only a request for this photo can tell.
    private func asked(
        about photo: Photo, _ rule: ResolvedRule, _ planner: Planner, _ context: RuleContext
    ) async throws(SyncError) -> ResolvedRule {
        guard rule.mustAsk(about: photo) else { return rule }
        do {
            let context = try await planner.asked(about: [photo.id], context)
            if case .resolved(let asked, _) = rule.rule.resolve(in: context) { return asked }
        } catch {
            throw .server(error)
        }
        return rule
    }

    private func addAlbum(
        to inquiry: inout PhotoInquiry, _ definition: AlbumDefinition, _ planner: Planner,
        _ managed: [String: ManagedAlbum]
    ) async throws(SyncError) {
        do {
            let albums = try await planner.reader.albums()
            let matching = AlbumMatching(reader: planner.reader, albums: albums, managed: managed)
            guard let match = try await matching.match([definition]).first else { return }
            inquiry.holds += match.hold.map { [$0] } ?? []
            guard case .existing(let album) = match.target else { return }
            inquiry.album = album
            inquiry.isMember = try await planner.reader.members(of: album).members.contains {
                $0.id == inquiry.photo.id
            }
        } catch {
            throw .server(error)
        }
        guard let album = inquiry.album else { return }
        do {
            inquiry.entry = try await planner.state.ledger(of: album.id).entries[inquiry.photo.id]
            inquiry.history = try await planner.state.history(of: inquiry.photo.id, in: album.id)
        } catch {
            throw .state(error)
        }
    }
}
