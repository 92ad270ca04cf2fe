import AlbumRules
import ImmichClient

/// Reads the library by a quick pass: brings the mirror up to date and hands it on.
struct QuickReader: Sendable {
    let client: ImmichClient
    let mirror: LibraryMirror
    let standing: LibraryMirror.Standing
    let watched: Set<PersonID>
    let concurrency: Int
    let now: Instant
    /// How long the mirror goes on without everything being read.
    let stretch: Duration
    let memory: PassMemory

    /// Brings the mirror up to date, once for all who watch the same people; nil when everything has to be read.
    func pass() async throws(RefreshFailure) -> QuickPass.Outcome? {
        if let known = await memory.pass(watching: watched, at: standing) { return known }
        var pass = QuickPass(
            client: client, mirror: mirror, standing: standing, watched: watched, concurrency: concurrency, now: now)
        guard let outcome = try await pass.go() else { return nil }
        await memory.take(outcome, watching: watched)
        return outcome
    }

    /// Hands the library on; nil when everything has to be read.
    func read(
        into sink: @escaping @Sendable (LibraryReadEvent) async -> Bool
    ) async throws(RefreshFailure) -> LibraryRead? {
        let start = ContinuousClock.now
        let (requests, bytes) = (client.requestCount, client.receivedBytes)
        guard let outcome = try await pass(),
            let (count, standing) = try await mirror.handOn(at: outcome.cursor, into: sink)
        else { return nil }
        await memory.take(mark: standing.mark)
        return LibraryRead(
            photoCount: count, foreignCount: 0, requestCount: client.requestCount - requests,
            receivedBytes: client.receivedBytes - bytes, duration: ContinuousClock.now - start, needs: standing.needs,
            way: .quickPass(facts(outcome)), fresh: outcome.fresh)
    }

    /// What a pass found, for a report.
    func facts(_ outcome: QuickPass.Outcome) -> QuickPassFacts {
        let due = standing.filledAt.milliseconds + stretch.wholeMilliseconds
        return QuickPassFacts(
            photos: outcome.changed.count, people: outcome.people.count, fullScanAt: standing.filledAt,
            nextFullScan: Instant(milliseconds: due))
    }
}

/// Looks again at photos that came from the mirror, before anything is decided on what it says of them.
struct QuickRecheck: Sendable {
    let client: ImmichClient
    let mirror: LibraryMirror
    let concurrency: Int

    /// Those that are another way now, and those that are not on the time line; nil when there are too many, or somebody
    /// else moved the mirror.
    func recheck(_ photos: Set<AssetID>) async throws(RefreshFailure) -> (changed: [Photo], gone: Set<AssetID>)? {
        let (count, standing): (Int, LibraryMirror.Standing?)
        do {
            (count, standing) = (try await mirror.count(), try await mirror.standing())
        } catch {
            throw .mirror(error)
        }
        // Reading everything costs the server about as much as single photos for each 120.
        guard let standing, photos.count <= max(200, count / 120) else { return nil }
        var (present, gone): ([Photo], Set<AssetID>) = ([], [])
        let refresh = PhotoRefresh(client: client, mirror: mirror, needs: standing.needs, concurrency: concurrency)
        for (id, photo) in try await refresh.read(photos) {
            if let photo { present.append(photo) } else { gone.insert(id) }
        }
        do throws(MirrorError) {
            guard let changed = try await mirror.take(present, gone: gone, at: standing.cursor) else { return nil }
            return (present.filter { changed.contains($0.id) }, gone)
        } catch {
            throw .mirror(error)
        }
    }
}
