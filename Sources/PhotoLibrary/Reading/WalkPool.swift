import AlbumRules
import ImmichClient

/// Goes several walks through searches at once; their pages are taken one after the other.
struct WalkPool: Sendable {
    let client: ImmichClient
    let concurrency: Int

    /// Goes every walk to its end. `take` gets the number of a walk and what a page of it brought.
    func go(
        _ walks: [(number: Int, walk: SearchWalk)],
        take: (Int, [Photo]) async throws(ImmichError) -> Void
    ) async throws(ImmichError) {
        let client = client
        let result = await withTaskGroup(of: Answer.self) { group -> Result<Void, ImmichError> in
            var waiting = Array(walks.reversed())
            var underway = 0
            while true {
                while underway < concurrency, let (number, walk) = waiting.popLast() {
                    guard let query = walk.next else { continue }
                    underway += 1
                    group.addTask { await Answer(number, walk, query, client) }
                }
                guard let answer = await group.next() else { return .success(()) }
                underway -= 1
                do throws(ImmichError) {
                    var walk = answer.walk
                    try await take(answer.number, try walk.take(try answer.page.get()))
                    waiting.append((answer.number, walk))
                } catch {
                    group.cancelAll()
                    return .failure(error)
                }
            }
        }
        try result.get()
    }
}

/// What one request of a walk brought.
private struct Answer: Sendable {
    var number: Int
    var walk: SearchWalk
    var page: Result<SearchPage, ImmichError>

    init(_ number: Int, _ walk: SearchWalk, _ query: SearchQuery, _ client: ImmichClient) async {
        self.number = number
        self.walk = walk
        do throws(ImmichError) {
            page = .success(try await client.search(query))
        } catch {
            page = .failure(error)
        }
    }
}
