import AlbumRules
import ImmichClient

/// Counts on how many photos people are, several at once.
struct PersonCounts: Sendable {
    let client: ImmichClient
    let concurrency: Int

    /// How many photos of the time line each is on. Source: `POST /search/statistics`. Cost: one request a person.
    func counts(of people: Set<PersonID>) async throws(ImmichError) -> [PersonID: Int] {
        let (client, concurrency) = (client, max(1, concurrency))
        let result = await withTaskGroup(of: Result<(PersonID, Int), ImmichError>.self) { group in
            var waiting = people.sorted()
            var counts: [PersonID: Int] = [:]
            func askNext() {
                guard let person = waiting.popLast() else { return }
                group.addTask {
                    do throws(ImmichError) {
                        return .success((person, try await client.count(SearchFilter(people: [person]))))
                    } catch {
                        return .failure(error)
                    }
                }
            }
            for _ in 0..<concurrency { askNext() }
            while let answer = await group.next() {
                switch answer {
                case .success(let (person, count)): counts[person] = count
                case .failure(let error):
                    group.cancelAll()
                    return Result<[PersonID: Int], ImmichError>.failure(error)
                }
                askNext()
            }
            return .success(counts)
        }
        return try result.get()
    }
}
