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
    case snatch = "somebody else's change to photos that are about to be written"
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
    /// Which requests are counted.
    enum Counted {
        case all
        /// Those that change something.
        case writes
        /// Those that read members of an album.
        case memberReads
    }

    /// One fault of requests `from` up to `to`, counted from 1.
    struct Entry {
        var fault: LabFault
        var from: Int
        var to: Int
        var counted = Counted.all
    }

    var entries: [Entry] = []
    /// Pages hold so many items although more were asked for; nil leaves the size alone.
    var pageSize: Int?

    /// The fault of a request by its numbers; nil among those of which it is none.
    func fault(at number: Int, write: Int?, memberRead: Int?) -> LabFault? {
        entries.first { entry in
            let number: Int? =
                switch entry.counted {
                case .all: number
                case .writes: write
                case .memberReads: memberRead
                }
            return number.map { entry.from <= $0 && $0 <= entry.to } ?? false
        }?.fault
    }
}
