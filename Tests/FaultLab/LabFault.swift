/// What can go wrong between the tool and the server.
enum LabFault: String, CaseIterable {
    /// The connection breaks before the server saw the request.
    case dropBefore = "connection lost before the server acted"
    /// The server acted, and the connection breaks before the answer is there.
    case dropAfter = "connection lost after the server acted"
    case trouble = "status 500"
    case troubleAfter = "status 502 after the server acted"
    case tooMany = "status 429 with Retry-After"
    case truncated = "truncated JSON"
    case wrongType = "a value of a wrong type"
    case webPage = "a web page"
    case stall = "no answer in time"
    case repeatedPage = "a repeated page"
    case shortPage = "a short page"
    case shift = "somebody else's change between two requests"
    case forbidden = "status 403 for one permission"
    case revoked = "a revoked key"
    case killBefore = "kill before the server acted"
    case killAfter = "kill after the server acted"

    var isKill: Bool { self == .killBefore || self == .killAfter }

    /// Whether the server carried the request out.
    var reachesServer: Bool {
        switch self {
        case .dropBefore, .trouble, .tooMany, .stall, .forbidden, .revoked, .killBefore: false
        default: true
        }
    }
}

/// Faults of one run, by the number of the request.
struct FaultSchedule {
    /// One fault of requests `from` up to `to`, counted from 1.
    struct Entry {
        var fault: LabFault
        var from: Int
        var to: Int
        /// Whether only requests that change something are counted.
        var countsWrites = false
    }

    var entries: [Entry] = []
    /// Pages hold so many items although more were asked for; nil leaves the size alone.
    var pageSize: Int?

    /// The fault of a request by its number; `write` is its number among those that change something.
    func fault(at number: Int, write: Int?) -> LabFault? {
        entries.first { entry in
            guard let number = entry.countsWrites ? write : number else { return false }
            return entry.from <= number && number <= entry.to
        }?.fault
    }
}
