import Synchronization

/// Whether a server takes searches with a sieve, as far as that is known.
final class SieveStanding: Sendable {
    enum Standing: Hashable, Sendable {
        /// Nobody asked yet.
        case untried
        /// It does.
        case taken
        /// It does not, or not as it should; why, when that is for the user to know.
        case refused(String?)
    }

    private let state = Mutex(Standing.untried)

    var standing: Standing { state.withLock { $0 } }

    /// The first refusal stays.
    func settle(_ standing: Standing) {
        state.withLock { state in
            if case .refused = state { return }
            state = standing
        }
    }
}

extension ImmichClient {
    /// The first release whose searches take a sieve (structured filter).
    private static let firstWithSieves = ServerVersion(major: 3, minor: 2, patch: 0)

    /// Whether searches may have a sieve, found out once by counting the photos of nobody.
    ///
    /// A server that does not understand a filter drops it without a word and counts everything; one that has another
    /// idea of it refuses it, and so does a key that may not count. Source: `POST /search/statistics`. Cost: one request.
    public func takesSieves() async throws(ImmichError) -> Bool {
        guard version >= Self.firstWithSieves else { return false }
        switch sieves.standing {
        case .taken: return true
        case .refused: return false
        case .untried: break
        }
        // A well-formed identifier that no server gives.
        let nobody = PersonID(high: 0x0000_0000_0000_4000, low: 0x8000_0000_0000_0000)
        var filter = SearchFilter()
        filter.sieve = PhotoSieve { $0.anyPeople = [nobody] }
        do throws(ImmichError) {
            let found = try await count(filter)
            sieves.settle(found == 0 ? .taken : .refused("it finds \(found) photos of nobody"))
        } catch {
            guard error.isAboutSieves else { throw error }
            sieves.settle(.refused(nil))
        }
        return sieves.standing == .taken
    }

    /// No search of this client has a sieve from now on.
    public func giveUpSieves(because reason: String) { sieves.settle(.refused(reason)) }

    /// Why searches of this server have no sieve though its release should take them; nil when there is nothing to say.
    public var sieveRefusal: String? {
        guard case .refused(let reason?) = sieves.standing else { return nil }
        return reason
    }

    /// Takes note when a search with a sieve is refused or misunderstood.
    func watchingSieves<Answer: Sendable>(
        _ filter: SearchFilter, _ search: () async throws(ImmichError) -> Answer
    ) async throws(ImmichError) -> Answer {
        do throws(ImmichError) {
            return try await search()
        } catch {
            if filter.sieve != nil {
                switch error {
                case .refused, .malformed: giveUpSieves(because: "\(error)")
                default: break
                }
            }
            throw error
        }
    }
}

extension ImmichError {
    /// Whether the same question may be answered when it is asked without a sieve.
    public var isAboutSieves: Bool {
        switch self {
        case .refused, .malformed, .incomplete, .forbidden: true
        default: false
        }
    }
}
