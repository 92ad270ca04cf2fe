import AlbumRules
import ImmichClient

/// Reads all of the user's own photos on the time line, and does not believe it before the counts agree.
///
/// The time line is cut into windows by the months' counts, several windows are read at once, each page going on from
/// the instant where the last one ended. The months are counted by the server before and after; where what was read
/// does not agree, those windows are read again, then everything, and then the reading is given up as `.incomplete`.
/// Source: `GET /timeline/buckets`, `POST /search/metadata`. Cost: one request per thousand photos and about a tenth more.
public struct LibraryReader: Sendable {
    private let client: ImmichClient
    private let needs: ReadNeeds
    private let concurrency: Int
    private let pageSize: Int
    private let scope: ReadScope

    /// A reader that asks for what the rules need and for nothing else.
    public init(client: ImmichClient, needs: ReadNeeds, scope: ReadScope = .wholeTimeline, concurrency: Int = 4) {
        self.init(client: client, needs: needs, scope: scope, concurrency: concurrency, pageSize: 1000)
    }

    /// A reader by pages of a size of one's own.
    init(
        client: ImmichClient, needs: ReadNeeds, scope: ReadScope = .wholeTimeline, concurrency: Int, pageSize: Int
    ) {
        self.scope = scope
        self.client = client
        self.needs = needs
        self.concurrency = max(1, concurrency)
        self.pageSize = pageSize
    }

    /// Hands photos on while they come; only when this returns is what was handed on the whole library.
    ///
    /// The sink is called by one task at a time; when it gives false the reading ends as `.cancelled`.
    public func read(
        into sink: @escaping @Sendable (LibraryReadEvent) async -> Bool
    ) async throws(ImmichError) -> LibraryRead {
        let start = ContinuousClock.now
        let (requests, bytes) = (client.requestCount, client.receivedBytes)
        var before = try await buckets()
        var tally = try await readAll(before, into: sink)
        var check = ReadCheck()
        reading: while true {
            let after = try await buckets()
            switch check.next(tally, before: before, after: after) {
            case .complete: break reading
            case .countAgain: break
            case .readAgain(let windows):
                tally.forget(windows)
                tally = try await read(windows, tally, into: sink)
                let vanished = tally.vanished
                if !vanished.isEmpty, !(await sink(.vanished(vanished))) { throw .cancelled }
            case .readEverythingAgain:
                guard await sink(.restarted) else { throw .cancelled }
                tally = try await readAll(after, into: sink)
            case .giveUp(let expected):
                throw .incomplete(what: "the library", expected: expected, got: tally.count)
            }
            before = after
        }
        return LibraryRead(
            photoCount: tally.ownCount, foreignCount: tally.foreignCount, requestCount: client.requestCount - requests,
            receivedBytes: client.receivedBytes - bytes, duration: ContinuousClock.now - start, needs: needs)
    }

    private func buckets() async throws(ImmichError) -> [TimelineBucket] {
        try await client.timelineBuckets(scope.visibility, withPartners: scope.hasPartners)
    }

    private func readAll(
        _ buckets: [TimelineBucket], into sink: @escaping @Sendable (LibraryReadEvent) async -> Bool
    ) async throws(ImmichError) -> ReadTally {
        let windows = ReadWindow.cut(buckets, concurrency: concurrency, pageSize: pageSize)
        return try await read(
            Array(windows.indices), ReadTally(user: client.user.id, windows: windows, takesOthers: scope.hasPartners),
            into: sink)
    }

    /// Reads windows, several requests at once; the pages are taken one after the other.
    private func read(
        _ windows: [Int], _ tally: ReadTally, into sink: @escaping @Sendable (LibraryReadEvent) async -> Bool
    ) async throws(ImmichError) -> ReadTally {
        var tally = tally
        let walks = windows.map { index in
            let window = tally.windows[index]
            return (
                number: index,
                walk: client.walk(
                    SearchFilter(visibility: scope.visibility), needs: needs, from: window.start, to: window.end,
                    size: pageSize)
            )
        }
        try await WalkPool(client: client, concurrency: concurrency).go(walks) {
            (window, photos) throws(ImmichError) in
            let own = tally.take(photos, window: window)
            if !own.isEmpty, !(await sink(.photos(own))) { throw .cancelled }
        }
        return tally
    }
}
